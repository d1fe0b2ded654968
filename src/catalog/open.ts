// Paths that a user names -> the catalog to lint. The report's root is the repository's top, or the catalog outside of git.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../user-error.ts';
import { type Catalog, folderKind, integrationsIn } from './catalog.ts';
import type { FileSource } from './file-source.ts';
import type { Env } from './git-folder.ts';
import type { CatalogKind } from './integration.ts';
import { WorkingTree } from './working-tree.ts';

/**
 * Opens the integrations and catalogs at `paths` in the working tree.
 * @param env Names the work tree of a repository that stands elsewhere, in GIT_DIR and GIT_WORK_TREE.
 * @throws UserError when a path does not exist or holds no integration.
 */
export async function openCatalog(
  paths: readonly string[],
  kind: CatalogKind | 'auto' = 'auto',
  env: Env = {},
): Promise<Catalog> {
  const folders = paths.map(existingFolder);
  const top = repositoryTop(folders, env);
  const found: { folder: string; parent: string }[] = [];
  const sources = new Map(folders.map((folder) => [folder, new WorkingTree(folder)]));
  for (const [folder, source] of sources) found.push(...(await integrationsAt(folder, source)));
  const root = top ?? commonFolder(found.map(({ parent }) => parent));
  const inside = (folder: string) => relative(root, folder).split(sep).join('/') || '.';
  return {
    root,
    // Of a catalog at the top its listings are known by now.
    source: sources.get(root) ?? new WorkingTree(root),
    kind,
    folders: [...new Set(found.map(({ folder }) => inside(folder)))].sort(),
    parents: [...new Set(found.map(({ parent }) => inside(parent)))],
  };
}

async function integrationsAt(folder: string, source: FileSource): Promise<{ folder: string; parent: string }[]> {
  const children = (await integrationsIn(source, '.')).map((name) => ({ folder: join(folder, name), parent: folder }));
  const kind = await folderKind(source, '.');
  if (kind === 'integration' || (kind === 'no-manifest' && children.length === 0)) return [{ folder, parent: dirname(folder) }];
  if (children.length > 0) return children;
  throw new UserError(`${folder} is no integration and holds none: expected a manifest.json in it, or in the folders inside it`);
}

function existingFolder(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new UserError(`${path} does not exist: give the folder of an integration, or of a catalog of them`);
  if (!stats.isDirectory()) throw new UserError(`${path} is a file: give the folder that it is in`);
  return realpathSync(resolve(path));
}

/** The top of the git repository that all folders are in. */
function repositoryTop(folders: readonly string[], env: Env): string | undefined {
  const tops = new Set(folders.map((folder) => topOf(folder) ?? namedTop(folder, env)));
  const [top] = tops;
  return tops.size === 1 ? top : undefined;
}

/** The top of the repository that a folder is in; undefined outside of git. */
export function topOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function namedTop(folder: string, { GIT_DIR, GIT_WORK_TREE }: Env): string | undefined {
  if (!GIT_DIR || !existsSync(GIT_WORK_TREE || '.')) return undefined;
  const top = realpathSync(GIT_WORK_TREE || '.');
  return folder === top || folder.startsWith(top + sep) ? top : undefined;
}

function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? '.';
  while (!folders.every((folder) => folder === common || folder.startsWith(common.endsWith(sep) ? common : common + sep)))
    common = dirname(common);
  return common;
}
