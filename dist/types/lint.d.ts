import type { Catalog } from './catalog/catalog.ts';
import { type Report, type Severity } from './report.ts';
import { type Rule } from './rules/rule.ts';
/** What the user decided about a rule for an integration. */
export type SeverityOf = (rule: Pick<Rule, 'id' | 'severity'>, integration: {
    path: string;
    name: string;
}) => Severity | 'off';
export interface LintOptions {
    /** tilelint's own version, for the report. */
    readonly version: string;
    readonly rules?: readonly Rule[];
    readonly severityOf?: SeverityOf;
    readonly onProgress?: (done: number, total: number) => void;
}
/** The id under which a rule that threw is reported; the exit code is then 2. */
export declare const internalError = "internal-error";
/** Lints every folder of the catalog. What it could not check is in the report, with the reason; it throws for nothing that a file holds. */
export declare function lint(catalog: Catalog, options: LintOptions): Promise<Report>;
