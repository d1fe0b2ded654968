// The sandbox's half of the Developer Platform: published apps, and the clients that somebody authorized with the apps behind them.
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeClient } from '../../src/sandbox/clients.ts';
import { parseFault } from '../../src/sandbox/faults.ts';
import { type SandboxSite, startSandbox } from '../../src/sandbox/sandbox.ts';

const uuid = (index: number) => `6f1a2b52-8c1d-4b0e-9a53-${String(index).padStart(12, '0')}`;
const clientId = (index: number) => `2b7c1f60-5a3e-11ef-9f3b-${String(index).padStart(12, '0')}`;

async function siteWith(
  count: number,
  { faults = [], scopes = ['metrics_read'] }: { faults?: string[]; scopes?: string[] } = {},
) {
  const clients = Array.from({ length: count }, (_, index) =>
    describeClient(
      {
        integration: {
          id: clientId(index),
          name: index === 0 ? 'Harbor Lights' : `Kite ${index}`,
          scopes,
          redirect_uris: ['https://app.example/callback'],
        },
      },
      'oauth_clients.json',
      uuid(index),
    ),
  );
  const sandbox = await startSandbox({ clients, sites: ['US1'], faults: faults.map(parseFault) });
  onTestFinished(() => sandbox.close());
  const [site] = sandbox.sites;
  if (site === undefined) throw new Error('The sandbox has no site');
  return site;
}

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly relationships: { readonly oauth2_client: { readonly data: { readonly id: string } } };
}
interface Included {
  readonly id: string;
  readonly type: string;
  readonly relationships?: { readonly app: { readonly data: { readonly id: string } } };
}

async function list(
  site: SandboxSite,
  query = '',
  { kind = 'user', headers = keysOf(site) }: { kind?: string; headers?: Readonly<Record<string, string>> } = {},
) {
  const response = await fetch(`${site.origin}/api/v2/${kind}_authorized_clients?${query}`, { headers });
  const body = response.status === 200 ? await answer<ClientList>(response) : undefined;
  return {
    status: response.status,
    data: body?.data ?? [],
    included: body?.included ?? [],
    total: body?.meta.page.total_count,
  };
}

interface ClientList {
  readonly data: readonly Entry[];
  readonly included: readonly Included[];
  readonly meta: { readonly page: { readonly total_count: number } };
}

async function answer<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body; // What is asked of it is looked at.
}

const keysOf = ({ keys }: SandboxSite) => ({ 'dd-api-key': keys.apiKey, 'dd-application-key': keys.applicationKey });

async function authorizeAll(site: SandboxSite): Promise<void> {
  for (const { id } of site.clients) await site.refreshToken(id);
}

/** An access token of the first client. */
async function accessToken(site: SandboxSite): Promise<string> {
  const [client] = site.clients;
  if (client === undefined) throw new Error('The sandbox has no client');
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: client.id,
    client_secret: client.secret,
    refresh_token: await site.refreshToken(client.id),
  });
  const response = await fetch(`${site.origin}/oauth2/v1/token`, { method: 'POST', body });
  return (await answer<{ access_token: string }>(response)).access_token;
}

test('the list of published apps', async () => {
  const site = await siteWith(2);
  const { data } = await answer<{ data: unknown }>(await fetch(`${site.origin}/sandbox/apps`));
  expect(data).toEqual([
    { app_uuid: uuid(0), name: 'Harbor Lights', client_id: clientId(0) },
    { app_uuid: uuid(1), name: 'Kite 1', client_id: clientId(1) },
  ]);
});

describe.each(['user', 'org'])('%s_authorized_clients', (kind) => {
  test('has the clients that somebody authorized, with their apps', async () => {
    const site = await siteWith(3);
    expect(await list(site, '', { kind })).toMatchObject({ status: 200, data: [], included: [] });
    await site.refreshToken(clientId(1));
    const { data, included } = await list(site, '', { kind });
    expect(data.map((entry) => [entry.type, entry.relationships.oauth2_client.data.id])).toEqual([
      [`${kind}_authorized_clients`, clientId(1)],
    ]);
    expect(included.find(({ type }) => type === 'oauth2_clients')?.relationships?.app.data.id).toBe(uuid(1));
    expect(included.find(({ type }) => type === 'apps')?.id).toBe(uuid(1));
  });

  test('comes in pages of at most 100', async () => {
    const site = await siteWith(250);
    await authorizeAll(site);
    const pages = await Promise.all([0, 1, 2, 3].map((page) => list(site, `page[size]=500&page[number]=${page}`, { kind })));
    expect(pages.map(({ data, total }) => [data.length, total])).toEqual([
      [100, 250],
      [100, 250],
      [50, 250],
      [0, 250],
    ]);
    expect(new Set(pages.flatMap(({ data }) => data.map(({ id }) => id))).size).toBe(250);
    expect((await list(site, 'page[size]=7', { kind })).data.length).toBe(7);
  });

  test('is filtered by name', async () => {
    const site = await siteWith(3);
    await authorizeAll(site);
    expect((await list(site, 'filter=harbor', { kind })).data.map(({ id }) => id)).toEqual([clientId(0)]);
    expect((await list(site, 'filter=nothing', { kind })).data).toEqual([]);
  });

  test('asks for both keys of the site', async () => {
    const site = await siteWith(1);
    const right = keysOf(site);
    for (const headers of [
      {},
      { 'dd-api-key': right['dd-api-key'] },
      { ...right, 'dd-api-key': 'x' },
      { authorization: 'Bearer x' },
    ])
      expect((await list(site, '', { kind, headers })).status).toBe(403);
  });

  test.each([
    ['other-app', '00000000-0000-4000-8000-000000000001'],
    ['no-app', undefined],
  ])('the fault %s', async (fault, expected) => {
    const site = await siteWith(1, { faults: [`apps=${fault}`] });
    await authorizeAll(site);
    const { data, included } = await list(site, '', { kind });
    expect(data.length).toBe(1);
    expect(included.find(({ type }) => type === 'apps')?.id).toBe(expected);
    expect(included.find(({ type }) => type === 'oauth2_clients')?.relationships?.app.data.id).toBe(expected);
  });
});

test("a token with the scope `built_in_features` reads the user's list alone", async () => {
  const site = await siteWith(1, { scopes: ['built_in_features'] });
  const headers = { authorization: `Bearer ${await accessToken(site)}` };
  expect((await list(site, '', { headers })).data.length).toBe(1);
  expect((await list(site, '', { headers, kind: 'org' })).status).toBe(403);
  const other = await siteWith(1);
  expect((await list(other, '', { headers: { authorization: `Bearer ${await accessToken(other)}` } })).status).toBe(403);
});

test('an authorization can be taken back', async () => {
  const site = await siteWith(2);
  await authorizeAll(site);
  const path = `${site.origin}/api/v2/user_authorized_clients/client/${clientId(0)}`;
  expect((await fetch(path, { method: 'DELETE' })).status).toBe(403);
  expect((await fetch(path, { method: 'DELETE', headers: keysOf(site) })).status).toBe(204);
  expect((await list(site)).data.map(({ id }) => id)).toEqual([clientId(1)]);
});
