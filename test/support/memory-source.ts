// A FileSource over a table of texts: what rules see, without a disk.
import { type Entry, type FileContent, type FileSource, maxFileBytes } from '../../src/catalog/file-source.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export class MemorySource implements FileSource {
  readonly #files: ReadonlyMap<string, Uint8Array>;

  constructor(files: Files) {
    this.#files = new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
  }

  async read(path: string): Promise<FileContent> {
    const bytes = this.#files.get(path);
    if (bytes !== undefined && bytes.byteLength > maxFileBytes) return { status: 'refused', reason: 'it is too large' };
    if (bytes !== undefined) return { status: 'read', bytes };
    const folder = [...this.#files.keys()].some((file) => file.startsWith(`${path}/`));
    return folder ? { status: 'refused', reason: 'it is a folder, not a file' } : { status: 'missing' };
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const prefix = folder === '.' ? '' : `${folder}/`;
    const entries = new Map<string, Entry>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = '', ...deeper] = file.slice(prefix.length).split('/');
      entries.set(name, { name, kind: deeper.length > 0 ? 'folder' : 'file' });
    }
    return [...entries.values()];
  }

  async size(path: string): Promise<number | undefined> {
    return this.#files.get(path)?.byteLength;
  }
}
