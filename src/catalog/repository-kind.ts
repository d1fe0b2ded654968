// Whose rules apply, by the name of the repository: its remote in git, else its folder.
import { lstatSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CatalogKind } from './integration.ts';

/** @param root The report's root. Undefined when its name says nothing: each manifest then decides for itself. */
export function repositoryKind(root: string): CatalogKind | undefined {
  for (const name of [...remotes(root), basename(root)]) {
    if (/\bmarketplace$/i.test(name)) return 'marketplace';
    if (/\bintegrations-extras$/i.test(name)) return 'extras';
  }
  return undefined;
}

const mostCharacters = 100_000;

/** The remotes' URLs as git's configuration has them, read as text: git itself would run what a configuration names. */
function remotes(root: string): string[] {
  try {
    const file = join(root, '.git/config');
    // A pipe would be waited for, a device read for ever.
    if (!lstatSync(file).isFile()) return [];
    const config = readFileSync(file, 'utf8').slice(0, mostCharacters);
    return Array.from(config.matchAll(/^[ \t]*url[ \t]*=[ \t]*(\S+)[ \t\r]*$/gm), ([, url = '']) =>
      url.replace(/(?:\.git)?\/?$/, ''),
    );
  } catch {
    return []; // No git here, or a worktree: the folder's name has to do.
  }
}
