// The base by the GitHub API: trees, files and merge bases. What GitHub refuses or does not answer is told with the way out.
import type { GithubApi, GithubTree } from '../../catalog/base/github-api.ts';
import { BaseUnavailable } from '../../catalog/base/revision.ts';
import { type Ask, named } from '../github/ask.ts';
import { GithubFailure } from '../github/failure.ts';

export interface Repository {
  readonly defaultBranch: string;
  /** What it is a fork of, at the end. */
  readonly upstream?: { readonly name: string; readonly defaultBranch: string };
}

/** Everything throws BaseUnavailable. */
export class GithubBase implements GithubApi {
  readonly #ask: Ask;
  readonly #repository: string;

  /** @param repository `owner/name`: whose trees and files are read. */
  constructor(ask: Ask, repository: string) {
    this.#ask = async (question) => {
      try {
        return await ask(question);
      } catch (error) {
        throw error instanceof GithubFailure ? new BaseUnavailable(explain(error)) : error;
      }
    };
    this.#repository = repository;
  }

  async tree(oid: string, recursive: boolean): Promise<GithubTree> {
    const { data } = await this.#ask(({ rest }, options) =>
      rest.git.getTree({ ...named(this.#repository), tree_sha: oid, ...(recursive && { recursive: '1' }), ...options }),
    );
    const entries = data.tree.map(({ path, mode, sha, size }) => ({ path, mode, oid: sha, ...(size !== undefined && { size }) }));
    return { entries, truncated: data.truncated };
  }

  async blob(oid: string): Promise<Uint8Array> {
    const { data } = await this.#ask(({ rest }, options) =>
      rest.git.getBlob({ ...named(this.#repository), file_sha: oid, ...options }),
    );
    return Buffer.from(data.content, 'base64');
  }

  async repository(name: string): Promise<Repository> {
    const { data } = await this.#ask(({ rest }, options) => rest.repos.get({ ...named(name), ...options }));
    const upstream = data.source ?? data.parent;
    return {
      defaultBranch: data.default_branch,
      ...(upstream && { upstream: { name: upstream.full_name, defaultBranch: upstream.default_branch } }),
    };
  }

  /** @param head A commit; `owner:commit` for one of a fork. */
  async mergeBase(repository: string, base: string, head: string): Promise<string> {
    const { data } = await this.#ask(({ rest }, options) =>
      rest.repos.compareCommitsWithBasehead({
        ...named(repository),
        basehead: `${base}...${head}`,
        // One commit of the list is enough: none is read.
        per_page: 1,
        ...options,
      }),
    );
    return data.merge_base_commit.sha;
  }
}

/** One line, with the way out. */
function explain(failure: GithubFailure): string {
  if (failure.status === undefined) return failure.message;
  const wayOut = failure.limited || failure.broken ? 'run it again later' : 'the workflow needs `permissions: contents: read`';
  return `${failure.message}: ${wayOut}, or give actions/checkout \`fetch-depth: 2\``;
}
