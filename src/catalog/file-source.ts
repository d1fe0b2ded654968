// Where files come from: the working tree, a git revision, the GitHub API. Paths are POSIX, relative to the source's root;
// none of them can leave it, whatever the repository says.

/** Larger files are not read: no file of a published integration comes near. */
export const maxFileBytes = 10_000_000;

export type FileContent =
  | { readonly status: 'read'; readonly bytes: Uint8Array }
  | { readonly status: 'missing' }
  | { readonly status: 'refused'; readonly reason: string };

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
export function resolveInside(folder: string, path: string): string | undefined {
  if (path.includes('\0') || path.includes('\\') || path.startsWith('/') || /^[a-z]:/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return join(folder, parts.join('/'));
}

/** The folder that something stands in; `.` for the root. */
export function parentFolder(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `folder` may be `.` for the root. */
export function join(folder: string, path: string): string {
  if (folder === '.' || folder === '') return path === '' ? '.' : path;
  return path === '' ? folder : `${folder}/${path}`;
}
