// One run of the schema feeds several rules: each violation belongs to exactly one of them.
import type { Integration } from '../../catalog/integration.ts';
import { type Violation, violations } from '../../documents/schema.ts';
import { manifest, marketplaceManifest } from '../../documents/validators.ts';

const known = new WeakMap<Integration, readonly Violation[]>();

/** What the schema says of the manifest, which is validated once; nothing while it is not JSON. */
export function manifestViolations(integration: Integration): readonly Violation[] {
  const before = known.get(integration);
  if (before !== undefined) return before;
  const validate = integration.kind === 'marketplace' ? marketplaceManifest : manifest;
  const found = integration.manifest === undefined ? [] : violations(integration.manifest, validate);
  known.set(integration, found);
  return found;
}

/** `app-uuid/format` speaks of the app_uuid. */
export const isAppUuid = ({ pointer }: Violation) => pointer === '/app_uuid';

/** `manifest/unknown-key` */
export const isUnknownKey = ({ keyword }: Violation) => keyword === 'additionalProperties';

/** `manifest/tile-limits` */
export const isTileLimit = ({ pointer, keyword }: Violation) =>
  pointer.startsWith('/tile/') && (keyword === 'maxLength' || keyword === 'maxItems');

/** `manifest/classifier-tags` */
export const isClassifierTag = ({ pointer, keyword }: Violation) =>
  pointer.startsWith('/tile/classifier_tags/') && keyword === 'enum';

/** `manifest/media` */
export const isMedia = (violation: Violation) =>
  violation.pointer.startsWith('/tile/media/') && !isTileLimit(violation) && !isUnknownKey(violation);

export function isOwnedByAnotherRule(violation: Violation): boolean {
  return [isAppUuid, isUnknownKey, isTileLimit, isClassifierTag, isMedia].some((owns) => owns(violation));
}
