// The files of a git revision, read from local objects: no work tree, no checkout. Works in shallow clones and worktrees.
import { type Entry, type FileContent, type FileSource, maxFileBytes } from './file-source.ts';
import type { Git } from './git.ts';

interface Blob {
  readonly oid: string;
  readonly mode: string;
  readonly size: number;
}

export class GitRevision implements FileSource {
  readonly #git: Git;
  readonly #blobs: ReadonlyMap<string, Blob>;
  readonly #folders: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  readonly #contents = new Map<string, Buffer>();

  /** @param commit An existing commit. */
  constructor(git: Git, commit: string) {
    this.#git = git;
    const { stdout } = git.run(['ls-tree', '-r', '-z', '--long', '--full-tree', commit]);
    const blobs = new Map<string, Blob>();
    const folders = new Map<string, Map<string, Entry>>();
    for (const record of stdout.toString().split('\0')) {
      const [, mode = '', oid = '', size = '', path] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(record) ?? [];
      if (path === undefined) continue;
      blobs.set(path, { oid, mode, size: Number(size) });
      enter(folders, path, isFile(mode) ? 'file' : 'other');
    }
    this.#blobs = blobs;
    this.#folders = folders;
  }

  async read(path: string): Promise<FileContent> {
    const blob = this.#blobs.get(path);
    if (blob === undefined) {
      return this.#folders.has(path) ? { status: 'refused', reason: 'it is a folder, not a file' } : { status: 'missing' };
    }
    if (!isFile(blob.mode)) return { status: 'refused', reason: 'it is a link, which is not followed in a revision' };
    if (blob.size > maxFileBytes) return { status: 'refused', reason: `it has ${blob.size} bytes, more than ${maxFileBytes}` };
    if (!this.#contents.has(blob.oid)) this.#fetch([blob]);
    const bytes = this.#contents.get(blob.oid);
    return bytes === undefined
      ? { status: 'refused', reason: 'git has no such object: fetch more history' }
      : { status: 'read', bytes };
  }

  async list(folder: string): Promise<readonly Entry[]> {
    return [...(this.#folders.get(folder)?.values() ?? [])];
  }

  async size(path: string): Promise<number | undefined> {
    const blob = this.#blobs.get(path);
    return blob !== undefined && isFile(blob.mode) ? blob.size : undefined;
  }

  /** Reads every text of some folders at once: one process instead of one a file. */
  prefetch(folders: readonly string[]): void {
    const wanted = [...this.#blobs].filter(
      ([path, { mode, size }]) =>
        isFile(mode) &&
        size <= maxFileBytes &&
        !/\.(?:png|jpe?g|gif|svg|pdf)$/i.test(path) &&
        folders.some((folder) => path.startsWith(`${folder}/`)),
    );
    this.#fetch(wanted.map(([, blob]) => blob));
  }

  #fetch(blobs: readonly Blob[]): void {
    if (blobs.length === 0) return;
    const { stdout } = this.#git.run(['cat-file', '--batch'], blobs.map(({ oid }) => `${oid}\n`).join(''));
    for (let at = 0; at < stdout.length; ) {
      const newline = stdout.indexOf('\n', at);
      if (newline === -1) break;
      const [oid = '', kind, size = '0'] = stdout.subarray(at, newline).toString().split(' ');
      at = newline + 1;
      if (kind !== 'blob') continue; // "<oid> missing"
      this.#contents.set(oid, stdout.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
  }
}

function isFile(mode: string): boolean {
  return mode.startsWith('100');
}

function enter(folders: Map<string, Map<string, Entry>>, path: string, kind: Entry['kind']): void {
  let below: Entry = { name: path.slice(path.lastIndexOf('/') + 1), kind };
  for (let rest = path; ; ) {
    const slash = rest.lastIndexOf('/');
    const folder = slash === -1 ? '.' : rest.slice(0, slash);
    const entries = folders.get(folder) ?? new Map<string, Entry>();
    folders.set(folder, entries);
    if (entries.has(below.name)) return;
    entries.set(below.name, below);
    if (slash === -1) return;
    rest = folder;
    below = { name: rest.slice(rest.lastIndexOf('/') + 1), kind: 'folder' };
  }
}
