// Every path that manifest.json names.
import type { Integration } from '../../catalog/integration.ts';
import type { JsonDocument } from '../../documents/json.ts';
import { isObject, type Json, pointer } from '../../documents/pointer.ts';
import { locate } from '../locate.ts';

export interface Reference {
  /** Where the manifest names it. */
  readonly pointer: string;
  /** Relative to the integration's folder, as it is written; never empty. */
  readonly path: string;
}

export type AssetGroup = 'dashboards' | 'monitors' | 'saved_views' | 'powerpacks';

export function references(manifest: JsonDocument): Reference[] {
  return [
    ...tileKeys.flatMap((key) => tileReference(manifest, key)),
    ...pictures(manifest),
    ...singleFiles.flatMap((at) => reference(at, manifest.get(at))),
    ...assetFiles(manifest, 'dashboards', 'monitors', 'saved_views', 'powerpacks'),
  ];
}

/** The values of `assets.dashboards` and its like. */
export function assetFiles(manifest: JsonDocument, ...groups: readonly AssetGroup[]): Reference[] {
  return groups.flatMap((group) => {
    const files = manifest.get(`/assets/${group}`);
    return isObject(files)
      ? Object.entries(files).flatMap(([name, path]) => reference(pointer('assets', group, name), path))
      : [];
  });
}

/** The pictures of `tile.media`, the preview of a video among them. */
export function pictures(manifest: JsonDocument): Reference[] {
  const media = manifest.get('/tile/media');
  if (!Array.isArray(media)) return [];
  return media.flatMap((_, index) => {
    const at = pointer('tile', 'media', index, 'image_url');
    return reference(at, manifest.get(at));
  });
}

/** Those that lead to a file, each file once; about the others manifest/referenced-files speaks. */
export async function existingFiles(
  integration: Integration,
  named: readonly Reference[],
): Promise<readonly (Reference & { readonly file: string })[]> {
  const files = new Map<string, Reference & { readonly file: string }>();
  for (const reference of named) {
    const located = await locate(integration, reference.path);
    if (located.status === 'file' && !files.has(located.file)) files.set(located.file, { ...reference, file: located.file });
  }
  return [...files.values()];
}

/** `README.md#Setup` -> its file and its fragment. */
export function splitTarget(value: string): { readonly path: string; readonly fragment: string | undefined } {
  const hash = value.indexOf('#');
  return hash === -1 ? { path: value, fragment: undefined } : { path: value.slice(0, hash), fragment: value.slice(hash + 1) };
}

/** An e-mail address or a web address, which published manifests have as `tile.support` in the place of a path. */
function isAddress(value: string): boolean {
  return /@|^www\.|^[a-z][a-z\d+.-]*:/i.test(value);
}

const tileKeys = ['overview', 'configuration', 'uninstallation', 'support', 'changelog'] as const;

const singleFiles = [
  '/assets/oauth',
  '/assets/integration/configuration/spec',
  '/assets/integration/metrics/metadata_path',
  '/assets/integration/service_checks/metadata_path',
  '/legal_terms/eula',
];

function tileReference(manifest: JsonDocument, key: (typeof tileKeys)[number]): Reference[] {
  const at = pointer('tile', key);
  const value = manifest.get(at);
  if (typeof value !== 'string' || (key === 'support' && isAddress(value))) return [];
  return reference(at, splitTarget(value).path);
}

/** What is no text, or an empty one, is manifest/schema's. */
function reference(at: string, path: Json | undefined): Reference[] {
  return typeof path === 'string' && path !== '' ? [{ pointer: at, path }] : [];
}
