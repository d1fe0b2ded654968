// Where keys go: to the site that the user named, for the client that the user named.
import { describe, expect, test } from 'vitest';
import { liveClients } from '../src/live-clients.ts';
import { type Site, siteNamed } from '../src/platform/sites.ts';

const keys = { apiKey: 'a', applicationKey: 'b' };
const ownKeys = { apiKey: 'c', applicationKey: 'd' };
const site = (name: string): Site => siteNamed(name) ?? { name: 'none', domain: '', web: '', api: '' };
const entry = (name: string, more: object = {}) => ({
  site: site(name),
  clientId: `client on ${name}`,
  home: false,
  published: false,
  ...more,
});

describe('the environment', () => {
  test.each([
    [{}, 'US1'],
    [{ DD_SITE: '' }, 'US1'],
    [{ DD_SITE: 'datadoghq.eu' }, 'EU1'],
    [{ DD_SITE: 'us3' }, 'US3'],
    [{ DD_SITE: 'https://api.ap1.datadoghq.com' }, 'AP1'],
  ])('%j', (env, name) => {
    expect(liveClients({ keys, env })).toEqual([{ site: site(name), keys, home: false, published: false }]);
  });

  test('the client ID of that site', () => {
    expect(liveClients({ keys, env: { DD_OAUTH_CLIENT_ID: 'x' } })).toMatchObject([{ clientId: 'x' }]);
  });

  test.each([
    ['EU2', 'DD_SITE: unknown site `EU2`, did you mean `EU1`'],
    ['datadoghq.evil.example', 'DD_SITE: unknown site, expected one of US1, '],
    ['http://api.datadoghq.com', 'DD_SITE: unknown site `http://api.datadoghq.com`'],
  ])('no site: %s', (name, message) => {
    expect(() => liveClients({ keys, env: { DD_SITE: name } })).toThrow(message);
  });

  test('without keys nobody is asked', () => {
    expect(liveClients({ env: { DD_SITE: 'nonsense', DD_OAUTH_CLIENT_ID: 'x' }, credentials: [entry('US1')] })).toEqual([]);
  });
});

describe('test credentials', () => {
  const home = { home: true, published: true };

  test('with keys of their own are asked with those', () => {
    expect(
      liveClients({ env: {}, credentials: [entry('US1', { keys: ownKeys, integration: 'kite', ...home }), entry('EU1')] }),
    ).toEqual([{ site: site('US1'), keys: ownKeys, clientId: 'client on US1', integration: 'kite', ...home }]);
  });

  test('say the client of the site that the keys are for', () => {
    const credentials = [entry('US1'), entry('EU1', home)];
    expect(liveClients({ keys, env: { DD_SITE: 'EU1', DD_OAUTH_CLIENT_ID: 'x' }, credentials })).toEqual([
      { site: site('EU1'), keys, clientId: 'client on EU1', ...home },
    ]);
  });

  test('for one site alone say the site', () => {
    expect(liveClients({ keys, env: {}, credentials: [entry('US5', home)] })).toMatchObject([{ site: site('US5'), keys }]);
  });

  test('never lend their keys to another site, nor the user theirs to one with its own', () => {
    const asked = liveClients({
      keys,
      env: {},
      credentials: [entry('EU1', { keys: ownKeys }), entry('US3'), entry('US1')],
    });
    expect(asked.map((each) => [each.site.name, each.keys.apiKey])).toEqual([
      ['EU1', 'c'],
      ['US1', 'a'],
    ]);
  });
});
