// A Datadog that shares no code with src/sandbox, so that a mistake which sandbox and client have in common shows: `oidc-provider`
// configured here (PKCE required, refresh tokens replaced at every use, two kinds of authentication refused), its own sign-in pages,
// and the API on plain node:http. Every fault is switched on by the test that wants it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';
import type { Site } from '../../src/platform/sites.ts';
import { type Asked, type Handler, listening, replyJson } from './server.ts';

export interface Partner {
  readonly clientId: string;
  readonly secret: string;
}

/** What the test may turn, before or while it runs. */
export interface Faults {
  /** Given with a token; the client's own when absent. */
  grantedScopes?: readonly string[];
  /** `METHOD /path` -> what is answered in its place, in turn. */
  answers: Record<string, (Handler | 'as usual')[]>;
  /** As `answers`, for as long as it stands. */
  always: Record<string, Handler>;
  /** Milliseconds that this server's clock is ahead of everybody else's. */
  clockAhead: number;
  /** The callback's `domain`; absent for its own, null for none. */
  domain?: string | null;
  /** Whether the revocation is answered and not made. */
  revokesNothing: boolean;
  /** The app behind the client. */
  app: string;
  /** Whether a refresh token is replaced when it is used. */
  rotates: boolean;
  takesAnySecret: boolean;
  withholdsRefreshTokens: boolean;
}

export interface Datadog {
  readonly site: Site;
  readonly client: Partner;
  readonly user: { readonly email: string; readonly password: string };
  readonly keys: { readonly apiKey: string; readonly applicationKey: string };
  readonly faults: Faults;
  readonly asked: readonly Asked[];
  /** API keys that were created, and not deleted. */
  readonly apiKeys: Map<string, string>;
  /** Every value that it gave out or was registered with, and that nobody else may see. */
  readonly secrets: ReadonlySet<string>;
  /** Whether an access or a refresh token still works. */
  lives(token: string): Promise<boolean>;
}

const scopesOfReads: Readonly<Record<string, string>> = { '/api/v1/monitor': 'monitors_read', '/api/v1/metrics': 'metrics_read' };

