import { type Catalog } from './catalog.ts';
import type { Env } from './git-folder.ts';
import type { CatalogKind } from './integration.ts';
/**
 * Opens the integrations and catalogs at `paths` in the working tree.
 * @param env Names the work tree of a repository that stands elsewhere, in GIT_DIR and GIT_WORK_TREE.
 * @throws UserError when a path does not exist or holds no integration.
 */
export declare function openCatalog(paths: readonly string[], kind?: CatalogKind | 'auto', env?: Env): Promise<Catalog>;
/** The top of the repository that a folder is in; undefined outside of git. */
export declare function topOf(folder: string): string | undefined;
