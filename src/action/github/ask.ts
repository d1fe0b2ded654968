// Questions to the GitHub API by octokit, which is loaded when the first is asked: its start takes as long as Node's own. The token
// goes to the API's address alone.
import { setTimeout } from 'node:timers/promises';
import { asFailure, GithubFailure, waitBefore } from './failure.ts';
import { fetchByNode } from './fetch.ts';

export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** @param repeatable Asking twice changes nothing more than asking once. @throws GithubFailure */
export type Ask = <Answer extends object>(
  question: (octokit: Octokit, options: { readonly request: { readonly signal: AbortSignal } }) => Promise<Answer>,
  repeatable?: boolean,
) => Promise<Answer>;

/** How often a question is asked at most. */
const mostTries = 3;
/** Milliseconds of waiting that a run has in all, and that an answer may take. */
const patience = 30_000;
const timeLimit = 20_000;

/** @param url Of the API, as GITHUB_API_URL has it. */
export function askGithub(token: string, url: string): Ask {
  let connected: Promise<Octokit> | undefined;
  let waited = 0;
  let silence: GithubFailure | undefined;
  return async (question, repeatable = true) => {
    connected ??= import('@actions/github').then(({ getOctokit }) =>
      getOctokit(token, { baseUrl: url, userAgent: 'tilelint', request: { fetch: fetchByNode } }),
    );
    const octokit = await connected;
    for (let tried = 1; ; tried++) {
      // Who does not answer one question is not asked a hundred more.
      if (silence !== undefined) throw silence;
      try {
        return asJson(await question(octokit, { request: { signal: AbortSignal.timeout(timeLimit) } }));
      } catch (error) {
        const failure = asFailure(error);
        if (failure === undefined) throw error;
        if (!failure.limited && !(failure.broken && repeatable)) throw failure;
        const wait = waitBefore(tried, failure, Date.now());
        if (tried >= mostTries || waited + wait > patience) {
          silence = failure;
          throw failure;
        }
        waited += wait;
        await setTimeout(wait);
      }
    }
  };
}

/** The API takes owner and name apart. */
export function named(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

/** octokit gives a broken answer as text. */
function asJson<Answer extends object>(answer: Answer): Answer {
  if (!('data' in answer) || (typeof answer.data === 'object' && answer.data !== null)) return answer;
  const url = 'url' in answer && typeof answer.url === 'string' ? new URL(answer.url).pathname : '';
  throw new GithubFailure({ status: undefined, headers: {}, said: 'its answer is no JSON', question: url || 'a question' });
}
