// The part of Datadog's API that an OAuth client and its partner ask: API keys of the Marketplace, authorized clients with the app
// behind them, a few reads behind scopes. Answers and errors have Datadog's shapes.
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { SandboxClient } from './clients.ts';
import type { Endpoint, Faults } from './faults.ts';

interface ApiKey {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** Reads that a sandbox answers, each with the scope that it asks for. */
const reads: Readonly<Record<string, { readonly scope: string; readonly answer: unknown }>> = {
  '/api/v1/monitor': { scope: 'monitors_read', answer: [] },
  '/api/v1/dashboard': { scope: 'dashboards_read', answer: { dashboards: [] } },
  '/api/v1/hosts': { scope: 'hosts_read', answer: { host_list: [], total_matching: 0, total_returned: 0 } },
  '/api/v1/metrics': { scope: 'metrics_read', answer: { metrics: [] } },
  '/api/v1/query': { scope: 'timeseries_query', answer: { status: 'ok', series: [] } },
  '/api/v1/slo': { scope: 'slos_read', answer: { data: [] } },
  '/api/v2/events': { scope: 'events_read', answer: { data: [] } },
  '/api/v2/incidents': { scope: 'incident_read', answer: { data: [] } },
  '/api/v2/team': { scope: 'teams_read', answer: { data: [] } },
  '/api/v2/users': { scope: 'user_access_read', answer: { data: [] } },
};

/** The API and the application key that a partner's own account would have on the site. */
export interface AccountKeys {
  readonly apiKey: string;
  readonly applicationKey: string;
}

export class Api {
  readonly #provider: Provider;
  readonly #clients: readonly SandboxClient[];
  readonly #keys: AccountKeys;
  readonly #faults: Faults;
  readonly #apiKeys: ApiKey[] = [];
  /** Clients that somebody authorized, by their IDs. */
  readonly authorized = new Set<string>();

  constructor(provider: Provider, clients: readonly SandboxClient[], keys: AccountKeys, faults: Faults) {
    this.#provider = provider;
    this.#clients = clients;
    this.#keys = keys;
    this.#faults = faults;
  }

  /** Which endpoint a request is for; undefined when it is none of the API's. */
  static endpoint(path: string): Endpoint | undefined {
    if (path.startsWith('/api/v2/api_keys')) return 'api-keys';
    if (path === '/api/v1/validate') return 'validate';
    if (/^\/api\/v2\/(?:user|org)_authorized_clients/.test(path) || path === '/sandbox/apps') return 'apps';
    return path.startsWith('/api/') ? 'api' : undefined;
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method = 'GET' } = request;
    const { pathname: path } = url;
    const route = `${method} ${path}`;
    const read = Object.hasOwn(reads, path) ? reads[path] : undefined;
    if (route === 'POST /api/v2/api_keys/marketplace') return this.#createApiKey(request, response);
    if (method === 'DELETE' && path.startsWith('/api/v2/api_keys/')) return this.#deleteApiKey(request, response, path);
    if (route === 'GET /api/v1/validate') {
      const known = [this.#keys.apiKey, ...this.#apiKeys.map(({ key }) => key)].includes(String(request.headers['dd-api-key']));
      return known ? json(response, 200, { valid: true }) : forbidden(response);
    }
    if (route === 'GET /sandbox/apps') {
      return json(response, 200, {
        data: this.#clients.map(({ appUuid, name, id }) => ({ app_uuid: appUuid, name, client_id: id })),
      });
    }
    if (method === 'GET' && /^\/api\/v2\/(?:user|org)_authorized_clients$/.test(path))
      return this.#listClients(request, response, url);
    const [, removed] = /^\/api\/v2\/user_authorized_clients\/client\/([^/]+)$/.exec(path) ?? [];
    if (method === 'DELETE' && removed !== undefined) {
      if (!this.#hasKeys(request)) return forbidden(response);
      this.authorized.delete(removed);
      response.writeHead(204).end();
      return;
    }
    if (method === 'GET' && read !== undefined) {
      const scopes = await this.#scopesOf(request);
      if (scopes === undefined) return json(response, 401, { errors: ['Unauthorized'] });
      return scopes.includes(read.scope) && !this.#faults.has('api', 'rejected-scope')
        ? json(response, 200, read.answer)
        : forbidden(response);
    }
    json(response, 404, { errors: ['Not found'] });
  }

  async #createApiKey(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = await this.#token(request);
    if (token === undefined) return json(response, 401, { errors: ['Unauthorized'] });
    if (!token.scopes.includes('api_keys_write')) return forbidden(response);
    const name = `Marketplace ${token.clientId}`;
    if (this.#apiKeys.some((each) => each.name === name))
      return json(response, 409, { errors: ['An API key with this name already exists'] });
    const apiKey = { id: randomUUID(), key: randomBytes(16).toString('hex'), name };
    this.#apiKeys.push(apiKey);
    const now = new Date().toISOString();
    json(response, 201, {
      data: {
        id: apiKey.id,
        type: 'api_keys',
        attributes: { created_at: now, key: apiKey.key, last4: apiKey.key.slice(-4), modified_at: now, name },
        relationships: { created_by: { data: { id: randomUUID(), type: 'users' } } },
      },
    });
  }

  async #deleteApiKey(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!this.#hasKeys(request)) return forbidden(response);
    const index = this.#apiKeys.findIndex(({ id }) => path.endsWith(`/${id}`));
    if (index === -1) return json(response, 404, { errors: ['API key not found'] });
    this.#apiKeys.splice(index, 1);
    response.writeHead(204).end();
  }