export async function independentDatadog({
  scopes,
  redirectUris,
  app,
  name = 'US1',
  mark = '',
}: {
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly app: string;
  readonly name?: string;
  /** Something that every secret of this Datadog begins with. */
  readonly mark?: string;
}): Promise<Datadog> {
  const client = { clientId: randomUUID(), secret: `${mark}secret-${randomBytes(12).toString('hex')}` };
  const user = { email: `${mark}person@harborlights.example`, password: `${mark}pass-${randomBytes(8).toString('hex')}` };
  const keys = {
    apiKey: `${mark}api-${randomBytes(8).toString('hex')}`,
    applicationKey: `${mark}app-${randomBytes(8).toString('hex')}`,
  };
  const secrets = new Set([client.secret, user.email, user.password, keys.apiKey, keys.applicationKey]);
  const faults: Faults = {
    answers: {},
    always: {},
    clockAhead: 0,
    revokesNothing: false,
    app,
    rotates: true,
    takesAnySecret: false,
    withholdsRefreshTokens: false,
  };
  const apiKeys = new Map<string, string>();
  const asked: Asked[] = [];
  const server = createServer();
  const origin = `http://127.0.0.1:${await listening(server)}`;
  const clocks = serverClocks();

  URL.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);
  const provider = new Provider(`${origin}/another-issuer`, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.secret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: [...scopes],
    routes: { authorization: '/oauth2/v1/authorize', token: '/oauth2/v1/token', revocation: '/oauth2/v1/revoke' },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: (_, { uid }) => `/account/login/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    issueRefreshToken: () => !faults.withholdsRefreshTokens,
    rotateRefreshToken: () => faults.rotates,
    expiresWithSession: () => false,
    cookies: { keys: [randomBytes(16).toString('hex')] },
    ttl: { AccessToken: 3600, AuthorizationCode: 30, Grant: 864_000, Interaction: 600, RefreshToken: 864_000, Session: 864_000 },
    renderError: (ctx, { error, error_description: description = '' }) => {
      ctx.type = 'application/json';
      const words = description.startsWith('redirect_uri')
        ? 'invalid_request - Mismatching redirect URI.'
        : error === 'invalid_client'
          ? 'invalid_request - Invalid client_id parameter value.'
          : `${error} - ${description}`;
      ctx.body = { errors: [words] };
    },
  });
  const oauth = provider.callback();

  async function tokenOf({ headers }: IncomingMessage) {
    const [, value = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    const token = await provider.AccessToken.find(value);
    return token?.isExpired === false ? (token.scope ?? '').split(' ') : undefined;
  }

  const hasKeys = ({ headers }: IncomingMessage) =>
    headers['dd-api-key'] === keys.apiKey && headers['dd-application-key'] === keys.applicationKey;

  async function api(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const json = (status: number, value: unknown) => replyJson(status, value)(request, response);
    const forbidden = () => json(403, { errors: ['Forbidden'] });
    const granted = await tokenOf(request);
    const needed = scopesOfReads[path];
    if (needed !== undefined) {
      if (granted === undefined) return json(401, { errors: ['Unauthorized'] });
      return granted.includes(needed) ? json(200, []) : forbidden();
    }
    if (path === '/api/v2/api_keys/marketplace') {
      if (granted?.includes('api_keys_write') !== true) return forbidden();
      if (apiKeys.size > 0) return json(409, { errors: ['An API key with this name already exists'] });
      const [id, key] = [randomUUID(), `${mark}created-${randomBytes(12).toString('hex')}`];
      apiKeys.set(id, key);
      secrets.add(key);
      return json(201, { data: { id, type: 'api_keys', attributes: { key, last4: key.slice(-4), name: 'Marketplace' } } });
    }
    if (path === '/api/v1/validate') {
      const known = [...apiKeys.values()].includes(String(request.headers['dd-api-key']));
      return known ? json(200, { valid: true }) : forbidden();
    }
    const [, id] = /^\/api\/v2\/api_keys\/(.+)$/.exec(path) ?? [];
    if (id !== undefined && request.method === 'DELETE') {
      if (!hasKeys(request)) return forbidden();
      apiKeys.delete(id);
      return void response.writeHead(204).end();
    }
    if (path === '/api/v2/user_authorized_clients' && hasKeys(request))
      return json(200, authorizedClients(client.clientId, faults.app));
    return forbidden();
  }

  async function account(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    const form = new URLSearchParams(body);
    const page = (html: string) => void response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    if (prompt.name === 'login') {
      if (form.get('user') === user.email && form.get('pass') === user.password)
        return provider.interactionFinished(request, response, { login: { accountId: 'person' } });
      const again = request.method === 'POST' ? '<div role="alert">Unknown email or password</div>' : '';
      return page(`<title>Log in</title>${again}<form method="post"><input type="email" name="user"><input type="password" name="pass">
        <button>Log in</button></form>`);
    }
    if (form.get('answer') === 'no')
      return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'The person said no' });
    if (form.get('answer') !== 'yes')
      return page(`<title>Authorize</title><form method="post"><button name="answer" value="no">Cancel</button>
        <button name="answer" value="yes">Authorize</button></form>`);
    const grant = new provider.Grant({ accountId: session?.accountId ?? 'person', clientId: String(params.client_id) });
    grant.addOIDCScope(scopes.join(' '));
    return provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const route = `${request.method} ${url.pathname}`;
    Object.assign(request, { body });
    const instead = faults.answers[route]?.shift() ?? faults.always[route];
    if (instead !== undefined && instead !== 'as usual') return instead(request, response);
    if (url.pathname.startsWith('/api/')) return api(request, response, url.pathname);
    if (url.pathname.startsWith('/account/login/')) return account(request, response, body);
    if (url.pathname === '/oauth2/v1/authorize') {
      if (url.searchParams.has('scope')) return replyJson(400, { errors: ['invalid_scope - Unknown scope.'] })(request, response);
      request.url += `&scope=${encodeURIComponent((faults.grantedScopes ?? scopes).join(' '))}`;
    }
    if (url.pathname === '/oauth2/v1/revoke' && faults.revokesNothing) return replyJson(200, {})(request, response);
    const form = new URLSearchParams(body);
    if (faults.takesAnySecret && form.has('client_id')) form.set('client_secret', client.secret);
    // What was read already, in the place where the engine looks for it.
    Object.assign(request, { body: form.toString() });
    response.setHeader = withCallback(response, redirectUris, (callback) => {
      const domain = faults.domain === undefined ? new URL(origin).host : faults.domain;
      if (domain !== null) callback.set('domain', domain);
      callback.set('site', origin);
      callback.set('client_id', client.clientId);
      const code = callback.get('code');
      if (code !== null) secrets.add(code);
    });
    await oauth(request, response);
  }

  server.on('request', (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      clocks.run(
        () => faults.clockAhead,
        () => answer(request, response, body).catch((error: unknown) => void response.writeHead(500).end(String(error))),
      );
    });
  });
  provider.on('access_token.saved', ({ jti }) => void secrets.add(jti));
  provider.on('refresh_token.saved', ({ jti }) => void secrets.add(jti));

  return {
    site: { name, domain: new URL(origin).host, web: origin, api: origin },
    client,
    user,
    keys,
    faults,
    asked,
    apiKeys,
    secrets,
    async lives(token) {
      const found = (await provider.AccessToken.find(token)) ?? (await provider.RefreshToken.find(token));
      return found?.isValid === true && !('consumed' in found && found.consumed);
    },
  };
}

/** As JSON:API would give it. */
export function authorizedClients(clientId: string, app: string) {
  return {
    data: [
      {
        type: 'user_authorized_clients',
        id: '1',
        attributes: {},
        relationships: { oauth2_client: { data: { type: 'oauth2_clients', id: clientId } } },
      },
    ],
    included: [
      {
        type: 'oauth2_clients',
        id: clientId,
        attributes: { name: 'Harbor Lights' },
        relationships: { app: { data: { type: 'apps', id: app } } },
      },
      { type: 'apps', id: app, attributes: { title: 'Harbor Lights' } },
    ],
  };
}

/** Lets a redirect to the partner carry what Datadog adds to it. */
function withCallback(
  response: ServerResponse,
  redirectUris: readonly string[],
  add: (callback: URLSearchParams) => void,
): ServerResponse['setHeader'] {
  const own = response.setHeader.bind(response);
  return (name, value) => {
    const location = String(value);
    if (name.toLowerCase() !== 'location' || !redirectUris.some((uri) => location.startsWith(uri))) return own(name, value);
    const url = new URL(location);
    add(url.searchParams);
    return own(name, url.href);
  };
}

/** Clocks that are ahead only in what a server does: everything runs in one process. */
function serverClocks(): AsyncLocalStorage<() => number> {
  const clocks = new AsyncLocalStorage<() => number>();
  const own = Date.now;
  Date.now = () => own() + (clocks.getStore()?.() ?? 0);
  onTestFinished(() => {
    Date.now = own;
  });
  return clocks;
}
