// The GitHub API by octokit, which is loaded when the first question is asked: its start takes as long as Node's own. What GitHub
// refuses or does not answer is told as BaseUnavailable, with the way out; the token goes to the API's address alone.
import { setTimeout } from 'node:timers/promises';
import type { GithubApi, GithubTree } from '../catalog/base/github-api.ts';
import { BaseUnavailable } from '../catalog/base/revision.ts';
import { asFailure, explain, isWorthAnotherTry, waitBefore } from './github-failure.ts';

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** How often a question is asked at most. */
const mostTries = 3;
/** Milliseconds of waiting that a run has in all, and that an answer may take. */
const patience = 30_000;
const timeLimit = 20_000;

export interface Repository {
  readonly defaultBranch: string;
  /** What it is a fork of, at the end. */
  readonly upstream?: { readonly name: string; readonly defaultBranch: string };
}

export class Github implements GithubApi {
  readonly #token: string;
  readonly #url: string;
  readonly #repository: string;
  #octokit: Promise<Octokit> | undefined;
  #waited = 0;
  #silence: BaseUnavailable | undefined;

  /** @param url Of the API, as GITHUB_API_URL has it. @param repository `owner/name`: whose trees and files are read. */
  constructor(token: string, url: string, repository: string) {
    this.#token = token;
    this.#url = url;
    this.#repository = repository;
  }

  async tree(oid: string, recursive: boolean): Promise<GithubTree> {
    const { tree, truncated } = await this.#ask((octokit, options) =>
      octokit.rest.git.getTree({ ...named(this.#repository), tree_sha: oid, ...(recursive && { recursive: '1' }), ...options }),
    );
    const entries = tree.map(({ path, mode, sha, size }) => ({ path, mode, oid: sha, ...(size !== undefined && { size }) }));
    return { entries, truncated };
  }

  async blob(oid: string): Promise<Uint8Array> {
    const { content } = await this.#ask((octokit, options) =>
      octokit.rest.git.getBlob({ ...named(this.#repository), file_sha: oid, ...options }),
    );
    return Buffer.from(content, 'base64');
  }

  async repository(name: string): Promise<Repository> {
    const {
      default_branch: defaultBranch,
      source,
      parent,
    } = await this.#ask((octokit, options) => octokit.rest.repos.get({ ...named(name), ...options }));
    const upstream = source ?? parent;
    return {
      defaultBranch,
      ...(upstream && { upstream: { name: upstream.full_name, defaultBranch: upstream.default_branch } }),
    };
  }

  /** @param head A commit; `owner:commit` for one of a fork. */
  async mergeBase(repository: string, base: string, head: string): Promise<string> {
    const { merge_base_commit: commit } = await this.#ask((octokit, options) =>
      octokit.rest.repos.compareCommitsWithBasehead({
        ...named(repository),
        basehead: `${base}...${head}`,
        // One commit of the list is enough: none is read.
        per_page: 1,
        ...options,
      }),
    );
    return commit.sha;
  }

  /** @throws BaseUnavailable */
  async #ask<Data>(question: (octokit: Octokit, options: object) => Promise<{ readonly data: Data }>): Promise<Data> {
    const octokit = await this.#connected();
    for (let tried = 1; ; tried++) {
      if (this.#silence !== undefined) throw this.#silence;
      try {
        const { data } = await question(octokit, { request: { signal: AbortSignal.timeout(timeLimit) } });
        // A broken answer comes as text.
        if (typeof data !== 'object') throw new Error('its answer is no JSON');
        return data;
      } catch (error) {
        const failure = asFailure(error);
        const unavailable = new BaseUnavailable(explain(failure));
        if (!isWorthAnotherTry(failure)) throw unavailable;
        const wait = waitBefore(tried, failure, Date.now());
        if (tried >= mostTries || this.#waited + wait > patience) {
          // Who does not answer one question is not asked a hundred more.
          this.#silence = unavailable;
          throw unavailable;
        }
        this.#waited += wait;
        await setTimeout(wait);
      }
    }
  }

  #connected(): Promise<Octokit> {
    this.#octokit ??= import('@actions/github').then(({ getOctokit }) =>
      getOctokit(this.#token, { baseUrl: this.#url, userAgent: 'tilelint' }),
    );
    return this.#octokit;
  }
}

function named(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}
