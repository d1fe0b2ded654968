import type { Integration } from './catalog/integration.ts';
import type { Answer } from './platform/published.ts';
import type { IntegrationStatus, IntegrationSummary } from './report.ts';
export interface Linted {
    readonly integration: Integration;
    readonly before: Integration | undefined;
    readonly status: IntegrationStatus;
    /** Whether it differs from the base; false without one. */
    readonly changed: boolean;
    readonly published: readonly Answer[];
}
export declare function summarize({ integration, before, status, changed, published }: Linted): Promise<IntegrationSummary>;
/** The same without what must not be shown. */
export declare function redacted(summary: IntegrationSummary, redact: (text: string) => string): IntegrationSummary;
