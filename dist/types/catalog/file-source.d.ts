/** Larger files are not read: no file of a published integration comes near. */
export declare const maxFileBytes = 10000000;
export type FileContent = {
    readonly status: 'read';
    readonly bytes: Uint8Array;
} | {
    readonly status: 'missing';
} | {
    readonly status: 'refused';
    readonly reason: string;
};
export interface Entry {
    readonly name: string;
    /** `other`: a device, a pipe, or a link that leads out of the root or nowhere. */
    readonly kind: 'file' | 'folder' | 'other';
    /** Where a link of the working tree leads, as it is written; `kind` is of what stands there. */
    readonly link?: string;
}
export interface FileSource {
    read(path: string): Promise<FileContent>;
    /** The entries of a folder, by name; empty when it does not exist or lies outside. */
    list(folder: string): Promise<readonly Entry[]>;
    /** A file's size in bytes; undefined when there is no such file. */
    size(path: string): Promise<number | undefined>;
}
/**
 * Resolves `path` against `folder`, both POSIX and relative to the root. Undefined when the result is absolute,
 * has a NUL, or leaves `folder`.
 */
export declare function resolveInside(folder: string, path: string): string | undefined;
/** The folder that something stands in; `.` for the root. */
export declare function parentFolder(path: string): string;
export declare function baseName(path: string): string;
/** `folder` may be `.` for the root. */
export declare function join(folder: string, path: string): string;
