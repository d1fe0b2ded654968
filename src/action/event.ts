// What the workflow runs for: a change to judge against its base, or everything.
import { readFileSync } from 'node:fs';
import { Git } from '../catalog/git.ts';

export type Change =
  /** A pull request or a merge group, and the revision that it changes. */
  | { readonly kind: 'against'; readonly revision: string }
  /** One whose base is not in the checkout. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** A push, a schedule: no change that somebody asks to merge. */
  | { readonly kind: 'everything' };

/** @param top The top of the checkout. */
export function readChange(top: string, env: Readonly<Record<string, string | undefined>>): Change {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
  if (path === undefined || (name !== 'pull_request' && name !== 'merge_group')) return { kind: 'everything' };
  const git = new Git(top, env);
  const event = readEvent(path);
  const revision = name === 'merge_group' ? commit(git, event?.merge_group?.base_sha) : pullRequestBase(git, event?.pull_request);
  return revision === undefined ? { kind: 'unknown', reason: notInCheckout } : { kind: 'against', revision };
}

const notInCheckout =
  'the base is not in the checkout: give actions/checkout `fetch-depth: 2`, so that new and existing integrations can be told apart';

/** The parts of an event that are read; what it really holds is looked at before it is used. */
interface Event {
  readonly pull_request?: { readonly base?: { readonly sha?: unknown }; readonly head?: { readonly sha?: unknown } };
  readonly merge_group?: { readonly base_sha?: unknown };
}

function readEvent(path: string): Event | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * What actions/checkout takes out is the merge of the pull request with its base: the first parent is the base. Where the
 * workflow takes out the head itself, it is the merge base, for which there has to be history.
 */
function pullRequestBase(git: Git, event: Event['pull_request']): string | undefined {
  const head = event?.head?.sha;
  if (head !== undefined && git.line('rev-parse', '--verify', '--quiet', 'HEAD^2') === head) return commit(git, 'HEAD^1');
  const base = commit(git, event?.base?.sha);
  const isShallow = git.line('rev-parse', '--is-shallow-repository') === 'true';
  return base === undefined || isShallow ? undefined : git.line('merge-base', 'HEAD', base);
}

function commit(git: Git, revision: unknown): string | undefined {
  if (typeof revision !== 'string' || !/^(?:[0-9a-f]{40,64}|HEAD\^1)$/.test(revision)) return undefined;
  return git.line('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
}
