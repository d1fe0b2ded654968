import type { Integration } from '../../catalog/integration.ts';
import type { Heading } from '../../documents/markdown.ts';
declare const _default: import("../rule.ts").Rule<string>;
export default _default;
/** The uninstallation H2 behind Setup that an OAuth integration's tile does not point to. */
export declare function unpointedSection(integration: Integration): Promise<Heading | undefined>;
