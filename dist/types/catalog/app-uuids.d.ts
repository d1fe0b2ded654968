import type { Catalog } from './catalog.ts';
/** Folders by the app_uuid (lower case) of their manifests. */
export declare function readAppUuids(catalog: Catalog): Promise<ReadonlyMap<string, readonly string[]>>;
