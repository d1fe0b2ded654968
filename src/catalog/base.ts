// What the integrations were before: a revision, which folder of it each one comes from, and whether anything differs.
import { createHash } from 'node:crypto';
import { UserError } from '../user-error.ts';
import type { Catalog } from './catalog.ts';
import { integrationsIn } from './catalog.ts';
import { type FileSource, join } from './file-source.ts';
import { Git } from './git.ts';
import { GitRevision } from './git-revision.ts';

export interface Base {
  /** The commit. */
  readonly commit: string;
  readonly source: FileSource;
  /** Reads a folder of the base at once, before its files are asked for one by one. */
  prefetch(folder: string): void;
  /** The folder of the base that a folder of the head comes from, itself or before it was renamed; undefined when it is new. */
  origin(folder: string): Promise<string | undefined>;
  /** Whether anything in the folder differs from the base. */
  isChanged(folder: string): Promise<boolean>;
}

/**
 * Opens a revision as the base of a catalog in git's work tree.
 * @param revision As git names it. `auto`: where the work began, the merge base with the upstream's default branch.
 * @throws UserError when there is no git, no such commit, or no history to find the merge base in.
 */
export function openBase(catalog: Catalog, revision: string, env: Readonly<Record<string, string | undefined>>): Base {
  const git = new Git(catalog.root, env);
  if (git.line('rev-parse', '--show-toplevel') === undefined) {
    throw new UserError(`There is no base to compare with: ${catalog.root} is not in a git repository`);
  }
  const commit =
    revision === 'auto'
      ? mergeBase(git)
      : git.line('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  if (commit === undefined) requireModernGit(git);
  if (commit === undefined)
    throw new UserError(`The base \`${revision}\` is no commit that git has here: fetch it, or name another`);
  const source = new GitRevision(git, commit);
  return {
    commit,
    source,
    prefetch: (folder) => source.prefetch([folder]),
    isChanged: memoized((folder) => differs(folder, catalog.source, source)),
    origin: originFinder(catalog, source),
  };
}

/** `--end-of-options`, without which a revision could be an option. */
const oldestGit = [2, 30] as const;

/** An older git takes what it does not know for the name of something that is not there. */
function requireModernGit(git: Git): void {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(git.line('--version') ?? '') ?? [];
  if (major === undefined || minor === undefined) return;
  if (Number(major) > oldestGit[0] || (Number(major) === oldestGit[0] && Number(minor) >= oldestGit[1])) return;
  throw new UserError(`git ${major}.${minor} is too old to read a base: expected ${oldestGit.join('.')} or newer`);
}

/** A remote called `upstream`, or one of DataDog, comes before `origin`: a fork's own default branch may be behind. */
function mergeBase(git: Git): string {
  const remotes = (git.line('remote', '-v') ?? '').split('\n').map((line) => line.split(/\s+/));
  const rank = ([name = '', url = '']: string[]) =>
    name === 'upstream' ? 0 : /[/:]DataDog\//i.test(url) ? 1 : name === 'origin' ? 2 : 3;
  const names = [...new Set(remotes.sort((a, b) => rank(a) - rank(b)).map(([name = '']) => name))].filter((name) => name !== '');
  for (const name of names) {
    const branch = [`refs/remotes/${name}/HEAD`, `refs/remotes/${name}/master`, `refs/remotes/${name}/main`].find((ref) =>
      git.line('rev-parse', '--verify', '--quiet', ref),
    );
    if (branch === undefined) continue;
    // In a shallow clone a merge base may be found that is none.
    const isShallow = git.line('rev-parse', '--is-shallow-repository') === 'true';
    const base = isShallow ? undefined : git.line('merge-base', 'HEAD', branch);
    if (base !== undefined) return base;
    throw new UserError(
      `No merge base with ${branch.slice('refs/remotes/'.length)}${isShallow ? ' in a shallow clone' : ''}: fetch its history, or name the base with --base REV`,
    );
  }
  throw new UserError('No remote branch to compare with: name the base with --base REV');
}

/**
 * Compares a folder's files with the objects of the base by their hashes. git's own comparison would run the filters that the
 * repository's attributes ask for.
 */
async function differs(folder: string, head: FileSource, base: GitRevision): Promise<boolean> {
  let files = 0;
  const folders = [folder];
  for (const each of folders) {
    for (const { name, kind, link } of await head.list(each)) {
      const path = join(each, name);
      if (link !== undefined) {
        // Compared by where it leads, as git has it, and not followed: links can lead in circles.
        files++;
        const oid = base.oid(path);
        if (oid === undefined || hash(Buffer.from(link), oid.length) !== oid) return true;
        continue;
      }
      if (kind === 'folder') {
        if (name !== '.git') folders.push(path);
        continue;
      }
      files++;
      const oid = base.oid(path);
      const content = await head.read(path);
      if (oid === undefined || content.status !== 'read' || hash(content.bytes, oid.length) !== oid) return true;
    }
  }
  return files !== base.count(folder);
}

/** As git names a blob: SHA-1, or SHA-256 where the repository uses it. */
function hash(bytes: Uint8Array, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function memoized<Value>(compute: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** A renamed folder is the same integration: it is followed by app_id and by the integration's id or source type. */
function originFinder(catalog: Catalog, base: FileSource): (folder: string) => Promise<string | undefined> {
  const goneFrom = memoized((parent) => identitiesOfGone(parent, catalog, base));
  return async (folder) => {
    if ((await base.list(folder)).length > 0) return folder;
    const wanted = await identities(catalog.source, folder);
    const parents = new Set([...catalog.parents, folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '.']);
    for (const parent of wanted.length === 0 ? [] : parents) {
      const gone = await goneFrom(parent);
      const origin = wanted.map((identity) => gone.get(identity)).find((candidate) => candidate !== undefined);
      if (origin !== undefined) return origin;
    }
    return undefined;
  };
}

/** The folders of the base that the head has no more, by what they are. What is still there was not renamed. */
async function identitiesOfGone(parent: string, { source }: Catalog, base: FileSource): Promise<ReadonlyMap<string, string>> {
  const gone = new Map<string, string>();
  for (const candidate of await integrationsIn(base, parent)) {
    if ((await source.list(candidate)).length > 0) continue;
    for (const identity of await identities(base, candidate)) if (!gone.has(identity)) gone.set(identity, candidate);
  }
  return gone;
}

async function identities(source: Pick<Catalog['source'], 'read'>, folder: string): Promise<string[]> {
  const content = await source.read(join(folder, 'manifest.json'));
  if (content.status !== 'read') return [];
  try {
    const { app_id, assets } = JSON.parse(Buffer.from(content.bytes).toString());
    const { id, source_type_name: name } = assets?.integration ?? {};
    return [`app_id ${app_id}`, `id ${id}`, `source type ${name}`].filter(
      (_, index) => typeof [app_id, id, name][index] === 'string',
    );
  } catch {
    return []; // Its own lint run says what is wrong with it.
  }
}
