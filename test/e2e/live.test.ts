// The live platform as a source, by the committed bundles: where the keys go, and what becomes of the answer. Processes of their own,
// because the servers that they ask are in this one.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { example, manifest, oauthClients } from '../support/example-integration.ts';
import { jsonServer } from '../support/json-server.ts';
import { proxy } from '../support/proxy.ts';
import { installedIn, nodeBeside, temporaryFolder, write } from './bundle.ts';
import { runner } from './runner.ts';

const dist = join(installedIn(), 'dist');
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const keys = { api: 'api-key-of-a-test', application: 'application-key-of-a-test' };

const start = (bundle: string, words: readonly string[], cwd: string, env: Readonly<Record<string, string>>) =>
  nodeBeside([join(dist, bundle), ...words], cwd, env);

/** A repository whose work tree adds an integration. */
function repository(): string {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.example', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'master');
  git('commit', '-q', '--allow-empty', '-m', 'base');
  write(folder, Object.fromEntries(Object.entries(example).map(([path, content]) => [`harbor_lights/${path}`, content])));
  git('add', '-A');
  git('commit', '-q', '-m', 'change');
  return folder;
}

const head = (folder: string, revision: string) =>
  execFileSync('git', ['rev-parse', revision], { cwd: folder, encoding: 'utf8' }).trim();

describe('the command', () => {
  const withKeys = { DD_API_KEY: keys.api, DD_APP_KEY: keys.application };

  test('asks the API of the site that is named, and no other host', async () => {
    const { origin, tunnels } = await proxy(403);
    const env = { ...withKeys, DD_SITE: 'datadoghq.eu', HTTPS_PROXY: origin, HTTP_PROXY: origin };
    const { exitCode, stdout } = await start('cli.js', ['--base', 'HEAD~1'], repository(), env);
    expect(exitCode).toBe(0);
    expect(new Set(tunnels)).toEqual(new Set(['api.datadoghq.eu:443']));
    expect(stdout).toContain('app_uuid not proven: the app behind the OAuth client on EU1, read live: ');
    expect(stdout).toContain('api.datadoghq.eu was not reached: the proxy refused to connect (403)');
    expect(stdout).not.toMatch(/key-of-a-test/);
  });

  test.each([
    ['without keys', {}, ['--base', 'HEAD~1']],
    ['with one key', { DD_API_KEY: keys.api, DD_SITE: 'EU1' }, ['--base', 'HEAD~1']],
    ['for an existing integration', withKeys, ['--base', 'HEAD']],
  ])('asks nobody %s', async (_, env, words) => {
    const { origin, tunnels } = await proxy(403);
    const { exitCode } = await start('cli.js', words, repository(), { ...env, HTTPS_PROXY: origin, HTTP_PROXY: origin });
    expect(exitCode).toBe(0);
    expect(tunnels).toEqual([]);
  });

  test('says which site was meant', async () => {
    const { exitCode, stderr } = await start('cli.js', ['.'], repository(), { ...withKeys, DD_SITE: 'UE1' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^tilelint: DD_SITE: unknown site `UE1`, did you mean `(?:EU1|US1)`\n$/);
  });
});

describe('the action', () => {
  async function action(inputs: Readonly<Record<string, string>>, event: object = {}) {
    const workspace = repository();
    const pullRequest = { number: 7, base: { sha: head(workspace, 'HEAD~1') }, head: { sha: head(workspace, 'HEAD') } };
    const { env, ran } = runner(workspace, {
      inputs: { smoke: 'off', ...inputs },
      event: { pull_request: { ...pullRequest, ...event } },
      env: { GITHUB_EVENT_NAME: 'pull_request' },
    });
    const { exitCode, log, summary } = ran(await start('action.js', [], workspace, env));
    return { exitCode, log, summary: summary.replaceAll('&#95;', '_') };
  }

  async function platform(app: string) {
    const id = oauthClients.integration.id;
    return jsonServer(() => ({
      body: {
        data: [{ type: 'x', id: '1', relationships: { oauth2_client: { data: { type: 'oauth2_clients', id } } } }],
        included: [{ type: 'oauth2_clients', id, relationships: { app: { data: { type: 'apps', id: app } } } }],
      },
    }));
  }

  const withKeys = { 'dd-api-key': keys.api, 'dd-app-key': keys.application };

  test('sends its keys where the workflow says, masks them, and tells what it read', async () => {
    const { site, asked } = await platform(other);
    const { exitCode, log, summary } = await action({ ...withKeys, sandbox: `EU1=${site.api}` });
    expect(exitCode).toBe(0);
    expect(asked[0]?.headers).toMatchObject({ 'dd-api-key': keys.api, 'dd-application-key': keys.application });
    expect(log).toContain(`::add-mask::${keys.api}\n`);
    expect(log).toContain(`::add-mask::${keys.application}\n`);
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/key-of-a-test/);
    expect(summary).toContain(
      `| **app_uuid** | ⚠️ not proven: the app behind the OAuth client on EU1 sandbox, read live: it is <code>${other}</code>, but`,
    );
    expect(summary).toContain('nothing says that this is the published one');
  });

  test("another app behind the published client fails, with the credentials' own keys", async () => {
    const { site } = await platform(other);
    const entry = {
      site: 'EU1',
      client_id: oauthClients.integration.id,
      client_secret: 's3cret-of-a-test',
      refresh_token: 'r3fresh-of-a-test',
      home: true,
      published: true,
      api_key: keys.api,
      app_key: keys.application,
    };
    const { exitCode, log, summary } = await action({
      'oauth-credentials': JSON.stringify(entry),
      sandbox: `EU1=${site.api}`,
    });
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::error title=app-uuid\/matches-published,file=harbor_lights\/manifest\.json,line=3/m);
    expect(log).toContain(
      `Expected \`${other}\`, the published app_uuid (the app behind the OAuth client on EU1 sandbox, read live), found \`${manifest.app_uuid}\``,
    );
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/-of-a-test/);
    expect(summary).toContain('### ❌ Not ready to publish');
  });

  test('a sandbox proves nothing', async () => {
    const { site } = await platform(manifest.app_uuid);
    const { summary } = await action({ ...withKeys, sandbox: `EU1=${site.api}` });
    expect(summary).toContain('it is the same, but a sandbox knows only what it was given');
  });

  test('one key needs the other', async () => {
    const { exitCode, log } = await action({ 'dd-app-key': keys.application });
    expect(exitCode).toBe(1);
    expect(log).toContain('::error::The input `dd-app-key` needs `dd-api-key` beside it');
  });

  test("the summary has the pull request's address", async () => {
    const address = 'https://github.example/harbor/catalog/pull/17';
    const { summary } = await action({ 'app-uuid': manifest.app_uuid }, { html_url: address });
    expect(summary).toContain('| **app_uuid** | ✅ proven by the value that was given |');
    expect(summary).toContain(`paste this pull request's link, ${address}\n`);
  });

  test.each([
    ['https://elsewhere.example/harbor/catalog/pull/17'],
    ['https://github.example/harbor/catalog/pull/17) [x](https://evil.example'],
    ['javascript:alert(1)'],
    [17],
  ])('an address that is none of this GitHub is left out: %s', async (address) => {
    const { summary } = await action({ 'app-uuid': manifest.app_uuid }, { html_url: address });
    expect(summary).toContain("paste this pull request's link\n");
    expect(summary).not.toMatch(/elsewhere|evil|javascript/);
  });
});
