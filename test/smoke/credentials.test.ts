// Credentials as people write them; and that no message about them shows a value.
import { describe, expect, test } from 'vitest';
import { type Site, sites } from '../../src/platform/sites.ts';
import { credentialsFrom, parseCredentials, secretsOf } from '../../src/smoke/credentials.ts';
import { UserError } from '../../src/user-error.ts';

const parse = (value: unknown, known?: readonly Site[]) =>
  parseCredentials('oauth-credentials', typeof value === 'string' ? value : JSON.stringify(value), known);

const entry = { site: 'US3', client_id: 'id', client_secret: 'canary-secret', refresh_token: 'canary-refresh' };

describe('what is understood', () => {
  test('one entry, in JSON', () => {
    expect(parse(entry)).toEqual([
      {
        site: sites[1],
        clientId: 'id',
        clientSecret: 'canary-secret',
        user: { kind: 'refresh-token', refreshToken: 'canary-refresh' },
        home: false,
        published: false,
      },
    ]);
  });

  test('a list, in YAML, with everything', () => {
    const text = `
- integration: harbor_lights
  site: eu1
  client_id: id
  client_secret: canary-secret
  email: canary@harborlights.example
  password: 'canary # password: "x"'
  home: true
  published: true
  api_key: canary-api
  app_key: canary-app
- { site: us1.datadoghq.com, client_id: id }
`;
    const [first] = parse(text.replace(/- \{.*\n/, ''));
    expect(first).toMatchObject({
      integration: 'harbor_lights',
      site: { name: 'EU1' },
      user: { kind: 'sign-in', email: 'canary@harborlights.example', password: 'canary # password: "x"' },
      home: true,
      published: true,
      keys: { apiKey: 'canary-api', applicationKey: 'canary-app' },
    });
    expect(first && secretsOf(first)).toEqual([
      'canary-secret',
      'canary@harborlights.example',
      'canary # password: "x"',
      'canary-api',
      'canary-app',
    ]);
  });

  test('US1 where no site is named, and the first of a sandbox', () => {
    const { site: _, ...without } = entry;
    expect(parse(without)[0]?.site.name).toBe('US1');
    const sandbox = { name: 'EU1', domain: '127.0.0.1:1', web: 'http://127.0.0.1:1', api: 'http://127.0.0.1:1' };
    expect(parse(without, [sandbox])[0]?.site).toBe(sandbox);
  });
});

describe('what is not, in one line for each fault, and without a value', () => {
  const cases: readonly (readonly [name: string, value: unknown, says: RegExp])[] = [
    ['broken', '{"client_secret": "canary', /^oauth-credentials:1:\d+ is neither JSON nor YAML$/],
    ['a text alone', 'canary-secret', /^oauth-credentials: expected an object with `site`/],
    ['a number', '7', /expected an object/],
    ['nothing', '', /`client_id` is missing$/],
    ['an empty list', '[]', /^oauth-credentials holds no credentials$/],
    ['a list of texts', '["canary"]', /^oauth-credentials, entry 1: expected an object/],
    ['no client ID', { ...entry, client_id: undefined }, /^oauth-credentials: `client_id` is missing$/],
    ['no secret', { ...entry, client_secret: '' }, /`client_secret` is missing$/],
    [
      'nobody',
      { ...entry, refresh_token: undefined },
      /`refresh_token` is missing \(`tilelint authorize` gets one\), or `email` and `password`/,
    ],
    [
      'an email alone',
      { ...entry, refresh_token: undefined, email: 'canary@x.example' },
      /`email` and `password` of a test user$/,
    ],
    [
      'a number as secret',
      { ...entry, client_secret: 12345678 },
      /^oauth-credentials: expected a text in one line as `client_secret`: put it into quotes$/,
    ],
    [
      'a list as token',
      { ...entry, refresh_token: ['canary'] },
      /expected a text in one line as `refresh_token`: put it into quotes$/,
    ],
    ['two lines', { ...entry, client_secret: 'canary\ncanary' }, /expected a text in one line as `client_secret`$/],
    ['one of two keys', { ...entry, api_key: 'canary' }, /`app_key` is missing beside `api_key`$/],
    ['a text as flag', { ...entry, home: 'canary' }, /expected true or false as `home`$/],
    ['a key that is nearly right', { ...entry, clientsecret: 'canary' }, /unknown key, did you mean `client_secret`$/],
    ['a secret in the place of a key', { ...entry, canarysecretvalue: true }, /unknown key, expected some of integration, site/],
    ['a site that is nearly right', { ...entry, site: 'us33' }, /unknown site `us33`, did you mean `US3`$/],
    ['a secret in the place of a site', { ...entry, site: 'canary-secret-of-mine' }, /unknown site, expected one of US1, US3/],
    ['the host of somebody else', { ...entry, site: 'https://canary.example' }, /unknown site, expected one of US1/],
    ['a site that is no text', { ...entry, site: 5 }, /expected a text in one line as `site`/],
    ['the second of two', [entry, { ...entry, client_id: null }], /^oauth-credentials, entry 2: `client_id` is missing$/],
  ];
  for (const [name, value, says] of cases) {
    test(name, () => {
      const error = thrownBy(() => parse(value));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toMatch(says);
      expect(error.message).not.toMatch(/canary|12345678/);
    });
  }

  test('several faults, a line each', () => {
    const error = thrownBy(() => parse([{ site: 'us33' }, { ...entry, home: 1 }]));
    expect(error.message.split('\n')).toEqual([
      'oauth-credentials, entry 1: unknown site `us33`, did you mean `US3`',
      'oauth-credentials, entry 2: expected true or false as `home`',
    ]);
  });
});

describe('variables', () => {
  const env = {
    DD_SITE: 'datadoghq.eu',
    DD_OAUTH_CLIENT_ID: 'id',
    DD_OAUTH_CLIENT_SECRET: 'canary',
    DD_OAUTH_REFRESH_TOKEN: 'canary-r',
  };

  test('of one site', () => {
    expect(credentialsFrom(env)).toMatchObject({ site: { name: 'EU1' }, clientId: 'id', user: { kind: 'refresh-token' } });
  });

  test('none of them is no credentials, and an API key or a site alone is none', () => {
    expect(credentialsFrom({})).toBeUndefined();
    // Other tools read it as well: alone it means nothing here.
    expect(credentialsFrom({ ...env, DD_API_KEY: 'canary' })?.keys).toBeUndefined();
    expect(credentialsFrom({ DD_API_KEY: 'canary', DD_SITE: 'datadoghq.eu', DD_OAUTH_CLIENT_ID: '' })).toBeUndefined();
  });

  test('one that is missing is named as people set it', () => {
    const error = thrownBy(() => credentialsFrom({ ...env, DD_OAUTH_CLIENT_SECRET: '' }));
    expect(error.message).toBe('DD_OAUTH_CLIENT_SECRET is missing');
    expect(thrownBy(() => credentialsFrom({ ...env, DD_OAUTH_REFRESH_TOKEN: '' })).message).toBe(
      'DD_OAUTH_REFRESH_TOKEN is missing (`tilelint authorize` gets one), or DD_TEST_USER_EMAIL and DD_TEST_USER_PASSWORD of a test user',
    );
  });

  test('a site that is none', () => {
    expect(thrownBy(() => credentialsFrom({ ...env, DD_SITE: 'datadoghq.co' })).message).toBe(
      'DD_SITE: unknown site `datadoghq.co`, did you mean `datadoghq.com`',
    );
  });
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('Nothing was thrown');
}
