// What is linted: which folders of which tree.
import { type Entry, type FileSource, join } from './file-source.ts';
import type { CatalogKind } from './integration.ts';

export interface Catalog {
  /** Absolute path of the report's root; what the report says, never what is read. */
  readonly root: string;
  readonly source: FileSource;
  /** `auto`: each manifest decides for itself. */
  readonly kind: CatalogKind | 'auto';
  /** Folders to lint, relative to the root, in order. */
  readonly folders: readonly string[];
  /** The folder that holds the siblings of each. */
  readonly parents: readonly string[];
}

/** `integration`: has a manifest.json. `no-manifest`: looks like one without. Undefined: something else. */
export type FolderKind = 'integration' | 'no-manifest' | undefined;

/** Judges a folder by itself: without a manifest its README has to speak as an integration's does. */
export async function folderKind(source: FileSource, folder: string): Promise<FolderKind> {
  const kind = await kindBesideOthers(source, folder);
  if (kind !== 'no-manifest') return kind;
  const readme = await source.read(join(folder, 'README.md'));
  const speaks =
    readme.status === 'read' && /^#{1,3} *(?:overview|setup|installation)\b/im.test(Buffer.from(readme.bytes).toString());
  return speaks ? 'no-manifest' : undefined;
}

/** Judges a folder among integrations: a README is enough to ask where its manifest is. */
async function kindBesideOthers(source: FileSource, folder: string): Promise<FolderKind> {
  const names = new Set((await source.list(folder)).map(({ name }) => name));
  if (names.has('manifest.json')) return 'integration';
  return names.has('README.md') ? 'no-manifest' : undefined;
}

/** The folders directly inside `folder` that are integrations, and those that look like one beside them; hidden ones are none. */
export async function integrationsIn(source: FileSource, folder: string): Promise<string[]> {
  const candidates = (await source.list(folder)).filter(mayBeIntegration).map((entry) => join(folder, entry.name));
  const kinds = await Promise.all(candidates.map((candidate) => kindBesideOthers(source, candidate)));
  if (!kinds.includes('integration')) return [];
  return candidates.filter((_, index) => kinds[index] !== undefined).sort();
}

function mayBeIntegration({ name, kind }: Entry): boolean {
  return kind === 'folder' && !name.startsWith('.') && name !== 'node_modules';
}
