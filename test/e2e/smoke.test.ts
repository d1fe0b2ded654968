// The smoke test as its users run it: sandbox, smoke, authorize and matrix as processes of the committed bundle, without node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findChrome } from '../../src/smoke/browser/find-chrome.ts';
import { example, json, without } from '../support/example-integration.ts';
import { proxy } from '../support/proxy.ts';
import { installedIn, type Result, write } from './bundle.ts';
import { addresses, partner, type Started, sandbox as startSandbox } from './datadog.ts';
import { workspaceOf as harbor } from './runner.ts';

let cli: string;

beforeAll(() => {
  cli = join(installedIn(), 'dist/cli.js');
});

async function tilelint(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input: (stderr: string) => Promise<string> | undefined = () => undefined,
): Promise<Result> {
  const child = spawn(process.execPath, [cli, ...words], { cwd, env: { PATH: process.env.PATH, HOME: cwd, ...env } });
  let [stdout, stderr] = ['', ''];
  let answered = false;
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    const answer = answered ? undefined : input(stderr);
    if (answer === undefined) return;
    answered = true;
    void answer.then((text) => child.stdin.end(`${text}\n`));
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, stdout, stderr };
}

function variables({ credentials }: Started): Record<string, string> {
  const [first = {}] = credentials;
  return {
    DD_OAUTH_CLIENT_ID: String(first.client_id),
    DD_OAUTH_CLIENT_SECRET: String(first.client_secret),
    DD_OAUTH_REFRESH_TOKEN: String(first.refresh_token),
  };
}

const sandbox = (cwd: string, ...words: string[]) => startSandbox(cli, cwd, ...words);
const on = (started: Started) => addresses(started).flatMap((address) => ['--sandbox', address]);

describe('the whole loop: sandbox, partner, smoke test', () => {
  test('with a refresh token', async () => {
    const cwd = harbor();
    const started = await sandbox(cwd);
    const onboarding = await partner(started, cwd);
    const [{ api_key: apiKey, app_key: appKey } = {}] = started.credentials;
    const ran = await tilelint(cwd, ['smoke', ...on(started), '--onboarding-url', onboarding, '--create-api-key', '--revoke'], {
      ...variables(started),
      DD_API_KEY: String(apiKey),
      DD_APP_KEY: String(appKey),
    });
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout.match(/✔ [\w-]+/g)).toEqual(
      [
        'onboarding',
        'token',
        'scopes',
        'scope-access',
        'create-api-key',
        'app-uuid',
        'confidential-client',
        'revoke',
        'OAuth',
      ].map((step) => `✔ ${step}`),
    );
    expect(ran.stdout).toMatch(/✔ OAuth smoke test passed: US1 sandbox\n$/);
  });

  test('with a real Chrome that signs in, on two sites, from a credentials file', async () => {
    const cwd = harbor();
    const started = await sandbox(cwd, '--site', 'US1', '--site', 'EU1');
    const { user, credentials } = started;
    const entries = credentials.map(({ refresh_token: _, ...entry }) => ({ ...entry, ...user }));
    writeFileSync(join(cwd, 'credentials.json'), JSON.stringify(entries));
    const ran = await tilelint(cwd, ['smoke', ...on(started), '--credentials', 'credentials.json', '--format', 'json']);
    const { smoke } = JSON.parse(ran.stdout);
    for (const { steps } of smoke)
      expect(steps).toMatchObject([
        { step: 'onboarding', status: 'failed' }, // harborlights.example does not exist.
        { step: 'authorize', status: 'passed' },
        { step: 'token', status: 'passed' },
        { step: 'scopes', status: 'passed' },
        { step: 'scope-access', status: 'passed' },
        { step: 'create-api-key', status: 'skipped' },
        { step: 'app-uuid', status: 'passed' },
        { step: 'refresh', status: 'passed' },
        { step: 'confidential-client', status: 'passed' },
        { step: 'revoke', status: 'passed' },
      ]);
    expect(smoke.map(({ site }: { site: string }) => site)).toEqual(['US1 sandbox', 'EU1 sandbox']);
    expect(ran.exitCode).toBe(1);
  });
});

