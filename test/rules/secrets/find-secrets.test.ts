// Whatever is a secret here is drawn when the test runs: nothing in this file looks like one.
import { describe, expect, test } from 'vitest';
import { findSecrets, mayHoldSecret } from '../../../src/rules/secrets/find-secrets.ts';
import { randomText, randomUuid } from '../../support/random-text.ts';

const hex32 = randomText('hex', 32, 1);
const hex40 = randomText('hex', 40, 2);
const mixed = randomText('base62', 40, 3);
const mixed34 = randomText('base62', 34, 4);
const url = randomText('base64url', 64, 5).replaceAll(/^[-_]|[-_]$/g, 'q');
const base64 = Buffer.from(randomText('base62', 33, 6)).toString('base64');
const webToken = ['{"alg":"HS256"}', '{"sub":"harbor"}', randomText('base62', 32, 7)]
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');
const pem = Buffer.from(randomText('base62', 300, 8))
  .toString('base64')
  .replaceAll(/.{64}/g, '$&\n');

/** The kind and the value of each secret. */
function found(text: string): [kind: string, value: string][] {
  const secrets = findSecrets(text);
  return secrets.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe('found', () => {
  test.each([
    ['JSON', `{"client_secret": "${mixed}"}`, 'client secret', mixed],
    ['JSON without blanks', `{"clientSecret":"${url}"}`, 'client secret', url],
    ['JSON inside JSON', `"{\\"client_secret\\": \\"${mixed}\\"}"`, 'client secret', mixed],
    ['a list in JSON', `"api_keys": ["${hex32}"]`, 'API key', hex32],
    ['members of a collection', `{"key": "DD-API-KEY", "value": "${hex32}"}`, 'API key', hex32],
    ['members without blanks', `{"key":"DD-API-KEY","value":"${hex32}"}`, 'API key', hex32],
    ['members on lines of their own', `"key": "DD-APPLICATION-KEY",\n      "value": "${hex40}"`, 'application key', hex40],
    ['YAML', `  api_key: ${hex32}\n`, 'API key', hex32],
    ['YAML on the next line', `refresh_token: >\n    ${mixed}\n`, 'refresh token', mixed],
    ["a container's environment", `- name: DD_API_KEY\n  value: "${hex32}"`, 'API key', hex32],
    ['a shell', `export DD_API_KEY=${hex32}`, 'API key', hex32],
    ['a shell with a default', `\${DD_APP_KEY:-${hex40}}`, 'application key', hex40],
    ['an option', `lamps --api-key ${hex32} --site eu`, 'API key', hex32],
    ['an option with a dot', `--set datadog.appKey=${hex40}`, 'application key', hex40],
    ['a header', `curl -H "DD-API-KEY: ${hex32}" -H 'Accept: text/html'`, 'API key', hex32],
    ['a header without blank', `-H "DD-APPLICATION-KEY:${hex40}"`, 'application key', hex40],
    ['an Authorization header', `-H 'Authorization: Bearer ${mixed}'`, 'access token', mixed],
    ['a JSON Web Token', `Authorization: bearer ${webToken}`, 'access token', webToken],
    ['a URL', `https://api.datadoghq.com/api/v1/series?api_key=${hex32}&host=x`, 'API key', hex32],
    ['a form', `grant_type=refresh_token&client_secret=${url}&refresh_token=`, 'client secret', url],
    ["an intake's path", `https://http-intake.logs.datadoghq.com/v1/input/${hex32}?ddsource=lamps`, 'API key', hex32],
    ['an intake in the EU', `/v1/input/${hex32}`, 'API key', hex32],
    ['Ruby', `:api_key => '${hex32}'`, 'API key', hex32],
    ['Go', `accessToken := "${mixed}"`, 'access token', mixed],
    ['Python', `os.environ["DD_APP_KEY"] = '${hex40}'`, 'application key', hex40],
    ['a call', `client.setApiKey("${hex32}")`, 'API key', hex32],
    ['an argument', `os.getenv("DD_CLIENT_SECRET", "${mixed}")`, 'client secret', mixed],
    ['XML', `<client_secret>${mixed}</client_secret>`, 'client secret', mixed],
    ['a table', `| Client secret | \`${mixed}\` |`, 'client secret', mixed],
    ['a sentence', `The client secret is \`${mixed}\`.`, 'client secret', mixed],
    ['bold', `**API key:** ${hex32}`, 'API key', hex32],
    ['a code block', `API key:\n\n    ${hex32}\n`, 'API key', hex32],
    ['a fenced code block', `The API key:\n\n\`\`\`shell\n${hex32}\n\`\`\`\n`, 'API key', hex32],
    ['base64', `"access_token": "${base64}"`, 'access token', base64],
    ['the name in capitals', `HARBOR_REFRESH_TOKEN='${mixed}'`, 'refresh token', mixed],
    ['an application key by its mark', `see ddapp_${mixed34}`, 'application key', `ddapp_${mixed34}`],
    ['a personal access token by its mark', `"ddpat_${mixed}"`, 'access token', `ddpat_${mixed}`],
    ['both a name and a mark', `DD_APP_KEY=ddapp_${mixed34}`, 'application key', `ddapp_${mixed34}`],
    ['the end of the text', `api_key=${hex32}`, 'API key', hex32],
    ['Windows line ends', `api_key: ${hex32}\r\nsite: eu\r\n`, 'API key', hex32],
  ])('%s', (_, text, kind, value) => {
    expect(mayHoldSecret(text)).toBe(true);
    expect(found(text)).toEqual([[kind, value]]);
  });

  test.each(['', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED '])('a private key: BEGIN %sPRIVATE KEY', (kind) => {
    const key = `-----BEGIN ${kind}PRIVATE KEY-----\n${pem}\n-----END ${kind}PRIVATE KEY-----`;
    expect(found(`key: |\n${key}\n`)).toEqual([['private key', key]]);
    const escaped = key.replaceAll('\n', '\\n');
    expect(found(`{"key": "${escaped}"}`)).toEqual([['private key', escaped]]);
  });

  test('a private key without its end', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${pem.trimEnd()}`;
    expect(found(`${key}\n`)).toEqual([['private key', key]]);
  });

  test('several, in order', () => {
    const text = `api_key: ${hex32}\napp_key: ${hex40}\nclient_secret: ${mixed}\n`;
    expect(found(text)).toEqual([
      ['API key', hex32],
      ['application key', hex40],
      ['client secret', mixed],
    ]);
  });
});

describe('not found', () => {
  test.each([
    ['a placeholder', 'api_key: <YOUR_API_KEY>'],
    ['a variable', `export DD_API_KEY=$${'{DATADOG_API_KEY}'}`],
    ['a secret of a workflow', `api-key: $${'{{ secrets.DATADOG_API_KEY_OF_HARBOR_LIGHTS }}'}`],
    ['stars', 'client_secret: ********************************'],
    ['a name without value', 'Copy the client secret and the API key from the Developer Platform.'],
    ['a word as value', 'api_key: redacted'],
    ['a name of the place', 'client_secret: harbor-lights-production-2'],
    ['digits in order', 'api_key=0123456789abcdef0123456789abcdef'],
    ['a UUID', `"client_id": "${randomUuid(1)}", "api_key": "${randomUuid(2)}"`],
    ['a commit', `commit: ${hex40}`],
    ['a checksum', `sha256: ${randomText('hex', 64, 9)}\nmd5: ${hex32}`],
    ['an image', `image: harbor@sha256:${randomText('hex', 64, 10)}`],
    ['a key of something else', `cache_key: ${hex32}\npublic_key: ${mixed}\nprimaryKey: ${hex40}`],
    ["a key's id and hash", `api_key_id: ${hex32}\nclient_secret_hash: ${hex40}\naccess_token_url: ${mixed}`],
    ['a file name', `![](images/api-key-${hex32}.png) and access_token${mixed}`],
    ['a token of something else', `next_page_token: ${mixed}`],
    ['a host', `api_key: ${hex32}.harborlights.example`],
    ['a path', `access_token: /var/lib/harbor/${hex32}`],
    ['a URL of the place', `client secret: https://vault.harborlights.example/v1/${hex32}`],
    ['a call', `access_token = ${mixed}(account)`],
    ['too short', `api_key: ${hex32.slice(0, 16)}`],
    ['a mark alone', 'Application keys begin with `ddapp_`, tokens with `ddpat_`'],
    ['a mark inside a word', `weapon_ddpat_${mixed}`],
    ['a mark and a placeholder', `ddapp_${'x'.repeat(34)}`],
    ['the name far from the value', `Create an API key.\n\nThe picture's checksum is ${hex32}.`],
    ['the first line of a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN...\n-----END PRIVATE KEY-----'],
    ['a private key to be filled in', '-----BEGIN PRIVATE KEY-----\n<your key>\n-----END PRIVATE KEY-----'],
    ['a public key', `-----BEGIN PUBLIC KEY-----\n${pem}\n-----END PUBLIC KEY-----`],
    ['a certificate', `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test.each([
  ['names', 'api_key: '],
  ['names and blanks', `api_key: ${' '.repeat(40)}`],
  ['names and line ends', 'api_key:\n\n\n'],
  ['names that are values', 'api_keyclient_secret'],
  ['long values', `api_key=${'a1'.repeat(5000)} `],
  ['beginnings of a token', 'bearer eyJaaaaaaaaaa.'],
  ['beginnings of a key', '-----BEGIN PRIVATE KEY-----'],
  ['beginnings of a key with a body', `-----BEGIN PRIVATE KEY-----${'ab'.repeat(100)}`],
  ['dashes', '-'],
  ['quotes', '\\"api_key\\"'],
])('a megabyte of %s is searched to its end: what stands there is found', (_, part) => {
  const text = part.repeat(Math.ceil(1_000_000 / part.length));
  const secret = `\napi_key: ${hex32}\n`;
  expect(findSecrets(text + secret).map(({ start, end }) => (text + secret).slice(start, end))).toContain(hex32);
});
