// Which pull request the workflow runs for. An event comes from GitHub, and what it really holds is looked at before it is used.
import { readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

export interface PullRequest {
  readonly number: number;
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

/** Undefined for an event that is about no pull request: a push, a merge group. */
export function readPullRequest(env: Env): PullRequest | undefined {
  if (env.GITHUB_EVENT_NAME !== 'pull_request' && env.GITHUB_EVENT_NAME !== 'pull_request_target') return undefined;
  const event = readPayload(env);
  const number = count(at(event, 'pull_request', 'number'));
  const head = commit(at(event, 'pull_request', 'head', 'sha'));
  if (number === undefined || head === undefined) return undefined;
  return { number, head, isFork: at(event, 'pull_request', 'head', 'repo', 'full_name') !== env.GITHUB_REPOSITORY };
}

export function readWorkflowRun(env: Env): WorkflowRun | undefined {
  if (env.GITHUB_EVENT_NAME !== 'workflow_run') return undefined;
  const run = at(readPayload(env), 'workflow_run');
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

function readPayload({ GITHUB_EVENT_PATH: path }: Env): unknown {
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

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
