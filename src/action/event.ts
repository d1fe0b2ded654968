// What the workflow runs for, as far as the base depends on it. An event comes from GitHub, and what it really holds is looked at
// before it is used.
import { readFileSync } from 'node:fs';
import type { Env } from '../catalog/git-folder.ts';

export interface Event {
  /** `pull_request`, `push` … */
  readonly name: string;
  /** The branch or tag, in full. */
  readonly ref: string;
  readonly pullRequest: {
    readonly base: string | undefined;
    readonly baseBranch: string | undefined;
    readonly head: string | undefined;
  };
  readonly mergeGroup: { readonly base: string | undefined };
  readonly repository: {
    /** `owner/name`. */
    readonly name: string;
    readonly defaultBranch: string | undefined;
    /** Undefined where the event does not say. */
    readonly isFork: boolean | undefined;
  };
}

export function readEvent({ GITHUB_EVENT_NAME, GITHUB_EVENT_PATH, GITHUB_REF, GITHUB_REPOSITORY }: Env): Event {
  const payload = readPayload(GITHUB_EVENT_PATH);
  const isFork = at(payload, 'repository', 'fork');
  return {
    name: GITHUB_EVENT_NAME ?? '',
    ref: GITHUB_REF ?? text(at(payload, 'ref')) ?? '',
    pullRequest: {
      base: commit(at(payload, 'pull_request', 'base', 'sha')),
      baseBranch: text(at(payload, 'pull_request', 'base', 'ref')),
      head: commit(at(payload, 'pull_request', 'head', 'sha')),
    },
    mergeGroup: { base: commit(at(payload, 'merge_group', 'base_sha')) },
    repository: {
      name: GITHUB_REPOSITORY ?? text(at(payload, 'repository', 'full_name')) ?? '',
      defaultBranch: text(at(payload, 'repository', 'default_branch')),
      isFork: typeof isFork === 'boolean' ? isFork : undefined,
    },
  };
}

function readPayload(path: string | undefined): unknown {
  try {
    return path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    value,
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function commit(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) ? value : undefined;
}
