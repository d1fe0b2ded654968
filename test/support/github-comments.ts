// A local server that plays the part of the GitHub API that comments need, in the shapes of GitHub's own description (@octokit/openapi-types).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { components } from '@octokit/openapi-types';
import { onTestFinished } from 'vitest';

type Schemas = components['schemas'];
type Body = Readonly<Record<string, unknown>>;

export interface Posted {
  readonly id: number;
  readonly author: string;
  body: string;
}

export interface ReviewPosted extends Posted {
  readonly path: string;
  readonly line: number;
  readonly startLine: number | null;
  readonly side: string;
  readonly commit: string;
}

export interface GithubFile {
  readonly path: string;
  readonly oid: string;
  readonly patch?: string;
}

export interface GithubPullRequest {
  readonly number: number;
  readonly head: string;
  readonly branch: string;
  readonly repository: string | null;
}

/** What stands on GitHub, and what it answers instead of doing what it is asked. */
export class GithubServer {
  readonly repository = 'harbor/catalog';
  readonly token = 'ghs_of_the_test';
  /** The login that the token writes with. */
  me = 'github-actions[bot]';
  /** What `viewer` says it is. */
  viewer = 'github-actions[bot]';
  readonly comments: Posted[] = [];
  readonly reviewComments: ReviewPosted[] = [];
  readonly reviews: string[] = [];
  files: GithubFile[] = [];
  pullRequests: GithubPullRequest[] = [];
  /** Each request, as `GET /repos/…`. */
  readonly requests: string[] = [];
  /** Answers in the place of the real ones: `done` has already done what was asked. Called once a request. */
  fault: (
    request: string,
  ) => { readonly status: number; readonly done?: boolean; readonly headers?: Record<string, string> } | undefined = () =>
    undefined;
  url = '';
  #nextId = 1;

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  /** A comment that stands there already. */
  says(author: string, body: string): Posted {
    const comment = { id: this.#nextId++, author, body };
    this.comments.push(comment);
    return comment;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', this.url);
    const asked = `${request.method} ${url.pathname}`;
    this.requests.push(asked);
    const fault = this.fault(asked);
    const send = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
    const refused = (status: number, message: string, headers = {}) =>
      send(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers);
    if (request.headers.authorization !== `token ${this.token}` && request.headers.authorization !== `bearer ${this.token}`)
      return void refused(401, 'Bad credentials');
    if (fault !== undefined && fault.done !== true) return void refused(fault.status, told(fault.status), fault.headers);
    const body: Body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const [status, value] = this.#do(asked, url.searchParams, body);
    if (fault !== undefined) return void refused(fault.status, told(fault.status), fault.headers);
    if (Array.isArray(value)) {
      const { items, link } = page(value, url);
      return void send(status, items, link === undefined ? {} : { link });
    }
    send(status, value);
  }

  #do(asked: string, query: URLSearchParams, body: Body): [number, unknown] {
    const repo = `/repos/${this.repository}`;
    const [, method = '', path = ''] = /^(\w+) (.*)$/.exec(asked) ?? [];
    if (asked === 'POST /graphql') return [200, { data: { viewer: { login: this.viewer } } }];
    if (asked === `GET ${repo}/pulls`) {
      const [owner, branch] = (query.get('head') ?? '').split(/:(.*)/s);
      const found = this.pullRequests.filter((each) => each.branch === branch && each.repository?.split('/')[0] === owner);
      return [200, found.map((each) => this.#pullRequest(each))];
    }
    if (/^\/repos\/[^/]+\/[^/]+\/issues\/7\/comments$/.test(path)) {
      if (method === 'GET') return [200, this.comments.map((each) => this.#comment(each))];
      return [201, this.#comment(this.says(this.me, text(body.body)))];
    }
    const edited = /^\/repos\/[^/]+\/[^/]+\/issues\/comments\/(\d+)$/.exec(path);
    if (method === 'PATCH' && edited !== null) {
      const comment = this.comments.find(({ id }) => id === Number(edited[1]));
      if (comment === undefined) return [404, { message: 'Not Found' }];
      comment.body = text(body.body);
      return [200, this.#comment(comment)];
    }
    if (asked === `GET ${repo}/pulls/7/files`) return [200, this.files.map((each) => this.#file(each))];
    if (asked === `GET ${repo}/pulls/7/comments`) return [200, this.reviewComments.map((each) => this.#reviewComment(each))];
    if (asked === `POST ${repo}/pulls/7/reviews`) return this.#review(body);
    return [404, { message: 'Not Found' }];
  }

  #review({ commit_id: commit, event, body, comments }: Body): [number, unknown] {
    if (event !== 'COMMENT' || !Array.isArray(comments) || text(body) === '') return [422, { message: 'Unprocessable Entity' }];
    for (const each of comments) {
      const patch = this.files.find(({ path }) => path === each.path)?.patch ?? '';
      const shown = Array.from(patch.matchAll(/^@@ -\S+ \+(\d+),?(\d*) @@/gm), ([, start, count]) => [
        Number(start),
        Number(start) + Number(count || 1) - 1,
      ]);
      const first = each.start_line ?? each.line;
      const isShown = shown.some(([start = 0, end = 0]) => start <= first && first <= each.line && each.line <= end);
      if (!isShown || each.side !== 'RIGHT' || (each.start_line !== undefined && each.start_line >= each.line))
        return [422, { message: 'Unprocessable Entity', errors: ['Line must be part of the diff'] }];
    }
    this.reviews.push(text(body));
    for (const { path, line, start_line: startLine = null, side, body: said } of comments)
      this.reviewComments.push({
        id: this.#nextId++,
        author: this.me,
        body: said,
        path,
        line,
        startLine,
        side,
        commit: text(commit),
      });
    return [200, { id: this.#nextId++, body, state: 'COMMENTED' }];
  }

  #user(login: string): Schemas['simple-user'] {
    const url = `${this.url}/users/${login}`;
    return {
      login,
      id: 41898282,
      node_id: 'MDM6Qm90',
      avatar_url: `${url}/avatar`,
      gravatar_id: '',
      url,
      html_url: `https://github.example/${login}`,
      followers_url: url,
      following_url: url,
      gists_url: url,
      starred_url: url,
      subscriptions_url: url,
      organizations_url: url,
      repos_url: url,
      events_url: url,
      received_events_url: url,
      type: login.endsWith('[bot]') ? 'Bot' : 'User',
      site_admin: false,
    };
  }

  #comment({ id, author, body }: Posted): Schemas['issue-comment'] {
    const url = `${this.url}/repos/${this.repository}/issues`;
    return {
      id,
      node_id: `IC_${id}`,
      url: `${url}/comments/${id}`,
      html_url: `https://github.example/${this.repository}/pull/7#issuecomment-${id}`,
      issue_url: `${url}/7`,
      body,
      user: this.#user(author),
      created_at: '2026-11-02T10:00:00Z',
      updated_at: '2026-11-02T10:00:00Z',
      author_association: 'NONE',
      performed_via_github_app: null,
    };
  }

  #file({ path, oid, patch }: GithubFile): Schemas['diff-entry'] {
    const url = `${this.url}/repos/${this.repository}/contents/${path}`;
    return {
      filename: path,
      sha: oid,
      status: 'modified',
      additions: 1,
      deletions: 1,
      changes: 2,
      blob_url: url,
      raw_url: url,
      contents_url: url,
      ...(patch !== undefined && { patch }),
    };
  }

  #reviewComment({
    id,
    author,
    body,
    path,
    line,
    startLine,
    commit,
  }: ReviewPosted): Partial<Schemas['pull-request-review-comment']> {
    return {
      id,
      node_id: `PRRC_${id}`,
      path,
      line,
      start_line: startLine,
      commit_id: commit,
      original_commit_id: commit,
      body,
      user: this.#user(author),
    };
  }

  #pullRequest({ number, head, branch, repository }: GithubPullRequest): object {
    const repo = repository === null ? null : { full_name: repository, name: repository.split('/')[1], fork: true };
    return { number, state: 'open', head: { sha: head, ref: branch, label: `${repository?.split('/')[0]}:${branch}`, repo } };
  }
}

function told(status: number): string {
  return status === 403 ? 'Resource not accessible by integration' : status === 404 ? 'Not Found' : 'Server Error';
}

/** A page as GitHub cuts it, with the next one's address. */
function page(all: readonly unknown[], url: URL): { items: readonly unknown[]; link?: string } {
  const [size, number] = [Number(url.searchParams.get('per_page') ?? 30), Number(url.searchParams.get('page') ?? 1)];
  const items = all.slice((number - 1) * size, number * size);
  if (number * size >= all.length) return { items };
  url.searchParams.set('page', String(number + 1));
  return { items, link: `<${url.href}>; rel="next"` };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
