// What the workflow runs for. An event comes from GitHub, and what it really holds is looked at before it is used.
import { readFileSync, statSync } from 'node:fs';
import type { Env } from '../catalog/git-folder.ts';

export interface Event {
  /** `pull_request`, `push` … */
  readonly name: string;
  /** The branch or tag, in full. */
  readonly ref: string;
  /** Absent where the event is about none: a push, a merge group. */
  readonly pullRequest?: PullRequest;
  readonly mergeGroup: { readonly base: string | undefined };
  readonly workflowRun?: WorkflowRun;
  readonly repository: {
    /** `owner/name`. */
    readonly name: string;
    readonly defaultBranch: string | undefined;
    /** Undefined where the event does not say. */
    readonly isFork: boolean | undefined;
  };
}

export interface PullRequest {
  readonly number: number;
  /** On this GitHub: it goes into the summary as a link. */
  readonly address: string | undefined;
  readonly base: string | undefined;
  readonly baseBranch: string | undefined;
  /** The commit that was pushed. */
  readonly head: string;
  readonly isFork: boolean;
}

/** The run of a workflow that this one follows. */
export interface WorkflowRun {
  readonly id: number;
  /** What it ran for: `pull_request`. */
  readonly event: string;
  readonly head: string;
  readonly branch: string;
  /** Whose branch that is, and where: a fork, which may be gone by now. */
  readonly owner: string | undefined;
  readonly repository: string | undefined;
}

export function readEvent(env: Env): Event {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH, GITHUB_REF, GITHUB_REPOSITORY } = env;
  const payload = readPayload(GITHUB_EVENT_PATH);
  const isFork = at(payload, 'repository', 'fork');
  const pullRequest = /^pull_request(?:_|$)/.test(name) ? readPullRequest(at(payload, 'pull_request'), env) : undefined;
  const workflowRun = name === 'workflow_run' ? readWorkflowRun(at(payload, 'workflow_run')) : undefined;
  return {
    name,
    ref: GITHUB_REF ?? text(at(payload, 'ref')) ?? '',
    ...(pullRequest !== undefined && { pullRequest }),
    mergeGroup: { base: commit(at(payload, 'merge_group', 'base_sha')) },
    ...(workflowRun !== undefined && { workflowRun }),
    repository: {
      name: GITHUB_REPOSITORY ?? text(at(payload, 'repository', 'full_name')) ?? '',
      defaultBranch: text(at(payload, 'repository', 'default_branch')),
      isFork: typeof isFork === 'boolean' ? isFork : undefined,
    },
  };
}

function readPullRequest(
  pull: unknown,
  { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }: Env,
): PullRequest | undefined {
  const [number, head] = [count(at(pull, 'number')), commit(at(pull, 'head', 'sha'))];
  if (number === undefined || head === undefined) return undefined;
  return {
    number,
    head,
    address: pullRequestAddress(at(pull, 'html_url'), server),
    base: commit(at(pull, 'base', 'sha')),
    baseBranch: text(at(pull, 'base', 'ref')),
    isFork: at(pull, 'head', 'repo', 'full_name') !== repository,
  };
}

/** @param server Where this GitHub is: nobody else's address becomes a link. */
function pullRequestAddress(address: unknown, server = ''): string | undefined {
  const isOne = typeof address === 'string' && /^https:\/\/[\w.-]+(?::\d+)?\/[\w.-]+\/[\w.-]+\/pull\/\d+$/.test(address);
  return isOne && URL.canParse(server) && new URL(address).origin === new URL(server).origin ? address : undefined;
}

function readWorkflowRun(run: unknown): WorkflowRun | undefined {
  const [id, head] = [count(at(run, 'id')), commit(at(run, 'head_sha'))];
  if (id === undefined || head === undefined) return undefined;
  return {
    id,
    head,
    event: text(at(run, 'event')) ?? '',
    branch: text(at(run, 'head_branch')) ?? '',
    owner: text(at(run, 'head_repository', 'owner', 'login')),
    repository: text(at(run, 'head_repository', 'full_name')),
  };
}

function readPayload(path: string | undefined): unknown {
  try {
    return path === undefined || !statSync(path).isFile() ? undefined : JSON.parse(readFileSync(path, 'utf8'));
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

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
