// Where a path of the manifest leads, letter by letter: a disk that ignores case finds what Datadog does not.
import { type Entry, join } from '../catalog/file-source.ts';
import type { Integration } from '../catalog/integration.ts';

export type Located =
  /** `file` is as the integration reads it. */
  | { readonly status: 'file'; readonly file: string }
  | { readonly status: 'missing' }
  /** It leaves the folder, is absolute or a URL, or has a character that no path has. */
  | { readonly status: 'outside' }
  /** Something stands there that is no file. */
  | { readonly status: 'not-a-file'; readonly kind: Exclude<Entry['kind'], 'file'> }
  /** A file of that name in other letters. `actual` is relative to the integration's folder. */
  | { readonly status: 'other-case'; readonly actual: string };

export async function locate(integration: Integration, path: string): Promise<Located> {
  const file = /^[a-z][a-z\d+.-]*:/i.test(path) ? undefined : integration.resolve(path);
  if (file === undefined) return { status: 'outside' };
  if (file === integration.path) return { status: 'not-a-file', kind: 'folder' };
  const names = (integration.path === '.' ? file : file.slice(integration.path.length + 1)).split('/');
  const actual: string[] = [];
  let kind: Entry['kind'] = 'folder';
  for (const name of names) {
    const entries: readonly Entry[] = kind === 'folder' ? await integration.list(join(integration.path, actual.join('/'))) : [];
    const { exact, folded } = namesOf(entries);
    const entry = exact.get(name) ?? folded.get(name.toLowerCase());
    if (entry === undefined) return { status: 'missing' };
    actual.push(entry.name);
    kind = entry.kind;
  }
  if (kind !== 'file') return { status: 'not-a-file', kind };
  return actual.every((name, index) => name === names[index])
    ? { status: 'file', file }
    : { status: 'other-case', actual: actual.join('/') };
}

interface Names {
  readonly exact: ReadonlyMap<string, Entry>;
  /** Without regard to case; of several the first. */
  readonly folded: ReadonlyMap<string, Entry>;
}

const known = new WeakMap<readonly Entry[], Names>();

function namesOf(entries: readonly Entry[]): Names {
  const before = known.get(entries);
  if (before !== undefined) return before;
  const names = {
    exact: new Map(entries.map((entry) => [entry.name, entry])),
    folded: new Map([...entries].reverse().map((entry) => [entry.name.toLowerCase(), entry])),
  };
  known.set(entries, names);
  return names;
}
