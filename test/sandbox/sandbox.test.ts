// What a sandbox starts with: clients that no OAuth server would take are the user's to mend, in one line; nothing else can reach it.
import { expect, onTestFinished, test } from 'vitest';
import { describeClient } from '../../src/sandbox/clients.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { UserError } from '../../src/user-error.ts';
import { freePort } from '../support/server.ts';
import { oauthClients } from '../support/smoke.ts';

test.each<[name: string, change: Readonly<Record<string, string | string[]>>, message: RegExp]>([
  [
    'a redirect URI of a script',
    { redirect_uris: ['javascript:alert(1)'] },
    /^The client `Harbor Lights` is none that .*redirect_uris/,
  ],
  ['an ID with a control character', { id: 'a\u0001' }, /^The client `Harbor Lights` is none that .*client_id/],
  [
    'redirect URIs with fragments alone',
    { redirect_uris: ['https://a.example/#b'] },
    /has no redirect URI that a server could take$/,
  ],
])('%s', async (_, change, message) => {
  const port = await freePort();
  const start = async () =>
    startSandbox({
      clients: [describeClient({ integration: { ...oauthClients.integration, ...change } }, 'oauth_clients.json', undefined)],
      sites: ['US1'],
      port,
    });
  await expect(start()).rejects.toThrow(UserError);
  await expect(start()).rejects.toThrow(message);
});

test('it listens on loopback alone', async () => {
  const sandbox = await startSandbox({
    clients: [describeClient(oauthClients, 'oauth_clients.json', undefined)],
    sites: ['US1'],
  });
  onTestFinished(() => sandbox.close());
  const [site] = sandbox.sites;
  expect((await fetch(site?.origin ?? '')).status).toBe(200);
  // Another address of the same machine: answered by whoever listens on all of them.
  await expect(fetch(site?.origin.replace('127.0.0.1', '127.0.0.2') ?? '')).rejects.toThrow('fetch failed');
});

test('two with the same ID', async () => {
  const client = describeClient(oauthClients, 'oauth_clients.json', undefined);
  const clients = [
    { ...client, integration: 'harbor_lights' },
    { ...client, integration: 'kite_string' },
  ];
  await expect(startSandbox({ clients, sites: ['US1'] })).rejects.toThrow(
    new UserError('harbor_lights and kite_string have the same client `id`: each client has its own, start one of them'),
  );
});
