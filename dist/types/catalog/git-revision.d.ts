import { type Entry, type FileContent, type FileSource } from './file-source.ts';
import type { Git } from './git.ts';
export declare class GitRevision implements FileSource {
    #private;
    /** @param commit An existing commit. */
    constructor(git: Git, commit: string);
    read(path: string): Promise<FileContent>;
    list(folder: string): Promise<readonly Entry[]>;
    size(path: string): Promise<number | undefined>;
    /** Reads every text of some folders at once: one process instead of one a file. */
    prefetch(folders: readonly string[]): void;
}
