// The files of a commit that git does not have here, as in a checkout of depth 1: its top by one call, a folder with all that is below
// it by one more where something is asked of it, and so a file. A folder too large for one call is walked.
import { type Entry, type FileContent, join, maxFileBytes, parentFolder } from '../file-source.ts';
import type { GithubApi } from './github-api.ts';
import { blobOid } from './object-hash.ts';
import { BaseUnavailable, type Revision } from './revision.ts';
import { isFile, isFolder, Tree } from './tree.ts';

/** Of more folders than these the whole tree is asked for. */
const mostAlone = 5;
/** So many files are asked for at a time. */
const atOnce = 6;

export class GithubRevision implements Revision {
  readonly commit: string;
  readonly #api: GithubApi;
  readonly #tree = new Tree();
  readonly #sizes = new Map<string, number>();
  readonly #folders = new Map<string, Promise<void>>();
  /** Folders of which everything below is known. */
  readonly #whole = new Set<string>();
  #everything: Promise<boolean> | undefined;
  /** How often a folder was asked for. */
  #alone = 0;
  readonly #contents = new Map<string, Promise<Uint8Array>>();

  /** @throws BaseUnavailable when GitHub does not answer. */
  static async open(api: GithubApi, commit: string): Promise<GithubRevision> {
    const revision = new GithubRevision(api, commit);
    await revision.#know('.');
    return revision;
  }

  private constructor(api: GithubApi, commit: string) {
    this.#api = api;
    this.commit = commit;
  }

  async read(path: string): Promise<FileContent> {
    await this.#know(parentFolder(path));
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
    await this.#know(parentFolder(path));
    const entry = this.#tree.get(path);
    return entry === undefined || !isFile(entry) ? undefined : this.#sizes.get(entry.oid);
  }

  async oid(path: string): Promise<string | undefined> {
    if (path === '.') return undefined;
    await this.#know(parentFolder(path));
    return this.#tree.get(path)?.oid;
  }

  async objects(folder: string): Promise<ReadonlyMap<string, string>> {
    const folders = folder === '.' && (await this.#loadEverything()) ? [] : [folder];
    for (const each of folders) {
      const entries = await this.list(each);
      if (!this.#whole.has(each)) for (const { name, kind } of entries) if (kind === 'folder') folders.push(join(each, name));
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
    const known = this.#folders.get(folder) ?? this.#walk(folder);
    this.#folders.set(folder, known);
    return known;
  }

  async #walk(folder: string): Promise<void> {
    if (folder === '.') return this.#loadAlone('.', this.commit);
    const parent = parentFolder(folder);
    await this.#know(parent);
    const entry = this.#tree.get(folder);
    if (entry === undefined || !isFolder(entry)) return;
    if (this.#alone >= mostAlone && !this.#whole.has(parent)) await this.#loadEverything();
    if (this.#whole.has(parent) || this.#whole.has('.')) this.#whole.add(folder);
    else if (!(await this.#loadWhole(folder, entry.oid))) await this.#loadAlone(folder, entry.oid);
  }

  #loadEverything(): Promise<boolean> {
    this.#everything ??= this.#loadWhole('.', this.commit);
    return this.#everything;
  }

  /** @returns Whether everything below is known now. */
  async #loadWhole(folder: string, oid: string): Promise<boolean> {
    this.#alone++;
    if (await this.#load(folder, oid, true)) this.#whole.add(folder);
    return this.#whole.has(folder);
  }

  async #loadAlone(folder: string, oid: string): Promise<void> {
    if (!(await this.#load(folder, oid, false)))
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