describe('smoke', () => {
  test('without credentials nothing has passed, and nothing failed', async () => {
    const ran = await tilelint(harbor(), ['smoke']);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/– OAuth smoke test not made: harbor_lights: no credentials\n$/);
    expect(ran.stdout).not.toContain('passed');
    expect((await tilelint(harbor(), ['smoke', '--required'])).exitCode).toBe(1);
  });

  test('a client without its integration', async () => {
    const cwd = harbor(without('manifest.json'));
    const started = await sandbox(cwd, '--clients', 'harbor_lights/assets/oauth_clients.json');
    const onboarding = await partner(started, cwd);
    const words = ['smoke', '--clients', 'harbor_lights/assets/oauth_clients.json', '--onboarding-url', onboarding];
    const ran = await tilelint(cwd, [...words, ...on(started)], variables(started));
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toContain('passed: US1 sandbox');
    expect(ran.stdout).toMatch(/– app-uuid +there is no manifest/);
  });

  test('a refresh token that was replaced is kept, unseen, and works the next time', async () => {
    const cwd = harbor();
    const started = await sandbox(cwd, '--fault', 'token=rotated-refresh-token');
    const onboarding = await partner(started, cwd);
    writeFileSync(join(cwd, 'credentials.json'), JSON.stringify(started.credentials, null, 2));
    const words = ['smoke', ...on(started), '--onboarding-url', onboarding];
    const ran = await tilelint(cwd, [...words, '--credentials', 'credentials.json']);
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toBe('tilelint: US1 sandbox replaced the refresh token; the new one is in credentials.json\n');
    const [{ refresh_token: replaced, ...rest }] = JSON.parse(readFileSync(join(cwd, 'credentials.json'), 'utf8'));
    const [{ refresh_token: given, ...before } = {}] = started.credentials;
    expect(rest).toEqual(before);
    expect(replaced).not.toBe(given);
    expect(ran.stdout + ran.stderr).not.toContain(replaced);
    expect(statSync(join(cwd, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect((await tilelint(cwd, [...words, '--credentials', 'credentials.json'])).exitCode).toBe(0);

    const fromVariables = {
      ...variables(started),
      DD_OAUTH_REFRESH_TOKEN: JSON.parse(readFileSync(join(cwd, 'credentials.json'), 'utf8'))[0].refresh_token,
    };
    const kept = await tilelint(cwd, [...words, '--refresh-token-file', 'token'], fromVariables);
    expect(kept.stderr).toContain('the new one is in token');
    expect(statSync(join(cwd, 'token')).mode & 0o777).toBe(0o600);
  });

  test('behind a proxy it goes to the site alone, and no package has a word on standard error', async () => {
    const { origin, tunnels } = await proxy(403);
    const env = {
      HTTPS_PROXY: origin,
      DD_SITE: 'EU1',
      DD_OAUTH_CLIENT_ID: 'client',
      DD_OAUTH_CLIENT_SECRET: 'marker-secret',
      DD_OAUTH_REFRESH_TOKEN: 'marker-refresh',
    };
    const ran = await tilelint(harbor(), ['smoke'], env);
    expect(ran).toMatchObject({ exitCode: 1, stderr: '' });
    expect(ran.stdout).toContain('EU1: api.datadoghq.eu was not reached: the proxy refused to connect (403)\n');
    // The onboarding is the partner's, to which nothing secret goes.
    expect(new Set(tunnels)).toEqual(new Set(['api.datadoghq.eu:443', 'app.harborlights.example:443']));
  });

  test.each<[words: string[], env: Record<string, string>, message: RegExp]>([
    [
      ['--sandbox', 'http://192.168.0.1:80'],
      {},
      /Expected a sandbox on this machine such as `http:\/\/127\.0\.0\.1:8126`, found `http:\/\/192/,
    ],
    [['--sandbox', 'https://127.0.0.1.evil.example'], {}, /Expected a sandbox on this machine/],
    [['--site', 'US2'], {}, /unknown site `US2`, did you mean `US1`/],
    [[], { DD_OAUTH_CLIENT_ID: 'x', DD_SITE: 'EU2' }, /unknown site `EU2`, did you mean `EU1`/],
    [[], { DD_OAUTH_CLIENT_ID: 'x' }, /DD_OAUTH_CLIENT_SECRET is missing/],
    [['--credentials', 'none.json'], {}, /none\.json cannot be read/],
    [['--clients', 'harbor_lights/manifest.json'], {}, /describes no client: expected the key `integration`/],
    [['--clients', 'a.json', 'harbor_lights'], {}, /Expected integrations or `--clients FILE`, found both/],
    [['--onboarding-url', 'nowhere'], {}, /Expected a URL after `--onboarding-url`/],
    [
      [],
      { DD_OAUTH_CREDENTIALS: '{"site": "US1", "client_id": "marker-7", "client_secrets": "marker-8"}' },
      /unknown key, did you mean `client_secret`/,
    ],
  ])('%j is one line and exit code 2', async (words, env, message) => {
    const ran = await tilelint(harbor(), ['smoke', ...words], env);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).not.toMatch(/ {4}at |marker/);
  });
});

describe('sandbox', () => {
  test('says what a smoke test needs, and ends with Ctrl-C', async () => {
    const cwd = harbor();
    const child = spawn(process.execPath, [cli, 'sandbox', '--port', '0'], { cwd });
    onTestFinished(() => void child.kill());
    let text = '';
    for await (const chunk of child.stdout) {
      text += chunk;
      if (text.includes('Ctrl-C')) break;
    }
    expect(text).toMatch(/^US1 {2}http:\/\/127\.0\.0\.1:\d+ {2}on this machine alone\n/);
    for (const name of [
      'DD_OAUTH_CLIENT_ID',
      'DD_OAUTH_CLIENT_SECRET',
      'DD_OAUTH_REFRESH_TOKEN',
      'DD_API_KEY',
      'DD_TEST_USER_PASSWORD',
    ])
      expect(text).toContain(`${name}=`);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('each line that it prints for a client is one to run', async () => {
    const cwd = harbor();
    const kite = {
      ...example,
      'assets/oauth_clients.json': example['assets/oauth_clients.json']?.replace('2b7c1f60', '3b7c1f60') ?? '',
    };
    write(cwd, Object.fromEntries(Object.entries(kite).map(([path, content]) => [`kite's string/${path}`, content])));
    const child = spawn(process.execPath, [cli, 'sandbox', '--site', 'us1', '--site', 'EU1'], { cwd });
    onTestFinished(() => void child.kill());
    let text = '';
    await new Promise<void>((done) => {
      child.stdout.on('data', (chunk) => {
        text += chunk;
        if (text.includes('Ctrl-C')) done();
      });
    });
    const sites = text.split(/^(?=US1|EU1)/m);
    expect(sites).toHaveLength(2);
    for (const site of sites) {
      const [keys = '', ...clients] = site.split(/^ {2}# .*\n/m);
      expect(clients).toHaveLength(2);
      for (const lines of clients) {
        const script = `${keys.split('\n').slice(1).join('\n')}${lines.split('\nTo sign in')[0]}`.replace(
          'npx tilelint',
          '"$NODE" "$CLI"',
        );
        const env = { PATH: process.env.PATH, NODE: process.execPath, CLI: cli };
        const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' });
        expect(stderr).toBe('');
        expect(stdout).toMatch(/✔ token[\s\S]*✔ app-uuid/);
      }
    }
  });

  test('a port that is taken, a fault or a site that is none, clients that are none or the same', async () => {
    const { sites } = await sandbox(harbor());
    const port = new URL(sites[0]?.origin ?? '').port;
    expect((await tilelint(harbor(), ['sandbox', '--port', port])).stderr).toBe(
      `tilelint: Port ${port} is taken: choose another with --port\n`,
    );
    expect((await tilelint(harbor(), ['sandbox', '--fault', 'tokens=503'])).stderr).toMatch(
      /Expected ENDPOINT=FAULT with one of/,
    );
    const twice = harbor();
    write(twice, Object.fromEntries(Object.entries(example).map(([path, content]) => [`kite_string/${path}`, content])));
    expect(await tilelint(twice, ['sandbox'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'tilelint: harbor_lights and kite_string have the same client `id`: each client has its own, start one of them\n',
    });
    expect((await tilelint(harbor(), ['sandbox', '--site', 'US2'])).stderr).toBe(
      'tilelint: Unexpected `--site`: unknown site `US2`, did you mean `US1`\n',
    );
    expect((await tilelint(harbor(without('assets/oauth_clients.json')), ['sandbox'])).stderr).toMatch(/No OAuth client here/);
  });
});

describe('authorize', () => {
  const secret = 'marker-client-secret';

  /** A site where the test user has signed in and consented already. */
  async function site(): Promise<string> {
    const web = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname === '/oauth2/v1/authorize') {
        const to = new URL(url.searchParams.get('redirect_uri') ?? '');
        to.search = new URLSearchParams({
          code: 'marker-code',
          state: url.searchParams.get('state') ?? '',
          domain: request.headers.host ?? '',
        }).toString();
        response.writeHead(302, { location: to.href }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          access_token: 'marker-access',
          refresh_token: 'marker-refresh',
          token_type: 'bearer',
          expires_in: 3600,
        }),
      );
    });
    await new Promise<void>((done) => void web.listen(0, '127.0.0.1', done));
    onTestFinished(() => void web.close());
    return `http://127.0.0.1:${(web.address() as AddressInfo).port}`; // It listens on a port.
  }

  const env = { DD_OAUTH_CLIENT_ID: 'client', DD_OAUTH_CLIENT_SECRET: secret };

  test('in a window: the redirect is caught, the credentials are kept, nothing secret is told', async () => {
    const cwd = harbor();
    const chrome = join(cwd, 'chrome');
    // A window that this machine has no screen for.
    writeFileSync(chrome, `#!/bin/sh\nexec '${findChrome(process.env, process.platform)}' --headless --no-sandbox "$@"\n`);
    chmodSync(chrome, 0o755);
    const address = `US1=${await site()}`;
    const words = ['authorize', 'harbor_lights', '--sandbox', address, '--chrome', chrome, '--home'];
    const ran = await tilelint(cwd, words, env);
    expect(ran).toMatchObject({ exitCode: 0 });
    const file = join(cwd, '.config/tilelint/credentials/harbor_lights.json');
    expect(ran.stdout).toContain(`gh secret set DD_OAUTH_CREDENTIALS < ${file}\n`);
    expect(ran.stdout).toContain(`npx tilelint smoke harbor_lights --sandbox ${address} --credentials ${file}\n`);
    expect(ran.stdout + ran.stderr).not.toContain('marker');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      integration: 'harbor_lights',
      site: 'US1 sandbox',
      client_id: 'client',
      client_secret: secret,
      refresh_token: 'marker-refresh',
      home: true,
    });
    expect(spawnSync('pgrep', ['-f', `${cwd}/`]).stdout.toString()).toBe('');
  });

  test('by hand, for a second site of the same file', async () => {
    const cwd = harbor();
    const origin = await site();
    const file = join(cwd, 'kept.json');
    writeFileSync(
      file,
      json({ integration: 'harbor_lights', site: 'EU1', client_id: 'e', client_secret: 's', refresh_token: 'r' }),
    );
    const words = ['authorize', 'harbor_lights', '--sandbox', `US1=${origin}`, '--no-browser', '--output', file];
    const ran = await tilelint(cwd, words, env, (stderr) => {
      const [, state] = /&state=([\w-]+)[\s\S]*address here: $/.exec(stderr) ?? [];
      if (state === undefined) return undefined;
      return Promise.resolve(
        `https://app.harborlights.example/datadog/callback?code=c&state=${state}&domain=${new URL(origin).host}`,
      );
    });
    expect(ran.exitCode).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).map(({ site: name }: { site: string }) => name)).toEqual([
      'EU1',
      'US1 sandbox',
    ]);
  });

  test.each<[words: string[], answer: string, message: RegExp]>([
    [['--output', 'inside.json'], '', /would be inside the repository .*: name a file outside with --output/],
    [['--redirect-uri', 'https://x.example'], '', /is not among the client's redirect URIs/],
    [
      [],
      'https://evil.example/?code=1',
      /Expected the address that begins with https:\/\/app\.harborlights\.example\/datadog\/callback/,
    ],
    [[], 'https://app.harborlights.example/datadog/callback?code=1&state=other', /does not carry the `state`/],
  ])('%j, %j is one line and exit code 2', async (words, answer, message) => {
    const cwd = harbor();
    if (words[0] === '--output') spawnSync('git', ['init', '-q'], { cwd });
    const ran = await tilelint(cwd, ['authorize', 'harbor_lights', '--no-browser', ...words], env, (stderr) =>
      stderr.endsWith('address here: ') ? Promise.resolve(answer) : undefined,
    );
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).not.toMatch(/ {4}at |marker/);
  });
});

test('matrix: integrations with a client, times the sites that they claim', async () => {
  const cwd = harbor();
  write(cwd, {
    'plain/manifest.json': example['manifest.json'].replace(/ *"oauth":.*\n/, ''),
    'tilelint.yml': 'sites: [US1, EU1]\n',
  });
  const ran = await tilelint(cwd, ['matrix']);
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  expect(ran.stdout).toBe(
    '{"include":[{"integration":"harbor_lights","site":"US1"},{"integration":"harbor_lights","site":"EU1"}]}\n',
  );
  expect((await tilelint(cwd, ['matrix', '--site', 'ap1'])).stdout).toContain('[{"integration":"harbor_lights","site":"AP1"}]');
});
