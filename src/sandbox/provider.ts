// Authorize, token and revoke under Datadog's paths, by oidc-provider: a certified engine, held to what Datadog does. Confidential
// clients with PKCE S256 alone, no OpenID, all the scopes of the client, refresh tokens that do not expire.
import { randomBytes } from 'node:crypto';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import type { SandboxClient } from './clients.ts';
import type { Faults } from './faults.ts';

export const authorizePath = '/oauth2/v1/authorize';
export const tokenPath = '/oauth2/v1/token';
export const revokePath = '/oauth2/v1/revoke';

export interface Organization {
  readonly id: string;
  readonly name: string;
}

/** @param origin Where it is reached, also its issuer. */
export function createProvider(
  origin: string,
  clients: readonly SandboxClient[],
  organization: Organization,
  faults: Faults,
): Provider {
  addUrlParse();
  const scopes = [...new Set(clients.flatMap((client) => client.scopes))];
  const provider = new Provider(origin, {
    clients: clients.map((client) => ({
      client_id: client.id,
      client_secret: client.secret,
      client_name: client.name,
      redirect_uris: [...client.redirectUris],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
      ...(client.scopes.length > 0 && { scope: client.scopes.join(' ') }),
    })),
    routes: { authorization: authorizePath, token: tokenPath, revocation: revokePath },
    scopes,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    issueRefreshToken: async () => true,
    rotateRefreshToken: () => faults.has('token', 'rotated-refresh-token'),
    expiresWithSession: async () => false,
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: tenYears,
      Interaction: 3600,
      RefreshToken: tenYears,
      Session: 86_400,
    },
    renderError: (ctx, out, error) => {
      ctx.type = 'application/json';
      ctx.body = { errors: [asDatadogSays(error.message, out.error_description)] };
    },
  });
  provider.use(async (ctx, next) => {
    const context = ctx as unknown as KoaContextWithOIDC; // The types of Koa's plain context lack `oidc`.
    if (ctx.path === authorizePath && !withScopes(ctx, clients, faults)) return;
    await next();
    if (context.status >= 300 && context.status < 400) handBack(context, origin, clients, organization);
  });
  return provider;
}

const tenYears = 10 * 365 * 86_400;

/** Every 9.x asks for it, Node 20 has it not. */
function addUrlParse(): void {
  if (typeof URL.parse === 'function') return;
  Object.assign(URL, { parse: (url: string, base?: string) => (URL.canParse(url, base) ? new URL(url, base) : null) });
}

/** Datadog's client asks for no scope and is given all that it registered; one that asks for another is refused. */
function withScopes(
  ctx: { query: Record<string, string | string[] | undefined>; status: number; type: string; body: unknown },
  clients: readonly SandboxClient[],
  faults: Faults,
): boolean {
  const client = clients.find(({ id }) => id === ctx.query.client_id);
  if (client === undefined || client.scopes.length === 0) return true;
  const asked = ctx.query.scope;
  if (typeof asked === 'string' && !asked.split(' ').every((scope) => client.scopes.includes(scope))) {
    ctx.status = 400;
    ctx.type = 'application/json';
    ctx.body = { errors: ['invalid_scope - The requested scope is invalid, unknown, or malformed.'] };
    return false;
  }
  ctx.query = { ...ctx.query, scope: grantedScopes(client, faults).join(' ') };
  return true;
}

/** All that the client registered, save the last on a bad day. */
export function grantedScopes({ scopes }: SandboxClient, faults: Faults): readonly string[] {
  return faults.has('token', 'missing-scope') ? scopes.slice(0, -1) : scopes;
}

/** What Datadog adds when it sends the browser back to the partner. */
function handBack(ctx: KoaContextWithOIDC, origin: string, clients: readonly SandboxClient[], organization: Organization): void {
  const location = ctx.response.get('location');
  const { client_id: id } = ctx.oidc?.params ?? {};
  const client = clients.find((each) => each.id === id);
  if (client === undefined || !client.redirectUris.some((uri) => location.startsWith(uri))) return;
  const url = new URL(location);
  url.searchParams.delete('iss');
  for (const [name, value] of Object.entries({
    client_id: client.id,
    site: origin,
    domain: new URL(origin).host,
    dd_oid: organization.id,
    dd_org_name: organization.name,
  })) {
    url.searchParams.set(name, value);
  }
  ctx.set('location', url.href);
}

function asDatadogSays(error: string, description = ''): string {
  if (/redirect_uri/.test(description)) return 'invalid_request - Mismatching redirect URI.';
  if (error === 'invalid_client') return 'invalid_request - Invalid client_id parameter value.';
  return description === '' ? error : `${error} - ${description}`;
}
