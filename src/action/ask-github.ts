// Questions to the GitHub API by octokit, which is loaded when the first is asked: its start takes as long as Node's own. The token
// goes to the API's address alone.
import { setTimeout } from 'node:timers/promises';

export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** @param repeatable Asking twice changes nothing more than asking once. @throws GithubRefusal */
export type Ask = <Answer>(
  question: (octokit: Octokit, options: { readonly request: { readonly signal: AbortSignal } }) => Promise<Answer>,
  repeatable?: boolean,
) => Promise<Answer>;

/** GitHub said no, or nothing. */
export class GithubRefusal extends Error {
  override readonly name = 'GithubRefusal';
  /** Of the answer; 500 when there was none. */
  readonly status: number;
  /** Whether it is a matter of how much was asked, not of what. */
  readonly limited: boolean;

  constructor({ status, message, headers }: Failure) {
    super(message);
    this.status = status;
    this.limited = status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers));
  }
}

interface Failure {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

const tries = 3;
/** Milliseconds that an answer may take, and that is waited for another at most. */
const timeLimit = 20_000;

/** @param url Of the API, as GITHUB_API_URL has it. */
export function askGithub(token: string, url: string): Ask {
  let connected: Promise<Octokit> | undefined;
  return async (question, repeatable = true) => {
    connected ??= import('@actions/github').then(({ getOctokit }) => getOctokit(token, { baseUrl: url, userAgent: 'tilelint' }));
    const octokit = await connected;
    for (let tried = 1; ; tried++) {
      try {
        return await question(octokit, { request: { signal: AbortSignal.timeout(timeLimit) } });
      } catch (error) {
        const failure = asFailure(error);
        const refusal = new GithubRefusal(failure);
        const again = refusal.limited || (repeatable && refusal.status >= 500);
        const wait = 'retry-after' in failure.headers ? Number(failure.headers['retry-after']) * 1000 : 300 * 3 ** (tried - 1);
        if (!again || tried >= tries || !(wait <= timeLimit)) throw refusal;
        await setTimeout(wait);
      }
    }
  };
}

/** octokit's errors have a status, of no answer as well; anything else is a bug. */
function asFailure(error: unknown): Failure {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') throw error;
  const response = 'response' in error ? error.response : undefined;
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  return {
    status: error.status,
    message: error.message,
    headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
  };
}
