// A Datadog of one's own, on loopback alone: one server a site, for demonstrations, tests and partners' development.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { UserError } from '../user-error.ts';
import { type AccountKeys, Api, json } from './api.ts';
import { type ClientDescription, clientOn, type SandboxClient } from './clients.ts';
import { type Endpoint, type Fault, Faults } from './faults.ts';
import { interact, show, type TestUser } from './interaction.ts';
import { indexPage } from './pages.ts';
import { authorizePath, createProvider, grantedScopes, type Organization, revokePath, tokenPath } from './provider.ts';

export interface SandboxOptions {
  readonly clients: readonly ClientDescription[];
  /** Names of sites, the clients' home first. */
  readonly sites: readonly string[];
  /** The first site's; the next ones follow. 0 for any that is free. */
  readonly port?: number;
  readonly faults?: readonly Fault[];
  /** One line for every request that was answered. */
  readonly onRequest?: (line: string) => void;
}

export interface SandboxSite {
  readonly name: string;
  readonly origin: string;
  /** As Datadog's `domain` parameter. */
  readonly domain: string;
  readonly clients: readonly SandboxClient[];
  readonly keys: AccountKeys;
  /** A refresh token, as if the test user had authorized the client. */
  refreshToken(clientId: string): Promise<string>;
}

export interface Sandbox {
  readonly sites: readonly SandboxSite[];
  readonly user: TestUser;
  close(): Promise<void>;
}

/** @throws UserError when a port is taken, two clients have the same ID, or one is what no OAuth server takes. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  refuseTwice(options.clients);
  const user = { email: 'test.user@example.com', password: randomBytes(12).toString('base64url') };
  const running: { site: SandboxSite; server: Server }[] = [];
  const close = async () => {
    await Promise.all(running.map(({ server }) => closed(server)));
  };
  try {
    for (const [index, name] of options.sites.entries()) {
      running.push(await startSite(name, index, options, user));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { sites: running.map(({ site }) => site), user, close };
}

function refuseTwice(clients: readonly ClientDescription[]): void {
  const ids = clients.map(({ id }) => id);
  const twice = clients.filter(({ id }, index) => ids.indexOf(id) !== index || ids.lastIndexOf(id) !== index);
  const [first] = twice;
  if (first === undefined) return;
  const names = twice.filter(({ id }) => id === first.id).map(({ integration, name }) => integration ?? name);
  throw new UserError(`${names.join(' and ')} have the same client \`id\`: each client has its own, start one of them`);
}

async function startSite(
  name: string,
  index: number,
  { clients: descriptions, port = 0, faults: asked = [], onRequest }: SandboxOptions,
  user: TestUser,
): Promise<{ site: SandboxSite; server: Server }> {
  const clients = descriptions.map((description) => clientOn(description, index === 0));
  const keys = { apiKey: randomBytes(16).toString('hex'), applicationKey: randomBytes(20).toString('hex') };
  const faults = new Faults(asked);
  const server = createServer();
  const origin = await listen(server, port === 0 ? 0 : port + index);
  const organization: Organization = { id: randomUUID(), name: 'Sandbox' };
  let provider: Provider;
  try {
    provider = createProvider(origin, clients, organization, faults);
    await refuseUnusable(provider, clients);
  } catch (error) {
    await closed(server);
    throw error;
  }
  const api = new Api(provider, clients, keys, faults);
  provider.on('grant.success', (ctx) => void (ctx.oidc.client !== undefined && api.authorized.add(ctx.oidc.client.clientId)));
  const oauth = provider.callback();
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    response.once('finish', () => onRequest?.(`${name}  ${response.statusCode}  ${request.method} ${pathname}`));
    answer({ request, response, origin, name, provider, api, oauth, user, clients, faults }).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const status =
        error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
      json(response, status, { errors: [error instanceof Error ? error.message : String(error)] });
    });
  });
  const refreshToken = async (clientId: string) => {
    api.authorized.add(clientId);
    return issueRefreshToken(provider, clients, clientId, { user, faults });
  };
  return { site: { name, origin, domain: new URL(origin).host, clients, keys, refreshToken }, server };
}

/** The engine looks at a client when it is first used, and says what is wrong with it. */
async function refuseUnusable(provider: Provider, clients: readonly SandboxClient[]): Promise<void> {
  for (const { id, name } of clients) {
    try {
      await provider.Client.find(id);
    } catch (error) {
      if (!(error instanceof errors.InvalidClientMetadata)) throw error;
      throw new UserError(`The client \`${name}\` is none that an OAuth server takes: ${error.error_description}`);
    }
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string;
  readonly name: string;
  readonly provider: Provider;
  readonly api: Api;
  readonly oauth: ReturnType<Provider['callback']>;
  readonly user: TestUser;
  readonly clients: readonly SandboxClient[];
  readonly faults: Faults;
}

async function answer({ request, response, origin, name, provider, api, oauth, user, clients, faults }: Exchange): Promise<void> {
  const url = new URL(request.url ?? '/', origin);
  const endpoint = oauthEndpoints[url.pathname] ?? Api.endpoint(url.pathname);
  if (endpoint !== undefined && (await faults.disturb(endpoint, request, response))) return;
  if (url.pathname === revokePath && faults.has('revoke', 'ignored')) return json(response, 200, {});
  if (url.pathname === '/')
    return show(
      response,
      200,
      indexPage(
        name,
        clients.map((client) => listed(client, origin)),
      ),
    );
  if (url.pathname.startsWith('/interaction/')) return interact(provider, request, response, { user, clients });
  if (Api.endpoint(url.pathname) !== undefined) return api.answer(request, response, url);
  // Datadog's sample authenticates a revocation twice, which the engine would refuse.
  if (url.pathname === revokePath) delete request.headers.authorization;
  await oauth(request, response);
}

const oauthEndpoints: Readonly<Record<string, Endpoint>> = {
  [authorizePath]: 'authorize',
  [tokenPath]: 'token',
  [revokePath]: 'revoke',
};

function listed({ name, id, onboardingUrl }: SandboxClient, origin: string) {
  if (onboardingUrl === undefined || !URL.canParse(onboardingUrl)) return { name, id };
  const url = new URL(onboardingUrl);
  url.searchParams.set('site', origin);
  url.searchParams.set('domain', new URL(origin).host);
  return { name, id, onboarding: url.href };
}

async function issueRefreshToken(
  provider: Provider,
  clients: readonly SandboxClient[],
  clientId: string,
  { user, faults }: { user: TestUser; faults: Faults },
): Promise<string> {
  const client = await provider.Client.find(clientId);
  const description = clients.find(({ id }) => id === clientId);
  if (client === undefined || description === undefined) throw new UserError(`The sandbox knows no client ${clientId}`);
  const scope = grantedScopes(description, faults).join(' ');
  const grant = new provider.Grant({ accountId: user.email, clientId });
  grant.addOIDCScope(scope);
  const token = new provider.RefreshToken({
    accountId: user.email,
    client,
    grantId: await grant.save(),
    gty: 'authorization_code',
    scope,
    expiresWithSession: false,
  } as ConstructorParameters<typeof provider.RefreshToken>[0]); // The types ask for a session's fields, which stay absent.
  return token.save();
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new UserError(`Port ${port} is taken: choose another with --port`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
