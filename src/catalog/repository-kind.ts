// Whose rules apply, by the name of the repository: its remote in git, else its folder.
import { basename } from 'node:path';
import { type Env, gitFolder, remotes } from './git-folder.ts';
import type { CatalogKind } from './integration.ts';

/** @param root The report's root. Undefined when its name says nothing: each manifest then decides for itself. */
export function repositoryKind(root: string, env: Env = {}): CatalogKind | undefined {
  const git = gitFolder(root, env);
  const urls = git === undefined ? [] : remotes(git).map(({ url }) => url);
  for (const name of [...urls, basename(root)]) {
    if (/\bmarketplace$/i.test(name)) return 'marketplace';
    if (/\bintegrations-extras$/i.test(name)) return 'extras';
  }
  return undefined;
}
