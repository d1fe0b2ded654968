import type { Catalog } from './catalog.ts';
import { type FileSource } from './file-source.ts';
export interface Base {
    /** The commit. */
    readonly commit: string;
    readonly source: FileSource;
    /** Reads a folder of the base at once, before its files are asked for one by one. */
    prefetch(folder: string): void;
    /** The folder of the base that a folder of the head comes from, itself or before it was renamed; undefined when it is new. */
    origin(folder: string): Promise<string | undefined>;
    /** Whether anything in the folder differs from the base. */
    isChanged(folder: string): Promise<boolean>;
}
/**
 * Opens a revision as the base of a catalog in git's work tree.
 * @param revision As git names it. `auto`: where the work began, the merge base with the upstream's default branch.
 * @throws UserError when there is no git, no such commit, or no history to find the merge base in.
 */
export declare function openBase(catalog: Catalog, revision: string, env: Readonly<Record<string, string | undefined>>): Base;
