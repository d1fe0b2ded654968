import type { Integration } from '../../catalog/integration.ts';
import { type Violation } from '../../documents/schema.ts';
/** What the schema says of the manifest, which is validated once; nothing while it is not JSON. */
export declare function manifestViolations(integration: Integration): readonly Violation[];
/** `app-uuid/format` speaks of the app_uuid. */
export declare const isAppUuid: ({ pointer }: Violation) => boolean;
/** `manifest/unknown-key` */
export declare const isUnknownKey: ({ keyword }: Violation) => boolean;
/** `manifest/tile-limits` */
export declare const isTileLimit: ({ pointer, keyword }: Violation) => boolean;
/** `manifest/classifier-tags` */
export declare const isClassifierTag: ({ pointer, keyword }: Violation) => boolean;
/** `manifest/media` */
export declare const isMedia: (violation: Violation) => boolean;
export declare function isOwnedByAnotherRule(violation: Violation): boolean;
/** The key that a violation is about. */
export declare function nameOf({ pointer }: Violation): string;
