// Credentials as text: a refresh token that was replaced, an entry that comes to others.
import { expect, test } from 'vitest';
import { siteNamed } from '../../src/platform/sites.ts';
import { addCredentials } from '../../src/smoke/add-credentials.ts';
import { parseCredentials } from '../../src/smoke/credentials.ts';
import { replaceRefreshToken } from '../../src/smoke/replace-refresh-token.ts';

const us1 = siteNamed('US1');
const eu1 = siteNamed('EU1');
if (us1 === undefined || eu1 === undefined) throw new Error('The sites are unknown');

const yaml = `# Of the test organisation
- site: us1
  client_id: a
  client_secret: "b" # the published one
  refresh_token: old
- integration: tide
  site: datadoghq.eu
  client_id: c
  client_secret: d
  refresh_token: other
`;

test('YAML keeps its comments and everything else', () => {
  expect(replaceRefreshToken(yaml, { site: us1 }, 'new')).toBe(yaml.replace('old', 'new'));
  expect(replaceRefreshToken(yaml, { site: eu1, integration: 'tide' }, 'new')).toBe(yaml.replace('other', 'new'));
});

test('a token that looks like something else in YAML stays a text', () => {
  for (const token of ['1e5', 'null', '*x', '- y', 'a: b', '# z', 'true', 'x'.repeat(500)]) {
    const replaced = replaceRefreshToken(yaml, { site: us1 }, token) ?? '';
    expect(parseCredentials('given', replaced)[0]?.user).toEqual({ kind: 'refresh-token', refreshToken: token });
  }
});

test('JSON stays JSON; one entry without a site is US1', () => {
  const json = '{"client_id": "a", "client_secret": "b", "refresh_token": "old"}';
  expect(JSON.parse(replaceRefreshToken(json, { site: us1 }, 'new') ?? '')).toEqual({
    ...JSON.parse(json),
    refresh_token: 'new',
  });
});

test('an entry that is not there', () => {
  expect(replaceRefreshToken(yaml, { site: eu1 }, 'new')).toBeUndefined();
  expect(replaceRefreshToken(yaml, { site: us1, integration: 'tide' }, 'new')).toBeUndefined();
});

test('a new entry takes the place of the older one of its integration and site', () => {
  const entry = { integration: 'tide', site: 'US1', client_id: 'a', client_secret: 'b', refresh_token: 'first' };
  const one = addCredentials(undefined, 'file', entry);
  expect(JSON.parse(one)).toEqual(entry);
  const two = addCredentials(one, 'file', { ...entry, site: 'EU1' });
  const again = addCredentials(two, 'file', { ...entry, refresh_token: 'second' });
  expect(JSON.parse(again)).toEqual([
    { ...entry, site: 'EU1' },
    { ...entry, refresh_token: 'second' },
  ]);
  for (const text of ['marker', '7', '"marker"']) {
    expect(() => addCredentials(text, 'file', entry)).toThrow(
      /^file holds something else than credentials in JSON: name another file with --output$/,
    );
  }
});
