// GitHub's API, as far as tilelint asks it, in front of real repositories. The shapes are those of GitHub's published OpenAPI
// description: @octokit/openapi-types holds the compiler to them.
import type { components } from '@octokit/openapi-types';
import { type Asked, jsonServer, type Reply } from './json-server.ts';
import type { Repository } from './repository.ts';

type Schemas = components['schemas'];

export interface Hosted {
  readonly repository: Repository;
  readonly defaultBranch?: string;
  /** The `owner/name` that it is a fork of. */
  readonly source?: string;
}

/** A reply instead of the usual one, or undefined. */
export type Fault = (path: string, asked: number) => Reply | undefined;

export interface Github {
  readonly url: string;
  /** Methods and paths, in order. */
  readonly asked: readonly Asked[];
}

/** Lists more entries than these only folder by folder. */
const mostEntries = 5000;

/** @param hosted By `owner/name`. @param limit How many entries a tree's answer holds. */
export async function githubApi(
  hosted: Readonly<Record<string, Hosted>>,
  { fault, limit = mostEntries }: { readonly fault?: Fault; readonly limit?: number } = {},
): Promise<Github> {
  let count = 0;
  const { site, asked } = await jsonServer(({ url }) => {
    const path = decodeURIComponent(url.pathname);
    const other = fault?.(path, ++count);
    if (other !== undefined) return other;
    const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(path) ?? [];
    const here = hosted[name];
    if (here === undefined) return notFound;
    try {
      return { body: answer(here, rest, url.searchParams, hosted, limit) };
    } catch {
      return notFound;
    }
  });
  return { url: site.api, asked };
}

const notFound: Reply = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.example' } satisfies Schemas['basic-error'],
};

function answer(
  { repository, defaultBranch = 'master', source }: Hosted,
  rest: string,
  query: URLSearchParams,
  hosted: Readonly<Record<string, Hosted>>,
  limit: number,
): unknown {
  const [, kind, what = ''] = /^\/(git\/trees|git\/blobs|compare)\/(.+)$/.exec(rest) ?? [];
  if (kind === 'git/trees') return tree(repository, what, query.has('recursive'), limit);
  if (kind === 'git/blobs') return blob(repository, what);
  if (kind === 'compare') return comparison(repository, what);
  const upstream =
    source === undefined ? undefined : { full_name: source, default_branch: hosted[source]?.defaultBranch ?? 'master' };
  return {
    default_branch: defaultBranch,
    fork: source !== undefined,
    ...(upstream && { source: upstream, parent: upstream }),
  } satisfies Pick<Schemas['full-repository'], 'default_branch' | 'fork'> & {
    source?: Pick<Schemas['repository'], 'full_name' | 'default_branch'>;
    parent?: Pick<Schemas['repository'], 'full_name' | 'default_branch'>;
  };
}

function tree(repository: Repository, oid: string, recursive: boolean, limit: number): Schemas['git-tree'] {
  const lines = repository.git('ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), oid).split('\0');
  const entries = lines.flatMap((line) => {
    const [, mode = '', type = '', sha = '', size = '', path = ''] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? [];
    return path === '' ? [] : [{ path, mode, type, sha, ...(type === 'blob' && { size: Number(size) }) }];
  });
  return { sha: oid, tree: entries.slice(0, limit), truncated: entries.length > limit };
}

function blob(repository: Repository, oid: string): Schemas['blob'] {
  const content = Buffer.from(`${repository.git('cat-file', 'blob', oid)}\n`);
  const whole = Number(repository.git('cat-file', '-s', oid));
  return {
    // The repository's own commands cut the last newline off.
    content: content.subarray(0, whole).toString('base64').replaceAll(/.{60}/g, '$&\n'),
    encoding: 'base64',
    url: '',
    sha: oid,
    size: whole,
    node_id: '',
  };
}

function comparison(repository: Repository, basehead: string): { merge_base_commit: Pick<Schemas['commit'], 'sha'> } {
  const [base = '', head = ''] = basehead.split('...');
  const sha = repository.git('merge-base', base, head.slice(head.indexOf(':') + 1));
  return { merge_base_commit: { sha } };
}
