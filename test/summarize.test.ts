// What the report says of an integration beside its findings: its OAuth client against the base, and its README's sections.
import { expect, test } from 'vitest';
import { rules } from '../src/rules/index.ts';
import republish from '../src/rules/oauth-client/republish.ts';
import committed from '../src/rules/secrets/committed.ts';
import { example, json, manifest, oauthClients, without } from './support/example-integration.ts';
import { randomText } from './support/random-text.ts';
import { type CaseFiles, lintFiles } from './support/rule-tester.ts';

const clients = (changes: object) => json({ integration: { ...oauthClients.integration, ...changes } });
const withClients = (changes: object) => ({ ...example, 'assets/oauth_clients.json': clients(changes) });
const summaryOf = async (files: CaseFiles, before?: CaseFiles) =>
  (await lintFiles(republish, files, before === undefined ? {} : { before })).integrations[0];

const none = { added: [], removed: [] };
const isNew = { '/other/manifest.json': '{}' };
const whole = { setup: true, uninstallation: true, revocation: true, apiKeys: true };

test('of a new integration everything is added', async () => {
  expect((await summaryOf(example, isNew))?.change).toEqual({
    oauth: {
      scopes: { added: ['api_keys_write', 'metrics_read'], removed: [] },
      redirectUris: { added: ['https://app.harborlights.example/datadog/callback'], removed: [] },
      onboardingUrl: { added: ['https://app.harborlights.example/datadog/connect'], removed: [] },
    },
    sections: whole,
  });
});

test('of an existing one what differs, order aside', async () => {
  const now = withClients({ scopes: ['events_read', 'api_keys_write'], onboarding_url: 'https://a.example/' });
  expect((await summaryOf(now, example))?.change?.oauth).toEqual({
    scopes: { added: ['events_read'], removed: ['metrics_read'] },
    redirectUris: none,
    onboardingUrl: { added: ['https://a.example/'], removed: ['https://app.harborlights.example/datadog/connect'] },
  });
});

test('a client that goes away is removed', async () => {
  expect((await summaryOf(without('assets/oauth_clients.json'), example))?.change?.oauth?.scopes).toEqual({
    added: [],
    removed: ['api_keys_write', 'metrics_read'],
  });
});

test('without a base nobody knows what differs', async () => {
  expect(await summaryOf(example)).not.toHaveProperty('change');
});

test.each<[string, (readme: string) => string, object]>([
  [
    'no section',
    (text) => text.replace(/## Uninstallation[^#]*/, ''),
    { uninstallation: false, revocation: false, apiKeys: false },
  ],
  ['no API keys', (text) => text.replace(/- Additionally[^#]*/, '\n'), { apiKeys: false }],
  ['no Setup', (text) => text.replace('## Setup', '## Set up'), { setup: false }],
  ['before Setup', (text) => text.replace('## Setup', '## Later').replace('## Support', '## Setup'), { uninstallation: false }],
])('a README with %s', async (_, change, expected) => {
  const files = { ...example, 'README.md': change(example['README.md']) };
  expect((await summaryOf(files, isNew))?.change?.sections).toEqual({ ...whole, ...expected });
});

test('a client that may create no keys has none to disable, and no client asks for nothing', async () => {
  expect((await summaryOf(withClients({ scopes: ['metrics_read'] }), isNew))?.change?.sections).not.toHaveProperty('apiKeys');
  const plain = {
    ...without('assets/oauth_clients.json'),
    'manifest.json': example['manifest.json'].replace(/ *"oauth": .*\n/, ''),
  };
  expect((await summaryOf(plain, isNew))?.change).toEqual({ sections: { setup: true, uninstallation: true } });
});

test('a password in a URL is in no part of the report, before or now', async () => {
  const [was, is] = ['https://me:pa55@a.example/', 'https://me:w0rd@a.example/'];
  const now = withClients({ redirect_uris: [is], onboarding_url: is });
  const before = withClients({ redirect_uris: [was], onboarding_url: was });
  const reports = await Promise.all(rules.map((rule) => lintFiles(rule, now, { before })));
  expect(JSON.stringify(reports)).not.toMatch(/pa55|w0rd/);
});

test.each<[string, object, object]>([
  ['here', { app_uuid: '%' }, { 'notes.md': 'client_secret=%' }],
  [
    'in the base alone',
    { app_uuid: '%', notes: 'client_secret=%' },
    { 'notes.md': `client_secret=${randomText('base62', 48, 22)}` },
  ],
])('a secret that is %s is in no part of what differs', async (_, before, now) => {
  const secret = randomText('base62', 48, 21);
  const withSecret = (value: object) => JSON.parse(JSON.stringify(value).replaceAll('%', secret));
  const was = { ...example, 'manifest.json': json({ ...manifest, ...withSecret(before) }) };
  const report = await lintFiles(committed, { ...example, ...withSecret(now) }, { before: was });
  expect(report.integrations[0]?.appUuid).toEqual({ status: 'differs', reason: 'the base has `[redacted]`' });
  expect(JSON.stringify(report)).not.toContain(secret.slice(0, 8));
});
