import { expect, test } from 'vitest';
import { lint } from '../../../src/lint.ts';
import appUuidFormat from '../../../src/rules/app-uuid/format.ts';
import rule from '../../../src/rules/secrets/committed.ts';
import { example, json, manifest, readme } from '../../support/example-integration.ts';
import { MemorySource } from '../../support/memory-source.ts';
import { client, withClientFile } from '../../support/oauth-client.ts';
import { randomText } from '../../support/random-text.ts';
import { lintFiles, testRule } from '../../support/rule-tester.ts';

const apiKey = randomText('hex', 32, 11);
const secret = randomText('base62', 48, 12);
const message = (kind: string) =>
  `Unexpected ${kind} in a file of the integration: revoke it, then remove it here and from the history`;

testRule(rule, {
  valid: {
    'a good integration': { files: example },
    'names and placeholders': {
      files: { ...example, 'README.md': `${readme}\nexport DD_API_KEY=<YOUR_API_KEY>\nClient secret: \`${'*'.repeat(32)}\`\n` },
    },
    "another integration's file": { files: { ...example, '/fog_horn/README.md': `api_key: ${apiKey}` } },
    'a picture': { files: { ...example, 'images/harbor.PNG': `api_key: ${apiKey}` } },
    'what is no text': { files: { ...example, 'assets/lamps.bin': `\0\0\0\0 api_key: ${apiKey}` } },
    'packages and the repository itself': {
      files: { ...example, 'node_modules/lamps/readme.md': `api_key: ${apiKey}`, '.git/config': `api_key: ${apiKey}` },
    },
  },
  invalid: {
    'in the README': {
      files: { ...example, 'README.md': `${readme}\n    export DD_API_KEY=⟦${apiKey}⟧\n` },
      messages: [message('API key')],
    },
    "beside the client's id": {
      files: withClientFile(json({ integration: { ...client, client_secret: `⟦${secret}⟧` } })),
      messages: [message('client secret')],
    },
    'behind letters of more than one byte, after a byte order mark': {
      files: { ...example, 'assets/notes.md': `\uFEFFLöschen → 🚢 client secret: ⟦${secret}⟧\n` },
      messages: [message('client secret')],
    },
    'in a hidden file and deep inside': {
      files: { ...example, '.env': `DD_APP_KEY=⟦${apiKey}⟧`, 'assets/a/b/c/lamps.yaml': `refresh_token: ⟦${secret}⟧` },
      messages: [message('application key'), message('refresh token')],
    },
    'in a file without an ending': {
      files: { ...example, 'assets/deploy': `curl -H "Authorization: Bearer ⟦${secret}⟧"` },
      messages: [message('access token')],
    },
    'in a file that is not quite UTF-8': {
      files: { ...example, 'notes.txt': Buffer.from(`Caf\u00E9 api_key: ${apiKey}`, 'latin1') },
      messages: [message('API key')],
      places: [{ file: 'harbor_lights/notes.txt', line: 1, column: 15 }],
    },
  },
});

test('no message of the run shows it, whatever other rules say of it', async () => {
  const files = { 'manifest.json': json({ ...manifest, app_uuid: secret }), 'notes.md': `client_secret=${secret}` };
  const source = new MemorySource(Object.fromEntries(Object.entries(files).map(([path, text]) => [`lamps/${path}`, text])));
  const catalog = { root: '/catalog', source, kind: 'extras' as const, folders: ['lamps'], parents: ['.'] };
  const report = await lint(catalog, { rules: [appUuidFormat, rule] });
  expect(report.findings.map(({ rule }) => rule)).toEqual(['app-uuid/format', 'secrets/committed']);
  expect(report.findings[0]?.message).toContain('`[redacted]`');
  expect(JSON.stringify(report)).not.toContain(secret.slice(0, 8));
});

test('what was not searched is said', async () => {
  const long = `${' '.repeat(1_000_000)}api_key: ${apiKey}`;
  const files = { ...example, 'long.txt': long, 'utf16.txt': Buffer.from(`\uFEFFapi_key: ${apiKey}`, 'utf16le') };
  const { findings, unchecked } = await lintFiles(rule, files);
  expect(findings).toEqual([]);
  expect(unchecked.map(({ reason }) => reason)).toEqual([
    'harbor_lights/long.txt was not searched for secrets: it has more than 1000000 characters',
    'harbor_lights/utf16.txt was not searched for secrets: it is UTF-16, not UTF-8',
  ]);
});

test('a folder with very many files is searched in part', async () => {
  const many = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`assets/${index}.md`, `api_key: ${apiKey}`]));
  const { findings, unchecked } = await lintFiles(rule, { ...example, ...many });
  expect(findings.length).toBe(1000);
  expect(unchecked.map(({ reason }) => reason)).toEqual([
    'only 2000 of its files were searched for secrets: it has too many, or links in circles',
    expect.stringMatching(/^9\d\d more findings of this rule are left out$/),
  ]);
});

test('is searched for in 200 folders, and said of more', async () => {
  const folders = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`assets/f${index}/x.txt`, 'x']));
  const reasons = async (count: number) =>
    (await lintFiles(rule, { 'manifest.json': '{}', ...folders(count) })).unchecked.map(({ reason }) => reason);
  // The integration's own and assets/ are folders too.
  expect(await reasons(198)).toEqual([]);
  expect(await reasons(199)).toEqual([expect.stringMatching(/^only \d+ of its files were searched for secrets/)]);
});

test('is not searched for in a file of more than 4,000,000 bytes', async () => {
  const { unchecked } = await lintFiles(rule, { 'manifest.json': '{}', 'a.txt': 'x'.repeat(4_000_001) });
  expect(unchecked.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/a\.txt was not searched for secrets: it has 4000001 bytes$/),
  ]);
});
