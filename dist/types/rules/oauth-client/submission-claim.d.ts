import type { Integration } from '../../catalog/integration.ts';
/** The place in words; undefined when nothing says so, or when the Agent sends the data. */
export declare function submissionClaim(integration: Integration): Promise<string | undefined>;
