import { type FileSource } from '../file-source.ts';
/** @param length Of the names that the repository uses: 40 for SHA-1, 64 for SHA-256. */
export declare function blobOid(bytes: Uint8Array, length: number): string;
/**
 * The name that a folder's tree would have if no file in it were executable; undefined when something in it cannot be read. A folder
 * with executable files has another name, which says no more than that they have to be compared one by one.
 */
export declare function treeOid(source: FileSource, folder: string, length: number): Promise<string | undefined>;
