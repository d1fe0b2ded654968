// Which folders of a catalog carry which app_uuid, those beside the linted ones included.
import type { Catalog } from './catalog.ts';
import { join } from './file-source.ts';

/** Folders by the app_uuid (lower case) of their manifests. */
export async function readAppUuids(catalog: Catalog): Promise<ReadonlyMap<string, readonly string[]>> {
  const folders = new Set(catalog.folders);
  for (const parent of catalog.parents) {
    for (const { name, kind } of await catalog.source.list(parent)) if (kind === 'folder') folders.add(join(parent, name));
  }
  const byUuid = new Map<string, string[]>();
  for (const folder of folders) {
    const uuid = await readAppUuid(catalog, folder);
    if (uuid === undefined) continue;
    const same = byUuid.get(uuid);
    if (same === undefined) byUuid.set(uuid, [folder]);
    else same.push(folder);
  }
  return byUuid;
}

async function readAppUuid({ source }: Catalog, folder: string): Promise<string | undefined> {
  const content = await source.read(join(folder, 'manifest.json'));
  if (content.status !== 'read') return undefined;
  try {
    const manifest: unknown = JSON.parse(Buffer.from(content.bytes).toString());
    const uuid = typeof manifest === 'object' && manifest !== null && 'app_uuid' in manifest ? manifest.app_uuid : undefined;
    return typeof uuid === 'string' ? uuid.toLowerCase() : undefined;
  } catch {
    return undefined; // Its own lint run says what is wrong with it.
  }
}
