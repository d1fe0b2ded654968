import { type FileSource } from './file-source.ts';
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
export declare function folderKind(source: FileSource, folder: string): Promise<FolderKind>;
/** The folders directly inside `folder` that are integrations, and those that look like one beside them; hidden ones are none. */
export declare function integrationsIn(source: FileSource, folder: string): Promise<string[]>;
