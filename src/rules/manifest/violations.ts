// One run of the schema feeds several rules: each violation belongs to exactly one of them.
import type { Integration } from '../../catalog/integration.ts';
import { parentOf, segments } from '../../documents/pointer.ts';
import { type Violation, violations } from '../../documents/schema.ts';
import { manifest, marketplaceManifest } from '../../documents/validators.ts';
import { nearest } from '../../nearest.ts';

const known = new WeakMap<Integration, readonly Violation[]>();

/** What the schema says of the manifest, which is validated once; nothing while it is not JSON. */
export function manifestViolations(integration: Integration): readonly Violation[] {
  const before = known.get(integration);
  if (before !== undefined) return before;
  const validate = integration.kind === 'marketplace' ? marketplaceManifest : manifest;
  const found = integration.manifest === undefined ? [] : joinMisspelled(violations(integration.manifest, validate));
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

/** The key that a violation is about. */
export function nameOf({ pointer }: Violation): string {
  return segments(pointer).at(-1) ?? '';
}

/** A required key that is missing beside an unknown one of nearly its name is one fault: the name is misspelled. */
function joinMisspelled(found: readonly Violation[]): readonly Violation[] {
  const missing = new Map<string, Violation[]>();
  for (const violation of found) {
    // app-uuid/format looks for its key by itself.
    if (violation.keyword !== 'required' || isAppUuid(violation)) continue;
    const parent = parentOf(violation.pointer);
    missing.set(parent, [...(missing.get(parent) ?? []), violation]);
  }
  const joined = new Map<Violation, Violation | undefined>();
  for (const unknown of found.filter(isUnknownKey)) {
    const beside = missing.get(parentOf(unknown.pointer)) ?? [];
    const name = nearest(nameOf(unknown), beside.map(nameOf));
    const meant = beside.find((each) => nameOf(each) === name);
    if (meant === undefined || joined.has(meant)) continue;
    joined.set(meant, { ...meant, at: unknown.at, message: `${unknown.message}, expected \`${name}\`` });
    joined.set(unknown, undefined);
  }
  return found.flatMap((violation) => (joined.has(violation) ? (joined.get(violation) ?? []) : violation));
}
