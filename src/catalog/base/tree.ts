// A commit's tree as a listing of its entries: which files and folders there are, and the objects that they name.
import { baseName, type Entry, join, parentFolder } from '../file-source.ts';

export interface TreeEntry {
  /** From the root. */
  readonly path: string;
  /** As git writes it: `100644`, `100755`, `120000`, `160000` or `040000`. */
  readonly mode: string;
  readonly oid: string;
}

export class Tree {
  readonly #entries = new Map<string, TreeEntry>();
  readonly #folders = new Map<string, Map<string, Entry>>();
  readonly #listings = new Map<string, readonly Entry[]>();

  /** Enters what stands inside of folders; a folder's own entry is not needed for it to be there. */
  add(entries: Iterable<TreeEntry>): void {
    this.#listings.clear();
    for (const entry of entries) {
      this.#entries.set(entry.path, entry);
      this.#enter(entry.path, isFolder(entry) ? 'folder' : isFile(entry) ? 'file' : 'other');
    }
  }

  get(path: string): TreeEntry | undefined {
    return this.#entries.get(path);
  }

  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  list(folder: string): readonly Entry[] {
    const known = this.#listings.get(folder) ?? [...(this.#folders.get(folder)?.values() ?? [])];
    this.#listings.set(folder, known);
    return known;
  }

  /** Every file and link below a folder, at any depth. */
  objects(folder: string): Map<string, string> {
    const found = new Map<string, string>();
    const folders = [folder];
    for (const each of folders) {
      for (const { name, kind } of this.#folders.get(each)?.values() ?? []) {
        const path = join(each, name);
        const entry = this.#entries.get(path);
        if (kind === 'folder') folders.push(path);
        else if (entry !== undefined) found.set(path, entry.oid);
      }
    }
    return found;
  }

  #enter(path: string, kind: Entry['kind']): void {
    let below: Entry = { name: baseName(path), kind };
    for (let folder = parentFolder(path); ; folder = parentFolder(folder)) {
      const entries = this.#folders.get(folder) ?? new Map<string, Entry>();
      this.#folders.set(folder, entries);
      if (entries.has(below.name)) return;
      entries.set(below.name, below);
      if (folder === '.') return;
      below = { name: baseName(folder), kind: 'folder' };
    }
  }
}

export function isFile({ mode }: TreeEntry): boolean {
  return mode.startsWith('100');
}

export function isFolder({ mode }: TreeEntry): boolean {
  return mode === '040000';
}
