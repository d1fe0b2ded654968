// The files on disk. Reads never follow a link out of the root, never block on a pipe or device, and stop at a size.
// Synchronous calls behind an asynchronous interface: for many small files they take a fraction of the time.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { sep } from 'node:path';
import { baseName, type Entry, type FileContent, type FileSource, join, maxFileBytes, parentFolder } from './file-source.ts';

type Unread = Exclude<FileContent, { status: 'read' }>;

export class WorkingTree implements FileSource {
  readonly #root: string;
  readonly #folders = new Map<string, string | Unread>();
  readonly #listings = new Map<string, readonly Entry[]>();
  readonly #known = new Map<string, Entry>();

  /** @param root An existing folder. */
  constructor(root: string) {
    this.#root = realpathSync(root);
    this.#folders.set('.', this.#root);
  }

  async read(path: string): Promise<FileContent> {
    const full = this.#resolve(path);
    if (typeof full !== 'string') return full;
    let file: number;
    try {
      // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
      file = openSync(full, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      return refusal(error);
    }
    try {
      const stats = fstatSync(file);
      if (stats.isDirectory()) return { status: 'refused', reason: 'it is a folder, not a file' };
      if (!stats.isFile()) return { status: 'refused', reason: 'it is not a regular file' };
      if (stats.size > maxFileBytes)
        return { status: 'refused', reason: `it has ${stats.size} bytes, more than ${maxFileBytes}` };
      const bytes = Buffer.allocUnsafe(stats.size);
      let length = 0;
      while (length < stats.size) {
        const count = readSync(file, bytes, length, stats.size - length, length);
        if (count === 0) break;
        length += count;
      }
      return { status: 'read', bytes: bytes.subarray(0, length) };
    } catch (error) {
      return refusal(error);
    } finally {
      closeSync(file);
    }
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const known = this.#listings.get(folder);
    if (known !== undefined) return known;
    const full = this.#resolve(folder);
    const entries = typeof full === 'string' ? this.#entries(full) : [];
    this.#listings.set(folder, entries);
    for (const entry of entries) this.#known.set(join(folder, entry.name), entry);
    return entries;
  }

  async size(path: string): Promise<number | undefined> {
    const full = this.#resolve(path);
    if (typeof full !== 'string') return undefined;
    const stats = statSync(full, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : undefined;
  }

  #entries(full: string): readonly Entry[] {
    try {
      return readdirSync(full, { withFileTypes: true }).map((entry) => this.#entry(full, entry));
    } catch {
      return [];
    }
  }

  #entry(folder: string, entry: { name: string; isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): Entry {
    const { name } = entry;
    if (entry.isFile()) return { name, kind: 'file' };
    if (entry.isDirectory()) return { name, kind: 'folder' };
    if (!entry.isSymbolicLink()) return { name, kind: 'other' };
    let link = '';
    try {
      link = readlinkSync(`${folder}${sep}${name}`);
      const target = realpathSync.native(`${folder}${sep}${name}`);
      if (!this.#contains(target)) return { name, kind: 'other', link };
      const stats = statSync(target);
      return { name, kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other', link };
    } catch {
      return { name, kind: 'other', link };
    }
  }

  /** The real path of a file or folder inside the root; a folder's is looked up once. */
  #resolve(path: string): string | Unread {
    if (path === '.') return this.#root;
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? this.#root : this.#realFolder(path.slice(0, slash));
    return typeof folder === 'string' ? this.#below(folder, path) : folder;
  }

  /** @param folder Real. @param path What stands in it, from the root. */
  #below(folder: string, path: string): string | Unread {
    const name = baseName(path);
    if (name.toLowerCase() === '.git') return { status: 'missing' };
    const full = `${folder === sep ? '' : folder}${sep}${name}`;
    const listed = this.#known.get(path);
    // A listing says whether it is a link: the system need not be asked again.
    if (listed !== undefined && listed.link === undefined) return full;
    try {
      const stats = lstatSync(full, { throwIfNoEntry: false });
      if (stats === undefined) return { status: 'missing' };
      return stats.isSymbolicLink() ? this.#realPath(full) : full;
    } catch (error) {
      return refusal(error);
    }
  }

  /**
   * A folder is looked at inside the one that it stands in, which is known where a tree is walked: to resolve every path from the top
   * takes the square of its depth, and the system's own call as much again.
   */
  #realFolder(folder: string): string | Unread {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const parent = this.#folders.get(parentFolder(folder));
    if (parent !== undefined) return this.#enter(parent, folder);
    let real: string | Unread = this.#root;
    for (let end = folder.indexOf('/'); typeof real === 'string'; end = folder.indexOf('/', end + 1)) {
      const path = end === -1 ? folder : folder.slice(0, end);
      real = this.#folders.get(path) ?? this.#enter(real, path);
      if (end === -1) break;
    }
    return real;
  }

  #enter(parent: string | Unread, folder: string): string | Unread {
    const real = typeof parent === 'string' ? this.#below(parent, folder) : parent;
    this.#folders.set(folder, real);
    return real;
  }

  #realPath(full: string): string | Unread {
    try {
      const real = realpathSync.native(full);
      return this.#contains(real) ? real : { status: 'refused', reason: 'it is a link that leaves the repository' };
    } catch (error) {
      return refusal(error);
    }
  }

  /** What git keeps beside the files is none of them: a token may stand in its configuration. */
  #contains(full: string): boolean {
    if (full !== this.#root && !full.startsWith(this.#root === sep ? sep : this.#root + sep)) return false;
    return !/[\\/]\.git(?:[\\/]|$)/i.test(full.slice(this.#root === sep ? 0 : this.#root.length));
  }
}

function refusal(error: unknown): Unread {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing' };
  if (code === 'EACCES' || code === 'EPERM') return { status: 'refused', reason: 'permission to read it was denied' };
  if (code === 'ELOOP') return { status: 'refused', reason: 'it is a link to itself' };
  if (code === 'ENAMETOOLONG') return { status: 'missing' };
  if (code === 'ENXIO') return { status: 'refused', reason: 'it is not a regular file' };
  if (typeof code === 'string') return { status: 'refused', reason: `the system answered ${code}` };
  throw error;
}
