import type { Integration } from '../../catalog/integration.ts';
import type { Sections } from '../../report.ts';
export declare function sectionsOf(integration: Integration): Promise<Sections>;
