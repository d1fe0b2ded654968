// The files of a commit that git does not have here, as in a checkout of depth 1: its tree by one call, a file by one more where
// its content is asked for. A tree too large for one call is walked folder by folder, as far as something is asked of it.
import { type Entry, type FileContent, join, maxFileBytes } from '../file-source.ts';
import type { GithubApi } from './github-api.ts';
import { blobOid } from './object-hash.ts';
import { BaseUnavailable, type Revision } from './revision.ts';
import { isFile, isFolder, parentOf, Tree } from './tree.ts';

/** So many files are asked for at a time. */
const atOnce = 6;

export class GithubRevision implements Revision {
  readonly commit: string;
  readonly #api: GithubApi;
  readonly #tree = new Tree();
  readonly #sizes = new Map<string, number>();
  readonly #folders = new Map<string, Promise<void>>();
  readonly #contents = new Map<string, Promise<Uint8Array>>();
  #isWhole = false;

  /** @throws BaseUnavailable when GitHub does not answer. */
  static async open(api: GithubApi, commit: string): Promise<GithubRevision> {
    const revision = new GithubRevision(api, commit);
    revision.#isWhole = await revision.#load('.', commit, true);
    return revision;
  }

  private constructor(api: GithubApi, commit: string) {
    this.#api = api;
    this.commit = commit;
  }

  async read(path: string): Promise<FileContent> {
    await this.#know(parentOf(path));
    const entry = this.#tree.get(path);
    if (entry === undefined) return { status: 'missing' };
    if (isFolder(entry)) return { status: 'refused', reason: 'it is a folder, not a file' };
    if (!isFile(entry)) return { status: 'refused', reason: 'it is a link, which is not followed in a revision' };
    const size = this.#sizes.get(entry.oid) ?? 0;
    if (size > maxFileBytes) return { status: 'refused', reason: `it has ${size} bytes, more than ${maxFileBytes}` };
    return { status: 'read', bytes: await this.#content(entry.oid) };
  }

  async list(folder: string): Promise<readonly Entry[]> {
    await this.#know(folder);
    return this.#tree.list(folder);
  }

  async size(path: string): Promise<number | undefined> {
    await this.#know(parentOf(path));
    const entry = this.#tree.get(path);
    return entry === undefined || !isFile(entry) ? undefined : this.#sizes.get(entry.oid);
  }

  async oid(path: string): Promise<string | undefined> {
    if (path === '.') return undefined;
    await this.#know(parentOf(path));
    return this.#tree.get(path)?.oid;
  }

  async objects(folder: string): Promise<ReadonlyMap<string, string>> {
    const folders = this.#isWhole ? [] : [folder];
    for (const each of folders) {
      for (const { name, kind } of await this.list(each)) if (kind === 'folder') folders.push(join(each, name));
    }
    return this.#tree.objects(folder);
  }

  async prefetch(paths: readonly string[]): Promise<void> {
    const left = [...paths];
    const worker = async () => {
      for (let path = left.pop(); path !== undefined; path = left.pop()) await this.read(path);
    };
    try {
      await Promise.all(Array.from({ length: atOnce }, worker));
    } finally {
      left.length = 0; // One that fails is enough: the others are not asked for any more.
    }
  }

  #content(oid: string): Promise<Uint8Array> {
    const known = this.#contents.get(oid) ?? this.#fetch(oid);
    this.#contents.set(oid, known);
    return known;
  }

  async #fetch(oid: string): Promise<Uint8Array> {
    const bytes = await this.#api.blob(oid);
    if (blobOid(bytes, oid.length) === oid) return bytes;
    throw new BaseUnavailable(`GitHub's file ${oid} is another than its name says`);
  }

  /** Sees to it that what stands in a folder is known. */
  #know(folder: string): Promise<void> {
    if (this.#isWhole) return Promise.resolve();
    const known = this.#folders.get(folder) ?? this.#walk(folder);
    this.#folders.set(folder, known);
    return known;
  }

  async #walk(folder: string): Promise<void> {
    if (folder !== '.') await this.#know(parentOf(folder));
    const entry = this.#tree.get(folder);
    if (folder !== '.' && (entry === undefined || !isFolder(entry))) return;
    if (!(await this.#load(folder, entry?.oid ?? this.commit, false)))
      throw new BaseUnavailable(`GitHub does not list the whole of ${folder === '.' ? 'the repository' : folder}`);
  }

  /** @returns Whether it was all that there is. */
  async #load(folder: string, oid: string, recursive: boolean): Promise<boolean> {
    const { entries, truncated } = await this.#api.tree(oid, recursive);
    // What is left out may be in the middle of a folder: nothing of such an answer is used.
    if (truncated) return false;
    this.#tree.add(entries.map((entry) => ({ ...entry, path: join(folder, entry.path) })));
    for (const { oid: blob, size } of entries) if (size !== undefined) this.#sizes.set(blob, size);
    return true;
  }
}
