// The files of a git revision, read from local objects: no work tree, no checkout. Works in bare repositories, shallow clones and
// worktrees.
import { type Entry, type FileContent, maxFileBytes, parentFolder } from '../file-source.ts';
import type { Git } from './git.ts';
import type { Revision } from './revision.ts';
import { isFile, Tree, type TreeEntry } from './tree.ts';

export class GitRevision implements Revision {
  readonly commit: string;
  readonly #git: Git;
  readonly #absence: (reason: string) => Error;
  readonly #tree = new Tree();
  readonly #contents = new Map<string, Buffer>();
  readonly #sizes = new Map<string, number>();

  /**
   * @param commit An existing commit.
   * @param absence What is thrown, here and later, when a part of it is not here, as in a partial clone.
   */
  constructor(git: Git, commit: string, absence: (reason: string) => Error) {
    this.#git = git;
    this.#absence = absence;
    this.commit = commit;
    const { ok, stdout, stderr } = git.run(['ls-tree', '-r', '-t', '-z', '--full-tree', commit]);
    if (!ok) throw this.#absence(`git could not list the base ${commit}: ${stderr.split('\n')[0]}`);
    this.#tree.add(entriesOf(stdout.toString()));
  }

  async read(path: string): Promise<FileContent> {
    const entry = this.#tree.get(path);
    if (entry === undefined) return { status: 'missing' };
    if (this.#tree.has(path)) return { status: 'refused', reason: 'it is a folder, not a file' };
    if (!isFile(entry)) return { status: 'refused', reason: 'it is a link, which is not followed in a revision' };
    if (!this.#contents.has(entry.oid)) this.#fetch([entry.oid]);
    const bytes = this.#contents.get(entry.oid) ?? Buffer.alloc(0);
    return bytes.length > maxFileBytes
      ? { status: 'refused', reason: `it has ${bytes.length} bytes, more than ${maxFileBytes}` }
      : { status: 'read', bytes };
  }

  async list(folder: string): Promise<readonly Entry[]> {
    return this.#tree.list(folder);
  }

  async size(path: string): Promise<number | undefined> {
    const entry = this.#tree.get(path);
    if (entry === undefined || !isFile(entry)) return undefined;
    const read = this.#contents.get(entry.oid)?.length;
    if (read !== undefined) return read;
    if (!this.#sizes.has(entry.oid)) this.#measure(parentFolder(path));
    return this.#sizes.get(entry.oid);
  }

  async oid(path: string): Promise<string | undefined> {
    return this.#tree.get(path)?.oid;
  }

  async objects(folder: string): Promise<ReadonlyMap<string, string>> {
    return this.#tree.objects(folder);
  }

  /** One process instead of one a file. */
  async prefetch(paths: readonly string[]): Promise<void> {
    const entries = paths.map((path) => this.#tree.get(path)).filter((entry) => entry !== undefined && isFile(entry));
    const wanted = new Set(entries.map((entry) => entry?.oid ?? ''));
    this.#fetch([...wanted].filter((oid) => !this.#contents.has(oid)));
  }

  /** All files of a folder at once: pictures are asked for one after the other, and each would be a process. */
  #measure(folder: string): void {
    const oids = [...this.#tree.objects(folder).values()];
    const { ok, stdout } = this.#git.run(['cat-file', '--batch-check'], oids.map((oid) => `${oid}\n`).join(''));
    if (!ok) return;
    for (const [, oid = '', size] of stdout.toString().matchAll(/^(\w+) blob (\d+)$/gm)) this.#sizes.set(oid, Number(size));
  }

  #fetch(oids: readonly string[]): void {
    if (oids.length === 0) return;
    const { ok, stdout } = this.#git.run(['cat-file', '--batch'], oids.map((oid) => `${oid}\n`).join(''));
    for (let at = 0; ok && at < stdout.length; ) {
      const newline = stdout.indexOf('\n', at);
      const [oid = '', kind, size = '0'] = stdout.subarray(at, newline).toString().split(' ');
      at = newline + 1;
      if (kind !== 'blob') continue; // "<oid> missing"
      this.#contents.set(oid, stdout.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
    if (!oids.every((oid) => this.#contents.has(oid))) {
      throw this.#absence('The files of the base are not all here, as in a partial clone: fetch them, or name another base');
    }
  }
}

/** Records of `ls-tree -z`. */
function* entriesOf(listing: string): Iterable<TreeEntry> {
  for (let at = 0; at < listing.length; ) {
    const end = listing.indexOf('\0', at);
    const tab = listing.indexOf('\t', at);
    const [mode = '', , oid = ''] = listing.slice(at, tab).split(' ');
    yield { path: listing.slice(tab + 1, end), mode, oid };
    at = end + 1;
  }
}
