import type { Integration } from '../../catalog/integration.ts';
import type { Heading } from '../../documents/markdown.ts';
/** The uninstallation H2 behind Setup that an OAuth integration's tile does not point to. */
export declare function unpointedSection(integration: Integration): Promise<Heading | undefined>;
