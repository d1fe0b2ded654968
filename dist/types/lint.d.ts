import type { Base } from './catalog/base/base.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { ExportedClient } from './platform/exported-client.ts';
import type { PublishedSource } from './platform/published.ts';
import { type Report } from './report.ts';
import { type Rule, type SeverityOf } from './rules/rule.ts';
export interface LintOptions {
    readonly rules?: readonly Rule[];
    readonly severityOf?: SeverityOf;
    readonly onProgress?: (done: number, total: number) => void;
    /** What the integrations were before: tells new from existing, and what was wrong already. */
    readonly base?: Base;
    /** Whether what was wrong already is looked for, by running the rules on the base as well; they are unless it says no. */
    readonly marksPreexisting?: boolean;
    /** Who knows the published app_uuid. */
    readonly published?: readonly PublishedSource[];
    /** The OAuth client of the one integration that is linted, as an exported app manifest has it. */
    readonly exported?: ExportedClient;
}
/** The id under which a rule that threw is reported; the exit code is then 2. */
export declare const internalError = "internal-error";
/** Lints every folder of the catalog. What it could not check is in the report, with the reason; it throws for nothing that a file holds. */
export declare function lint(catalog: Catalog, options?: LintOptions): Promise<Report>;
