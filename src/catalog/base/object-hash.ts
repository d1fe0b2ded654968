// git names its objects by their content: what has the same name is the same, without being read. git's own comparison with a
// working tree would run the filters that the repository's attributes ask for; these hashes run nothing.
import { createHash } from 'node:crypto';
import { type FileSource, join } from '../file-source.ts';

/** @param length Of the names that the repository uses: 40 for SHA-1, 64 for SHA-256. */
export function blobOid(bytes: Uint8Array, length: number): string {
  return hash('blob', bytes, length).toString('hex');
}

/**
 * The name that a folder's tree would have if no file in it were executable; undefined when something in it cannot be read. A folder
 * with executable files has another name, which says no more than that they have to be compared one by one.
 */
export async function treeOid(source: FileSource, folder: string, length: number): Promise<string | undefined> {
  const bytes = await treeBytes(source, folder, length);
  return bytes === undefined ? undefined : hash('tree', bytes, length).toString('hex');
}

async function treeBytes(source: FileSource, folder: string, length: number): Promise<Buffer | undefined> {
  const entries: { readonly key: Buffer; readonly record: Buffer }[] = [];
  for (const { name, kind, link } of await source.list(folder)) {
    const path = join(folder, name);
    if (link !== undefined) {
      entries.push({ key: Buffer.from(name), record: record('120000', name, hash('blob', Buffer.from(link), length)) });
    } else if (kind === 'folder') {
      if (name === '.git') continue;
      const below = await treeBytes(source, path, length);
      if (below === undefined) return undefined;
      // git knows no empty folders, and sorts folders as if their names ended with a slash.
      if (below.length > 0)
        entries.push({ key: Buffer.from(`${name}/`), record: record('40000', name, hash('tree', below, length)) });
    } else {
      const content = await source.read(path);
      if (content.status !== 'read') return undefined;
      entries.push({ key: Buffer.from(name), record: record('100644', name, hash('blob', content.bytes, length)) });
    }
  }
  entries.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(entries.map((entry) => entry.record));
}

function record(mode: string, name: string, oid: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), oid]);
}

function hash(kind: 'blob' | 'tree', bytes: Uint8Array, length: number): Buffer {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`${kind} ${bytes.length}\0`)
    .update(bytes)
    .digest();
}
