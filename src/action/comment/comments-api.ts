// What a comment asks of GitHub, and nothing else: the only file of this folder that knows octokit.
import { type Ask, named } from '../github/ask.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly isLast: boolean;
}

export interface Posted {
  readonly id: number;
  /** Whose it is: a login, `name[bot]` for an app. */
  readonly author: string;
  readonly body: string;
}

export interface ChangedFile {
  readonly path: string;
  /** Git's name of its content at the head. */
  readonly oid: string;
  /** Absent for a file that is not text, or too large. */
  readonly patch?: string;
}

/** Lines of a file at the head, and what GitHub shows beside them. */
export interface ReviewComment {
  readonly path: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly body: string;
}

export interface OpenPullRequest {
  readonly number: number;
  readonly head: string;
  readonly headRepository: string | undefined;
}

/** One pull request. Pages are counted from 1. Everything throws GithubFailure. */
export interface CommentsApi {
  /** The login that this token writes with. */
  author(): Promise<string>;
  comments(page: number): Promise<Page<Posted>>;
  create(body: string): Promise<void>;
  update(id: number, body: string): Promise<void>;
  files(page: number): Promise<Page<ChangedFile>>;
  reviewComments(page: number): Promise<Page<Posted>>;
  review(commit: string, body: string, comments: readonly ReviewComment[]): Promise<void>;
}

/** @param repository `owner/name`. */
export function commentsApi(ask: Ask, repository: string, pullRequest: number): CommentsApi {
  const repo = named(repository);
  const pull = { ...repo, pull_number: pullRequest };
  return {
    async author() {
      const { viewer } = await ask((octokit, options) =>
        octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }', options),
      );
      return viewer.login;
    },
    async comments(page) {
      const { data, headers } = await ask(({ rest }, options) =>
        rest.issues.listComments({ ...repo, issue_number: pullRequest, per_page: 100, page, ...options }),
      );
      return { items: data.map(posted), isLast: isLast(headers) };
    },
    async create(body) {
      await ask(
        ({ rest }, options) => rest.issues.createComment({ ...repo, issue_number: pullRequest, body, ...options }),
        false,
      );
    },
    async update(id, body) {
      await ask(({ rest }, options) => rest.issues.updateComment({ ...repo, comment_id: id, body, ...options }));
    },
    async files(page) {
      const { data, headers } = await ask(({ rest }, options) =>
        rest.pulls.listFiles({ ...pull, per_page: 100, page, ...options }),
      );
      const items = data.map(({ filename, sha, patch }) => ({
        path: filename,
        oid: sha ?? '',
        ...(patch !== undefined && { patch }),
      }));
      return { items, isLast: isLast(headers) };
    },
    async reviewComments(page) {
      const { data, headers } = await ask(({ rest }, options) =>
        rest.pulls.listReviewComments({ ...pull, per_page: 100, page, ...options }),
      );
      return { items: data.map(posted), isLast: isLast(headers) };
    },
    async review(commit, body, comments) {
      await ask(
        ({ rest }, options) =>
          rest.pulls.createReview({
            ...pull,
            commit_id: commit,
            event: 'COMMENT',
            body,
            comments: comments.map(({ path, firstLine, lastLine, body: text }) => ({
              path,
              body: text,
              line: lastLine,
              side: 'RIGHT',
              ...(firstLine !== lastLine && { start_line: firstLine, start_side: 'RIGHT' }),
            })),
            ...options,
          }),
        false,
      );
    },
  };
}

/** The open pull requests of a branch; the filter is GitHub's, and only as good as the branch's name. */
export async function openPullRequests(
  ask: Ask,
  repository: string,
  { owner, branch }: { readonly owner: string; readonly branch: string },
): Promise<readonly OpenPullRequest[]> {
  const { data } = await ask(({ rest }, options) =>
    rest.pulls.list({ ...named(repository), state: 'open', head: `${owner}:${branch}`, per_page: 100, ...options }),
  );
  // A fork may be gone, whatever octokit's types say.
  return data.map(({ number, head }) => ({ number, head: head.sha, headRepository: head.repo?.full_name }));
}

/** Every page, one after the other. */
export async function* everyPage<Item>(list: (page: number) => Promise<Page<Item>>): AsyncGenerator<Item> {
  for (let page = 1; ; page++) {
    const { items, isLast } = await list(page);
    yield* items;
    if (isLast) return;
  }
}

function posted({ id, user, body }: { id: number; user: { login: string } | null; body?: string | undefined }): Posted {
  return { id, author: user?.login ?? '', body: body ?? '' };
}

function isLast({ link = '' }: { link?: string | undefined }): boolean {
  return !/\brel="next"/.test(link);
}
