// What a run is compared with -> the base of its catalog.
import { UserError } from '../../user-error.ts';
import type { Catalog } from '../catalog.ts';
import { type Env, gitFolder } from '../git-folder.ts';
import { type Base, baseOf } from './base.ts';
import { Git } from './git.ts';
import { GitRevision } from './git-revision.ts';
import type { GithubApi } from './github-api.ts';
import { BaseUnavailable, type Revision } from './revision.ts';
import { mergeBaseWithUpstream } from './upstream.ts';

/** A commit that git does not have here. */
export interface GithubCommit {
  readonly commit: string;
  readonly api: GithubApi;
}

/**
 * Opens a revision as the base of a catalog.
 * @param revision As git names it, or one of the GitHub API. `auto`: where the work began, the merge base with the upstream's default branch.
 * @param head The commit that is compared with it, instead of the files as they are.
 * @throws UserError when there is no git, no such commit, or no history to find the merge base in.
 * @throws BaseUnavailable when GitHub does not answer.
 */
export async function openBase(catalog: Catalog, revision: string | GithubCommit, env: Env, head?: string): Promise<Base> {
  const headRevision = head === undefined ? undefined : revisionOfHead(new Git(catalog.root, env), head);
  if (typeof revision !== 'string') {
    const { GithubRevision } = await import('./github-revision.ts');
    return baseOf(catalog, await GithubRevision.open(revision.api, revision.commit), headRevision);
  }
  if (gitFolder(catalog.root, env) === undefined)
    throw new UserError(`There is no base to compare with: ${catalog.root} is not in a git repository`);
  if (revision === 'auto') {
    const found = mergeBaseWithUpstream(catalog.root, env);
    if ('reason' in found) throw new UserError(`${found.reason}, or name the base with --base REV`);
    return namedBase(catalog, new Git(catalog.root, env), found.commit, headRevision);
  }
  const git = new Git(catalog.root, env);
  const commit = git.line('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  if (commit === undefined) requireModernGit(git);
  if (commit === undefined)
    throw new UserError(`The base \`${revision}\` is no commit that git has here: fetch it, or name another`);
  return namedBase(catalog, git, commit, headRevision);
}

/** Undefined where git does not have the commit: the files are compared as they are. */
function revisionOfHead(git: Git, commit: string): Revision | undefined {
  try {
    return new GitRevision(git, commit, (reason) => new BaseUnavailable(reason));
  } catch (error) {
    if (error instanceof BaseUnavailable) return undefined;
    throw error;
  }
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

/** The base that a run has when none is asked for, the merge base with the upstream's default branch; or why it has none. */
export function impliedBase(catalog: Catalog, env: Env): Base | { readonly reason: string } {
  try {
    const found = mergeBaseWithUpstream(catalog.root, env);
    if ('reason' in found) return found;
    return baseOf(catalog, new GitRevision(new Git(catalog.root, env), found.commit, (reason) => new BaseUnavailable(reason)));
  } catch (error) {
    if (error instanceof UserError || error instanceof BaseUnavailable) return { reason: error.message };
    throw error;
  }
}

/** Whoever names a base wants to be compared with it. */
function namedBase(catalog: Catalog, git: Git, commit: string, head: Revision | undefined): Base {
  return baseOf(catalog, new GitRevision(git, commit, (reason) => new UserError(reason)), head);
}
