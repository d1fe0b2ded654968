import { type Entry, type FileContent, type FileSource } from './file-source.ts';
export declare class WorkingTree implements FileSource {
    #private;
    /** @param root An existing folder. */
    constructor(root: string);
    read(path: string): Promise<FileContent>;
    list(folder: string): Promise<readonly Entry[]>;
    size(path: string): Promise<number | undefined>;
}
