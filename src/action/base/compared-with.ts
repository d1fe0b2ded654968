// The event and the checkout -> what the run is compared with. Local objects come first; what is not in the checkout is asked of
// the GitHub API.
import type { GithubCommit } from '../../catalog/base/open-base.ts';
import { BaseUnavailable } from '../../catalog/base/revision.ts';
import type { Event, PullRequest } from '../event.ts';
import type { Checkout } from './checkout.ts';
import type { GithubBase } from './github-base.ts';

export interface ComparedWith {
  /** A commit, or why there is none; absent where the workflow runs for no change. */
  readonly base?: string | GithubCommit | { readonly reason: string };
  /** What else the reader should know of it. */
  readonly note?: string;
}

/** @param github Absent without a token. */
export async function comparedWith(event: Event, checkout: Checkout, github: GithubBase | undefined): Promise<ComparedWith> {
  const judge = new Judge(event, checkout, github);
  try {
    if (event.pullRequest !== undefined) return { base: await judge.pullRequest(event.pullRequest) };
    switch (event.name) {
      case 'merge_group':
        return { base: judge.at(event.mergeGroup.base) };
      case 'push':
      case 'workflow_dispatch':
        return event.ref.startsWith('refs/heads/') ? await judge.branch(event.ref.slice('refs/heads/'.length)) : {};
      default:
        return event.name.startsWith('pull_request') ? { base: { reason: 'the event names no pull request' } } : {};
    }
  } catch (error) {
    if (error instanceof BaseUnavailable) return { base: { reason: error.message } };
    throw error;
  }
}

const notInCheckout = 'the base is not in the checkout: give actions/checkout `fetch-depth: 2`';

class Judge {
  readonly #event: Event;
  readonly #checkout: Checkout;
  readonly #github: GithubBase | undefined;

  constructor(event: Event, checkout: Checkout, github: GithubBase | undefined) {
    this.#event = event;
    this.#checkout = checkout;
    this.#github = github;
  }

  at(commit: string | undefined): string | GithubCommit | { readonly reason: string } {
    if (commit === undefined) return { reason: 'the event names no base' };
    if (this.#checkout.has(commit)) return commit;
    return this.#github === undefined ? { reason: notInCheckout } : { commit, api: this.#github };
  }

  /**
   * What actions/checkout takes out is the merge of the pull request with its base: the first parent is the base, also when the
   * base branch moved on. Where the workflow takes out the head itself, it is the merge base.
   */
  async pullRequest({ base, baseBranch, head }: PullRequest) {
    const { parents } = this.#checkout;
    if (head !== undefined && parents[1] === head) return this.at(parents[0]);
    // As on pull_request_target, unless the workflow asks for the pull request: comparing the base with itself would judge nothing.
    if (base !== undefined && this.#checkout.head === base && base !== head)
      return { reason: 'what is checked out is the base itself, not the pull request' };
    const local = this.#checkout.mergeBase(base) ?? (baseBranch && this.#checkout.mergeBase(`refs/remotes/origin/${baseBranch}`));
    return this.at(local || (base && (await this.#mergeBase(this.#event.repository.name, base))));
  }

  /**
   * A branch is compared with the upstream's default branch: a fork's own may have the integration already, after one push to it.
   * Never with what was there before the push, which would make a new integration existing on its second push.
   */
  async branch(name: string): Promise<ComparedWith> {
    const { repository } = this.#event;
    if (repository.isFork !== true && repository.defaultBranch !== undefined && repository.isFork !== undefined)
      return this.#ownBranch(name, repository.defaultBranch);
    if (this.#github === undefined)
      return { base: { reason: 'which repository this one is a fork of is asked with `github-token`, which is empty' } };
    const { upstream, defaultBranch } = await this.#github.repository(repository.name);
    if (upstream === undefined) return this.#ownBranch(name, defaultBranch);
    const [owner = ''] = repository.name.split('/');
    try {
      return { base: this.at(await this.#mergeBase(upstream.name, upstream.defaultBranch, `${owner}:`)) };
    } catch (error) {
      if (!(error instanceof BaseUnavailable)) throw error;
      const reason = `${upstream.name}, which this is a fork of, could not be compared with: ${error.message}`;
      if (name === defaultBranch) return { base: { reason } };
      return {
        ...(await this.#ownBranch(name, defaultBranch)),
        note: `${reason}. The fork's own ${defaultBranch} stands in for it`,
      };
    }
  }

  async #ownBranch(name: string, defaultBranch: string): Promise<ComparedWith> {
    if (name === defaultBranch) return {};
    const local = this.#checkout.mergeBase(`refs/remotes/origin/${defaultBranch}`);
    return { base: this.at(local ?? (await this.#mergeBase(this.#event.repository.name, defaultBranch))) };
  }

  #mergeBase(repository: string, revision: string, owner = ''): Promise<string> {
    if (this.#github === undefined) throw new BaseUnavailable(notInCheckout);
    const { head } = this.#checkout;
    if (head === undefined) throw new BaseUnavailable('nothing is checked out');
    return this.#github.mergeBase(repository, revision, `${owner}${head}`);
  }
}
