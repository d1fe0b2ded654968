// The OAuth client in every shape that an exported app manifest may have.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/documents/pointer.ts';
import { exportedClient } from '../../src/platform/exported-client.ts';
import { oauthClients } from '../support/example-integration.ts';

const { scopes, redirect_uris: redirectUris, onboarding_url: onboardingUrl } = oauthClients.integration;
const details = { scopes, redirect_uris: redirectUris, onboarding_url: onboardingUrl };
const how = 'the exported app manifest app.json';
const whole = { how, scopes, redirectUris, onboardingUrl };

describe('a client is found', () => {
  test.each<[string, Json, object]>([
    ['under `oauth`', { schemaVersion: 'v2', oauth: details }, whole],
    ['under `oauth_client`', { oauth_client: details }, whole],
    ['in a list `oauth_clients`', { oauth_clients: [details] }, whole],
    ['as oauth_clients.json has it', { assets: { oauth_clients: oauthClients } }, whole],
    ['inside data and attributes', { data: { type: 'app_manifest', attributes: { oauth2: { client: details } } } }, whole],
    ['without a name that says so', { features: [{ details }] }, whole],
    ['in camel case', { oauthClient: { scopes, redirectUris, onboardingUrl } }, whole],
    ['with scopes in one text', { oauth: { scopes: scopes.join(' ') } }, { how, scopes }],
    ['with scopes as objects', { oauth: { scopes: scopes.map((name) => ({ name })) } }, { how, scopes }],
    ['with redirect URIs as objects', { oauth: { redirect_uris: redirectUris.map((uri) => ({ uri })) } }, { how, redirectUris }],
    ['with one redirect URI', { oauth: { redirect_uris: redirectUris[0] ?? '' } }, { how, redirectUris }],
    ['with an onboarding URL alone', { onboarding_url: onboardingUrl }, { how, onboardingUrl }],
    ['with no scopes at all', { oauth: { scopes: [] } }, { how, scopes: [] }],
    [
      'beside a UI Extension',
      {
        oauth_clients: [
          { client_role: 'ui_extension', scopes: ['x'] },
          { client_role: 'integration', ...details },
        ],
      },
      whole,
    ],
  ])('%s', (_, manifest, expected) => {
    expect(exportedClient(manifest, 'app.json')).toEqual(expected);
  });
});

describe('no client is found', () => {
  test.each<[string, Json]>([
    [
      'in a published sample',
      { schemaVersion: 'v2', app_id: null, tile: {}, assets: { ui_extensions: [] }, proxy_scopes: ['a'] },
    ],
    ['in scopes of something else', { permissions: { scopes: ['a'] } }],
    ['in scopes that are numbers', { oauth: { scopes: [1, 2] } }],
    ['in the leftover `oauth`', { oauth: {} }],
    ['in a path', { assets: { oauth: 'assets/oauth_clients.json' } }],
    ['in nothing', null],
    ['in a list of nothing', [[], [[]]]],
  ])('%s', (_, manifest) => {
    expect(exportedClient(manifest, 'app.json')).toBeUndefined();
  });
});

test('several clients are unclear', () => {
  expect(exportedClient({ oauth_clients: [details, { scopes: ['x'] }] }, 'app.json')).toEqual({
    reason: "app.json holds 2 OAuth clients, and does not say which is the integration's",
  });
});

test('whatever the export is, it is read to its end', () => {
  let deep: Json = details;
  for (let depth = 0; depth < 10_000; depth++) deep = { oauth: deep };
  expect(exportedClient(deep, 'app.json')).toBeUndefined();
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      exportedClient(value as Json, 'app.json'); // What fast-check makes is JSON.
    }),
    { seed: 20261125 },
  );
});
