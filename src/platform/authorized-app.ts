// The app behind an OAuth client, read live: the Developer Platform lists the clients that somebody authorised, with their apps.
// `user_authorized_clients`, then `org_authorized_clients` (@datadog/datadog-api-client 1.64.0). How an app is given there is not
// documented: it is taken where it is clear, and nothing is guessed otherwise.

import { isUuid } from '../documents/uuid.ts';
import type { Http } from '../http/http.ts';
import { RequestError } from '../http/request-error.ts';
import type { Answer } from './published.ts';
import type { Site } from './sites.ts';

/** Keys of an account on the site, or an access token with the scope `built_in_features`. */
export type Access = { readonly apiKey: string; readonly applicationKey: string } | { readonly token: string };

const lists = ['user_authorized_clients', 'org_authorized_clients'] as const;

/** No list of a test account comes near. */
const mostPages = 20;
const pageSize = 100;

/**
 * @param clientId The OAuth client's ID on this site.
 * @param name The client's name, which narrows the list; empty when it is not known.
 * @throws Nothing: whatever goes wrong is the answer's reason.
 */
export async function readAuthorizedApp(
  http: Http,
  site: Site,
  { clientId, name }: { readonly clientId: string; readonly name: string },
  access: Access,
  signal?: AbortSignal,
): Promise<Answer> {
  const how = `the app behind the OAuth client on ${site.name}, read live`;
  const reasons: string[] = [];
  for (const list of lists) {
    try {
      const found = await search(http, site, list, { clientId, name }, access, signal);
      if (found.status === 'app') return { status: 'published', uuid: found.uuid, how };
      reasons.push(`${list}: ${found.reason}`);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      reasons.push(`${list}: ${error.message}`);
    }
  }
  return { status: 'inconclusive', how, reason: reasons.join('; ') };
}

type Found = { readonly status: 'app'; readonly uuid: string } | { readonly status: 'unknown'; readonly reason: string };

async function search(
  http: Http,
  site: Site,
  list: (typeof lists)[number],
  { clientId, name }: { readonly clientId: string; readonly name: string },
  access: Access,
  signal: AbortSignal | undefined,
): Promise<Found> {
  // The filter looks at names and titles, in ways that are not documented: without an answer everything is read.
  for (const filter of name === '' ? [''] : [name, '']) {
    for (let page = 0; page < mostPages; page++) {
      const answer = await readPage(http, site, list, { filter, page }, access, signal);
      if (typeof answer === 'string') return { status: 'unknown', reason: answer };
      const client = answer.find(clientId);
      if (client) return answer.appOf(clientId);
      if (answer.count < pageSize) break;
    }
  }
  return { status: 'unknown', reason: 'the client is not among them: nobody has authorised it in this organisation yet' };
}

async function readPage(
  http: Http,
  { api }: Site,
  list: string,
  { filter, page }: { readonly filter: string; readonly page: number },
  access: Access,
  signal: AbortSignal | undefined,
): Promise<Page | string> {
  const url = new URL(`/api/v2/${list}`, api);
  url.searchParams.set('include', 'oauth2_client,oauth2_client.app');
  url.searchParams.set('page[size]', String(pageSize));
  url.searchParams.set('page[number]', String(page));
  if (filter !== '') url.searchParams.set('filter', filter);
  const headers: Record<string, string> =
    'token' in access
      ? { authorization: `Bearer ${access.token}` }
      : { 'dd-api-key': access.apiKey, 'dd-application-key': access.applicationKey };
  const response = await http.fetch(url, { headers: { accept: 'application/json', ...headers }, ...(signal && { signal }) });
  if (response.status !== 200) return statusReasons[response.status] ?? `it answered ${response.status}`;
  try {
    return new Page(await response.json());
  } catch {
    return 'its answer is not JSON';
  }
}

const statusReasons: Readonly<Record<number, string>> = {
  401: 'the keys are not those of this site (401)',
  403: 'the keys may not read it (403)',
  404: 'it is not there any more (404)',
  429: 'too many requests (429)',
};

interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships: Readonly<Record<string, unknown>>;
}

/** One page of JSON:API, of which nothing is taken for granted. */
class Page {
  /** How many entries the page has, whatever they are. */
  readonly count: number;
  readonly #data: readonly Resource[];
  readonly #included: readonly Resource[];

  constructor(body: unknown) {
    const data = member(body, 'data');
    this.count = Array.isArray(data) ? data.length : 0;
    this.#data = resources(data);
    this.#included = resources(member(body, 'included'));
  }

  /** Whether the client is on it. */
  find(clientId: string): boolean {
    return this.#entry(clientId) !== undefined || this.#client(clientId) !== undefined;
  }

  appOf(clientId: string): Found {
    const client = this.#client(clientId);
    const entry = this.#entry(clientId);
    const app =
      related(client, 'app') ??
      related(client, 'apps') ??
      related(entry, 'app') ??
      (this.count === 1 ? this.#onlyOther() : undefined);
    if (app === undefined) return { status: 'unknown', reason: 'the answer does not say clearly which app is behind the client' };
    const resource = this.#included.find(({ type, id }) => id === app.id && type === app.type);
    const candidates = [resource?.attributes.app_uuid, resource?.attributes.uuid, app.id];
    const uuid = candidates.find((each) => typeof each === 'string' && isUuid(each));
    return typeof uuid === 'string'
      ? { status: 'app', uuid }
      : { status: 'unknown', reason: 'the app behind the client has no UUID in the answer' };
  }

  #entry(clientId: string): Resource | undefined {
    return this.#data.find(
      (entry) => same(related(entry, 'oauth2_client')?.id, clientId) || same(entry.attributes.client_id, clientId),
    );
  }

  #client(clientId: string): Resource | undefined {
    const id = related(this.#entry(clientId), 'oauth2_client')?.id;
    return this.#included.find(
      (each) =>
        /client/.test(each.type) &&
        (same(each.id, clientId) || same(each.attributes.client_id, clientId) || (id !== undefined && each.id === id)),
    );
  }

  /** The only thing beside the client that is no scope and no person. */
  #onlyOther(): Resource | undefined {
    const others = this.#included.filter(({ type }) => !/client|scope|user|org|role|permission/i.test(type));
    return others.length === 1 ? others[0] : undefined;
  }
}

function same(value: unknown, clientId: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === clientId.toLowerCase();
}

function related(resource: Resource | undefined, name: string): { readonly type: string; readonly id: string } | undefined {
  const data = member(resource?.relationships[name], 'data');
  const only = Array.isArray(data) && data.length === 1 ? data[0] : data;
  const [type, id] = [member(only, 'type'), member(only, 'id')];
  return typeof id === 'string' ? { type: typeof type === 'string' ? type : '', id } : undefined;
}

function resources(value: unknown): Resource[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    const [type, id] = [member(each, 'type'), member(each, 'id')];
    if (typeof type !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return [];
    return [
      {
        type,
        id: String(id),
        attributes: table(member(each, 'attributes')),
        relationships: table(member(each, 'relationships')),
      },
    ];
  });
}

function member(value: unknown, key: string): unknown {
  return Object.hasOwn(table(value), key) ? table(value)[key] : undefined;
}

function table(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}; // An object, as looked at.
}
