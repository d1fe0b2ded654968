// A tree with some of its files changed: what it would be like after a fix, before anything is written.
import type { Entry, FileContent, FileSource } from '../catalog/file-source.ts';

export class Overlay implements FileSource {
  readonly #below: FileSource;
  readonly #changed: ReadonlyMap<string, string>;

  /** @param changed The new texts, by path; all of them are files that `below` has. */
  constructor(below: FileSource, changed: ReadonlyMap<string, string>) {
    this.#below = below;
    this.#changed = changed;
  }

  async read(path: string): Promise<FileContent> {
    const text = this.#changed.get(path);
    return text === undefined ? this.#below.read(path) : { status: 'read', bytes: Buffer.from(text) };
  }

  list(folder: string): Promise<readonly Entry[]> {
    return this.#below.list(folder);
  }

  async size(path: string): Promise<number | undefined> {
    const text = this.#changed.get(path);
    return text === undefined ? this.#below.size(path) : Buffer.byteLength(text);
  }
}
