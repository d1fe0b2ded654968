// The app behind an OAuth client, read live: the Developer Platform lists the clients that somebody authorized, with their apps.
// `user_authorized_clients`, then `org_authorized_clients` (@datadog/datadog-api-client 1.64.0).
import type { Http } from '../http/http.ts';
import { RequestError } from '../http/request-error.ts';
import { AuthorizedClients, type Found } from './authorized-clients.ts';
import type { Answer } from './published.ts';
import type { Site } from './sites.ts';

/** Of an account on the site. */
export interface AccountKeys {
  readonly apiKey: string;
  readonly applicationKey: string;
}

/** Keys of an account on the site, or an access token with the scope `built_in_features`. */
export type Access = AccountKeys | { readonly token: string };

interface Client {
  /** On this site. */
  readonly clientId: string;
  /** Narrows the list; empty when it is not known. */
  readonly name: string;
}

const lists = ['user_authorized_clients', 'org_authorized_clients'] as const;

/** No list of a test account comes near. */
const mostPages = 20;
const pageSize = 100;
/** A longer name is no filter for a URL. */
const longestFilter = 200;

/** @throws Nothing that the network or the site does: whatever goes wrong is the answer's reason. */
export async function readAuthorizedApp(
  http: Http,
  site: Site,
  client: Client,
  access: Access,
  signal?: AbortSignal,
): Promise<Answer> {
  const how = `the app behind the OAuth client on ${site.name}, read live`;
  const reasons = new Map<string, string[]>();
  for (const list of lists) {
    const found = await search({ http, site, list, access, signal }, client);
    if (found.status === 'app') return { status: 'published', uuid: found.uuid, how };
    reasons.set(found.reason, [...(reasons.get(found.reason) ?? []), list]);
  }
  const reason = [...reasons].map(([each, names]) => `${names.join(' and ')}: ${each}`).join('; ');
  return { status: 'inconclusive', how, reason };
}

interface Question {
  readonly http: Http;
  readonly site: Site;
  readonly list: (typeof lists)[number];
  readonly access: Access;
  readonly signal: AbortSignal | undefined;
}

/** `absent`: it was asked, and the client is not there. */
type Searched = Found | { readonly status: 'absent'; readonly reason: string };

async function search(question: Question, { clientId, name }: Client): Promise<Searched> {
  const filter = name.length > longestFilter ? '' : name;
  const found = await searchPages(question, clientId, filter);
  // The filter looks at names and titles, in ways that are not documented: what it does not find may be there all the same.
  return filter === '' || found.status !== 'absent' ? found : searchPages(question, clientId, '');
}

async function searchPages(question: Question, clientId: string, filter: string): Promise<Searched> {
  const seen = new Set<string>();
  let repeated = 0;
  for (let page = 0; page < mostPages; page++) {
    const answer = await readPage(question, filter, page);
    if (typeof answer === 'string') return { status: answer === refused && filter !== '' ? 'absent' : 'unknown', reason: answer };
    if (answer.has(clientId)) return answer.appOf(clientId);
    const before = seen.size;
    for (const key of answer.keys) seen.add(key);
    // Where pages are counted from 1, page 0 may be the first one again; where they are not counted at all, each is.
    repeated = seen.size === before ? repeated + 1 : 0;
    if (answer.keys.length === 0 || repeated > 1 || seen.size >= (answer.total ?? Number.POSITIVE_INFINITY))
      return { status: 'absent', reason: 'the client is not in it: nobody has authorized it in this organisation yet' };
  }
  return { status: 'unknown', reason: `the client is not among the first ${mostPages * pageSize} entries` };
}

/** @returns Why there is no page, or the page. */
async function readPage(
  { http, site: { api }, list, access, signal }: Question,
  filter: string,
  page: number,
): Promise<AuthorizedClients | string> {
  const url = new URL(`/api/v2/${list}`, api);
  url.searchParams.set('include', 'oauth2_client,oauth2_client.app');
  url.searchParams.set('page[size]', String(pageSize));
  url.searchParams.set('page[number]', String(page));
  if (filter !== '') url.searchParams.set('filter', filter);
  const headers: Record<string, string> =
    'token' in access
      ? { authorization: `Bearer ${access.token}` }
      : { 'dd-api-key': access.apiKey, 'dd-application-key': access.applicationKey };
  try {
    const response = await http.fetch(url, { headers: { accept: 'application/json', ...headers }, ...(signal && { signal }) });
    if (response.status !== 200) return statusReasons[response.status] ?? `it answered ${response.status}`;
    return AuthorizedClients.read(await response.text());
  } catch (error) {
    if (signal?.aborted === true) return 'the time for it was over';
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

const refused = 'it did not take the question (400)';

const statusReasons: Readonly<Record<number, string>> = {
  400: refused,
  401: 'the keys are not those of this site (401)',
  403: 'the keys may not read it (403)',
  404: 'it is not there any more (404)',
  410: 'it is not there any more (410)',
  429: 'too many requests (429)',
};
