import { type Entry, type FileContent, type FileSource } from './file-source.ts';
import type { Git } from './git.ts';
export declare class GitRevision implements FileSource {
    #private;
    /** @param commit An existing commit. */
    constructor(git: Git, commit: string);
    read(path: string): Promise<FileContent>;
    list(folder: string): Promise<readonly Entry[]>;
    size(path: string): Promise<number | undefined>;
    /** The object that a path names, a link's too; undefined when there is none. */
    oid(path: string): string | undefined;
    /** How many files stand in a folder, at any depth. */
    count(folder: string): number;
    /** Reads every text of some folders at once: one process instead of one a file. */
    prefetch(folders: readonly string[]): void;
}
