import type { Entry } from '../file-source.ts';
export interface TreeEntry {
    /** From the root. */
    readonly path: string;
    /** As git writes it: `100644`, `100755`, `120000`, `160000` or `040000`. */
    readonly mode: string;
    readonly oid: string;
}
export declare class Tree {
    #private;
    /** Enters what stands inside of folders; a folder's own entry is not needed for it to be there. */
    add(entries: Iterable<TreeEntry>): void;
    get(path: string): TreeEntry | undefined;
    has(folder: string): boolean;
    list(folder: string): readonly Entry[];
    /** Every file and link below a folder, at any depth. */
    objects(folder: string): Map<string, string>;
}
export declare function isFile({ mode }: TreeEntry): boolean;
export declare function isFolder({ mode }: TreeEntry): boolean;
/** The folder that something stands in; `.` for the root. */
export declare function parentOf(path: string): string;
