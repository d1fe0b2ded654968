import { type Catalog } from './catalog.ts';
import type { CatalogKind } from './integration.ts';
/**
 * Opens the integrations and catalogs at `paths` in the working tree.
 * @throws UserError when a path does not exist or holds no integration.
 */
export declare function openCatalog(paths: readonly string[], kind?: CatalogKind | 'auto'): Promise<Catalog>;
/** The top of the repository that a folder is in; undefined outside of git. */
export declare function topOf(folder: string): string | undefined;
