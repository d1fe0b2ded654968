// The files of a git revision, read from local objects: no work tree, no checkout. Works in shallow clones and worktrees.

import { UserError } from '../user-error.ts';
import { type Entry, type FileContent, type FileSource, maxFileBytes } from './file-source.ts';
import type { Git } from './git.ts';

interface Blob {
  readonly oid: string;
  readonly mode: string;
}

export class GitRevision implements FileSource {
  readonly #git: Git;
  readonly #blobs: ReadonlyMap<string, Blob>;
  readonly #folders: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  readonly #listings = new Map<string, readonly Entry[]>();
  /** How many files stand in a folder, at any depth. */
  readonly #counts = new Map<string, number>();
  readonly #contents = new Map<string, Buffer>();

  /** @param commit An existing commit. */
  constructor(git: Git, commit: string) {
    this.#git = git;
    const { ok, stdout, stderr } = git.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
    if (!ok) throw new UserError(`git could not list the base ${commit}: ${stderr.split('\n')[0]}`);
    const blobs = new Map<string, Blob>();
    const folders = new Map<string, Map<string, Entry>>();
    for (const record of stdout.toString().split('\0')) {
      const [, mode = '', oid = '', path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(record) ?? [];
      if (path === undefined) continue;
      blobs.set(path, { oid, mode });
      this.#count(path);
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
    if (!this.#contents.has(blob.oid)) this.#fetch([blob]);
    const bytes = this.#contents.get(blob.oid) ?? Buffer.alloc(0);
    return bytes.length > maxFileBytes
      ? { status: 'refused', reason: `it has ${bytes.length} bytes, more than ${maxFileBytes}` }
      : { status: 'read', bytes };
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const known = this.#listings.get(folder) ?? [...(this.#folders.get(folder)?.values() ?? [])];
    this.#listings.set(folder, known);
    return known;
  }

  async size(path: string): Promise<number | undefined> {
    const blob = this.#blobs.get(path);
    if (blob === undefined || !isFile(blob.mode)) return undefined;
    const size = this.#contents.get(blob.oid)?.length ?? this.#git.line('cat-file', '-s', blob.oid);
    return size === undefined ? undefined : Number(size);
  }

  /** The object that a path names, a link's too; undefined when there is none. */
  oid(path: string): string | undefined {
    return this.#blobs.get(path)?.oid;
  }

  /** How many files stand in a folder, at any depth. */
  count(folder: string): number {
    return this.#counts.get(folder) ?? 0;
  }

  #count(path: string): void {
    this.#counts.set('.', (this.#counts.get('.') ?? 0) + 1);
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash);
      this.#counts.set(folder, (this.#counts.get(folder) ?? 0) + 1);
    }
  }

  /** Reads every text of some folders at once: one process instead of one a file. */
  prefetch(folders: readonly string[]): void {
    const wanted = [...this.#blobs].filter(
      ([path, { mode }]) =>
        isFile(mode) &&
        !/\.(?:png|jpe?g|gif|svg|pdf)$/i.test(path) &&
        folders.some((folder) => folder === '.' || path.startsWith(`${folder}/`)),
    );
    this.#fetch(wanted.map(([, blob]) => blob));
  }

  /** @throws UserError when one of them is not here. */
  #fetch(blobs: readonly Blob[]): void {
    if (blobs.length === 0) return;
    const { ok, stdout } = this.#git.run(['cat-file', '--batch'], blobs.map(({ oid }) => `${oid}\n`).join(''));
    for (let at = 0; ok && at < stdout.length; ) {
      const newline = stdout.indexOf('\n', at);
      const [oid = '', kind, size = '0'] = stdout.subarray(at, newline).toString().split(' ');
      at = newline + 1;
      if (kind !== 'blob') continue; // "<oid> missing"
      this.#contents.set(oid, stdout.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
    if (!blobs.every(({ oid }) => this.#contents.has(oid))) {
      throw new UserError('The files of the base are not all here, as in a partial clone: fetch them, or name another base');
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