  async #listClients(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const scopes = await this.#scopesOf(request);
    const mayRead = this.#hasKeys(request) || (url.pathname.includes('/user_') && scopes?.includes('built_in_features') === true);
    if (!mayRead) return forbidden(response);
    const size = Math.min(Number(url.searchParams.get('page[size]') ?? 10), 100);
    const page = Number(url.searchParams.get('page[number]') ?? 0);
    const filter = (url.searchParams.get('filter') ?? '').toLowerCase();
    const clients = this.#clients.filter(
      ({ id, name }) => this.authorized.has(id) && (filter === '' || name.toLowerCase().includes(filter)),
    );
    const shown = clients.slice(page * size, (page + 1) * size);
    const appOf = ({ appUuid }: SandboxClient) =>
      this.#faults.has('apps', 'other-app') ? '00000000-0000-4000-8000-000000000001' : appUuid;
    json(response, 200, {
      data: shown.map((client) => ({
        type: url.pathname.includes('/user_') ? 'user_authorized_clients' : 'org_authorized_clients',
        id: client.id,
        attributes: { disabled: false },
        relationships: { oauth2_client: { data: { type: 'oauth2_clients', id: client.id } } },
      })),
      included: shown.flatMap((client) => [
        {
          type: 'oauth2_clients',
          id: client.id,
          attributes: { name: client.name },
          ...(!this.#faults.has('apps', 'no-app') && { relationships: { app: { data: { type: 'apps', id: appOf(client) } } } }),
        },
        ...(this.#faults.has('apps', 'no-app') ? [] : [{ type: 'apps', id: appOf(client), attributes: { title: client.name } }]),
      ]),
      meta: { page: { total_count: clients.length } },
    });
  }

  #hasKeys({ headers }: IncomingMessage): boolean {
    return headers['dd-api-key'] === this.#keys.apiKey && headers['dd-application-key'] === this.#keys.applicationKey;
  }

  async #scopesOf(request: IncomingMessage): Promise<readonly string[] | undefined> {
    return (await this.#token(request))?.scopes;
  }

  async #token({ headers }: IncomingMessage): Promise<{ clientId: string; scopes: readonly string[] } | undefined> {
    const [, value] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    const token = value === undefined ? undefined : await this.#provider.AccessToken.find(value);
    if (token === undefined || token.clientId === undefined) return undefined;
    return { clientId: token.clientId, scopes: (token.scope ?? '').split(' ') };
  }
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(value));
}

function forbidden(response: ServerResponse): void {
  json(response, 403, { errors: ['Forbidden'] });
}
