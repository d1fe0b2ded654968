import { type Catalog } from '../catalog.ts';
import { type FileSource } from '../file-source.ts';
import type { Revision } from './revision.ts';
export interface Base {
    readonly commit: string;
    /** Its files; those that are the same here are read here. */
    readonly source: FileSource;
    /** Reads what differs in a folder of the base at once, before its files are asked for one by one. */
    prefetch(folder: string): Promise<void>;
    /** The folder of the base that a folder of the head comes from, itself or before it was renamed; undefined when it is new. */
    origin(folder: string): Promise<string | undefined>;
    /** Whether anything in the folder differs from the base. */
    isChanged(folder: string): Promise<boolean>;
}
/**
 * A revision as the base of a catalog. Every question may throw BaseUnavailable, where the revision is not here.
 * @param head The commit that is checked out, where that, and not what became of the files since, is compared with the base.
 */
export declare function baseOf(catalog: Catalog, revision: Revision, head?: Revision): Base;
