// What octokit asks through: Node's own HTTP, by the proxy that the runner's variables name for the address. Node's `fetch` would
// compile its parser first, which takes twice the processor's time of all the rest of a run's questions.
import http, { type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { getProxyUrl } from '@actions/http-client/lib/proxy';

/** What octokit reads of an answer; a `Response` of Node's would load `fetch`. */
export interface FetchAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
}

export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** GitHub sends on where a repository was renamed. */
const mostRedirects = 5;

/** @throws Error where there is no whole answer, or the signal says that it is too late. */
export async function fetchByNode(url: string, options: FetchOptions = {}): Promise<FetchAnswer> {
  let [at, headers] = [new URL(url), options.headers ?? {}];
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(at, { ...options, headers });
    const { statusCode: status = 0, statusMessage: statusText = '', headers: received } = answer;
    const text = await read(answer);
    const { location } = received;
    const moved = location !== undefined && [301, 302, 307, 308].includes(status) && options.body === undefined;
    if (!moved || redirects >= mostRedirects)
      return { status, statusText, url: at.href, headers: flat(received), text: async () => text };
    const next = new URL(location, at);
    // The token is the API's.
    if (next.origin !== at.origin) headers = without(headers, 'authorization');
    at = next;
  }
}

async function ask(url: URL, { method = 'GET', headers = {}, body, signal }: FetchOptions): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  const agent = await agentFor(url);
  return new Promise((answered, failed) => {
    request(url, { method, headers, ...(agent && { agent }), ...(signal && { signal }) }, answered)
      .on('error', failed)
      .end(body);
  });
}

async function agentFor(url: URL): Promise<Agent | undefined> {
  const proxy = getProxyUrl(url);
  if (proxy === undefined) return undefined;
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return new HttpsProxyAgent(proxy);
}

/** @throws Error for a body that ends too early. */
async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function without(headers: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each.toLowerCase() !== name));
}

function flat(headers: IncomingHttpHeaders): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value = '']) => [name, Array.isArray(value) ? value.join(', ') : value]));
}
