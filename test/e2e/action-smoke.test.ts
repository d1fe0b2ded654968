// The smoke test as a step of a workflow: dist/action.js against a sandbox and a partner's service on this machine.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { example, json, oauthClients, without } from '../support/example-integration.ts';
import { installedIn, node, write } from './bundle.ts';
import { addresses, partner, sandbox } from './datadog.ts';
import { type Ran, runner, workspaceOf } from './runner.ts';

let dist: string;

beforeAll(() => {
  dist = join(installedIn(), 'dist');
});

/** A workspace with one integration, a Datadog and a partner for it. */
async function world(...words: string[]) {
  const workspace = workspaceOf();
  const started = await sandbox(join(dist, 'cli.js'), workspace, ...words);
  const inputs = {
    'oauth-credentials': JSON.stringify(started.credentials),
    sandbox: addresses(started).join('\n'),
    'onboarding-url': await partner(started, workspace),
  };
  return { workspace, inputs, credentials: started.credentials };
}

function action(workspace: string, inputs: Readonly<Record<string, string>>): Ran {
  const { env, ran } = runner(workspace, { inputs });
  return ran(node([join(dist, 'action.js')], workspace, env));
}

test('passes, with the steps and what was sent in the summary', async () => {
  const { workspace, inputs } = await world();
  const { exitCode, log, outputs, summary, report } = action(workspace, { ...inputs, 'create-api-key': 'true' });
  expect(log).not.toMatch(/^::(?:error|warning|notice)/m);
  expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, conclusion: 'success', 'smoke-conclusion': 'passed' });
  expect(summary).toContain('| ✅ | token |');
  expect(summary).toMatch(/```mermaid\nsequenceDiagram\n {2}participant T as tilelint\n/);
  expect(summary).toContain('T->>H1: POST /oauth2/v1/token');
  expect(JSON.parse(report).smoke[0].requests[0]).toMatchObject({
    step: 'onboarding',
    method: 'GET',
    path: '/datadog/connect',
    status: 302,
  });
});

test('a failed step is an error at its place, and the conclusion', async () => {
  const { workspace, inputs } = await world('--fault', 'token=missing-scope');
  const { exitCode, log, outputs, summary } = action(workspace, inputs);
  expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 1, conclusion: 'failure', 'smoke-conclusion': 'failed' });
  expect(log).toMatch(
    /^::error title=smoke\/scopes,file=harbor_lights\/assets\/oauth_clients\.json,line=7,.*::US1 sandbox: The token lacks `metrics_read`/m,
  );
  expect(summary).toContain('| ❌ | scopes |');
});

test('no secret is anywhere but in the commands that mask it', async () => {
  const { workspace, inputs, credentials } = await world('--fault', 'token=rotated-refresh-token');
  const { log, outputs, summary, report } = action(workspace, { ...inputs, 'create-api-key': 'true' });
  const kept = readFileSync(outputs['credentials-path'] ?? '', 'utf8');
  const [{ refresh_token: replaced }] = JSON.parse(kept);
  const [{ client_secret: secret, refresh_token: given, api_key: apiKey, app_key: appKey } = {}] = credentials;
  expect(replaced).not.toBe(given);
  expect(statSync(outputs['credentials-path'] ?? '').mode & 0o777).toBe(0o600);
  const masked = Array.from(log.matchAll(/^::add-mask::(.*)$/gm), ([, value]) => value);
  expect(masked).toEqual(expect.arrayContaining([secret, given, replaced, apiKey, appKey]));
  const texts = [log.replaceAll(/^::add-mask::.*$/gm, ''), summary, JSON.stringify(outputs), report];
  for (const text of texts) for (const value of masked) expect(text).not.toContain(value);
});

test('without credentials it is said, nothing has passed, and only `required` fails', async () => {
  const workspace = workspaceOf();
  const auto = action(workspace, {});
  expect({ ...auto.outputs, exitCode: auto.exitCode }).toMatchObject({ exitCode: 0, 'smoke-conclusion': '' });
  for (const text of [auto.log, auto.summary]) expect(text).toContain('the input');
  const required = action(workspace, { smoke: 'required' });
  expect({ ...required.outputs, exitCode: required.exitCode }).toMatchObject({ exitCode: 1, 'smoke-conclusion': 'not made' });
  for (const { log, summary, outputs } of [auto, required])
    expect(log + summary + JSON.stringify(outputs)).not.toMatch(/\bpassed\b(?! over)/);
});

test.each<[inputs: Record<string, string>, message: RegExp]>([
  [{ 'oauth-credentials': '{"site": "US2"}' }, /unknown site `US2`, did you mean `US1`/],
  [{ 'oauth-credentials': '{"client_secret": "marker' }, /The input `oauth-credentials`:1:\d+ is neither JSON nor YAML/],
  [{ 'oauth-credentials': '{"client_id": "a", "client_secret": "marker"}' }, /`refresh_token` is missing/],
  [{ 'oauth-credentials': '{"client_id": "a"}', sandbox: 'http://datadog.example' }, /Expected a sandbox on this machine/],
  [{ smoke: 'yes' }, /Expected `auto`, `required` or `off` for the input `smoke`, found `yes`/],
])('%j is one error', (inputs, message) => {
  const workspace = workspaceOf();
  const { exitCode, log } = action(workspace, inputs);
  expect(exitCode).toBe(1);
  expect(log.split('\n').filter((line) => line.startsWith('::error'))).toEqual([expect.stringMatching(message)]);
  expect(log).not.toContain('marker');
});

test('a repository cannot turn credentials on, or choose where they go', async () => {
  const { workspace, inputs } = await world();
  write(workspace, {
    'harbor_lights/assets/oauth_clients.json': json({
      integration: { ...oauthClients.integration, token_endpoint: 'http://127.0.0.1:1/', site: 'http://127.0.0.1:1' },
    }),
    'tilelint.yml': 'sites: [US1]\n',
  });
  const { log, report } = action(workspace, inputs);
  const { smoke } = JSON.parse(report);
  const hosts = new Set(smoke[0].requests.map(({ host }: { host: string }) => host));
  expect([...hosts].sort()).toEqual(
    [new URL(inputs['onboarding-url']).host, new URL(inputs.sandbox.split('=')[1] ?? '').host].sort(),
  );
  expect(log).toContain('claimed in `sites` and not tested: US1');
});

test('an integration without a client has no smoke test', () => {
  const plain = {
    ...without('assets/oauth_clients.json'),
    'manifest.json': example['manifest.json'].replace(/ *"oauth":.*\n/, ''),
  };
  const { outputs, summary } = action(workspaceOf(plain), { smoke: 'required' });
  expect(outputs['smoke-conclusion']).toBe('');
  expect(summary).not.toContain('smoke');
});
