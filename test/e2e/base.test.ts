// What a run is compared with: the committed bundles in checkouts as actions/checkout leaves them, real repositories, and a server
// that answers as GitHub's API does.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { example, json, manifest, readme } from '../support/example-integration.ts';
import { type Fault, type Github, githubApi, type Hosted } from '../support/github-repositories.ts';
import { proxy } from '../support/proxy.ts';
import { Repository } from '../support/repository.ts';
import { installedIn, nodeBeside, temporaryFolder } from './bundle.ts';
import { runner } from './runner.ts';

const installed = installedIn();
const upstreamName = 'DataDog/integrations-extras';
const forkName = 'harbor/integrations-extras';
const token = 'ghs_0123456789abcdefghijABCDEFGHIJ012345';
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const third = '9f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11';
const noSection = readme.replace(/## Uninstallation[^#]*/, '');

/** An integration's files, with an identity of its own. */
function integration(name: string, appUuid: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = {
    ...example,
    'manifest.json': json({
      ...manifest,
      app_uuid: appUuid,
      app_id: name,
      assets: { ...manifest.assets, integration: { ...manifest.assets.integration, source_type_name: name } },
    }),
    ...changes,
  };
  return Object.fromEntries(Object.entries(own).map(([path, content]) => [`${name}/${path}`, content]));
}

/** Two integrations, one of them with an old fault. */
function upstream(): Repository {
  const repository = new Repository();
  repository.write({
    ...integration('harbor', manifest.app_uuid, { 'README.md': noSection }),
    ...integration('kite', third),
  });
  repository.commit('base');
  return repository;
}

interface Checked {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly status: Readonly<Record<string, string>>;
  /** Of findings that did not stand there before. */
  readonly rules: readonly string[];
  readonly preexisting: readonly string[];
  readonly unchecked: string;
  readonly findings: readonly unknown[];
}

interface Work {
  readonly workspace: Repository;
  readonly event: string;
  readonly payload: object;
  readonly ref?: string;
  readonly repository?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

async function action(github: Github | undefined, work: Work): Promise<Checked> {
  const { workspace, event, payload, ref = 'refs/pull/1/merge', repository = upstreamName, inputs = {}, env = {} } = work;
  const job = runner(workspace.folder, {
    inputs: { path: '.', smoke: 'off', 'github-token': token, ...inputs },
    event: payload,
    env: {
      GITHUB_EVENT_NAME: event,
      GITHUB_REPOSITORY: repository,
      GITHUB_REF: ref,
      ...(github !== undefined && { GITHUB_API_URL: github.url }),
      ...env,
    },
  });
  const result = await nodeBeside([join(installed, 'dist/action.js')], workspace.folder, job.env);
  const { exitCode, log, outputs, summary, report } = job.ran(result);
  for (const shown of [summary, report, log.replace(`::add-mask::${token}`, '')]) expect(shown).not.toContain(token);
  return { ...verdict(report === '' ? '{}' : report), exitCode, log, outputs };
}

function verdict(text: string) {
  const { findings = [], integrations = [], unchecked = [] } = JSON.parse(text);
  const rules = (before: boolean): string[] =>
    findings.filter((each: { preexisting: boolean }) => each.preexisting === before).map(({ rule }: { rule: string }) => rule);
  return {
    findings,
    status: Object.fromEntries(integrations.map(({ path, status }: { path: string; status: string }) => [path, status])),
    rules: rules(false),
    preexisting: rules(true),
    unchecked: unchecked.map(({ reason }: { reason: string }) => reason).join('\n'),
  };
}

interface PullRequest {
  readonly change: (repository: Repository) => void;
  readonly depth?: number;
  readonly event?: 'pull_request' | 'pull_request_target' | 'merge_group';
  readonly taken?: 'merge' | 'head' | 'base';
  readonly inputs?: Readonly<Record<string, string>>;
  readonly fault?: Fault;
  readonly limit?: number;
  readonly from?: Repository;
  /** @param api The API's address. */
  readonly env?: (api: URL) => Readonly<Record<string, string>>;
}

/** A pull request of which the base branch moved on, in a checkout so many commits deep. */
async function pullRequest({ change, depth = 1, event = 'pull_request', taken = 'merge', from, ...rest }: PullRequest) {
  const repository = from ?? upstream();
  repository.git('checkout', '-q', '-b', 'work');
  change(repository);
  const head = repository.commit('work');
  repository.git('checkout', '-q', 'master');
  repository.write(integration('moved_on', '3d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f'));
  const base = repository.commit('the base moved on');
  repository.git('checkout', '-q', '-b', 'merge');
  repository.git('merge', '-q', '--no-ff', 'work', '-m', 'merge');
  const merge = repository.git('rev-parse', 'HEAD');
  const workspace = new Repository();
  workspace.checkOut(repository, { merge, head, base }[taken], depth);
  const { fault, limit, inputs, env } = rest;
  const github = await githubApi(
    { [upstreamName]: { repository } },
    { ...(fault && { fault }), ...(limit !== undefined && { limit }) },
  );
  const payload =
    event === 'merge_group'
      ? { merge_group: { base_sha: base } }
      : { pull_request: { number: 7, base: { sha: base, ref: 'master' }, head: { sha: head } } };
  const checked = await action(github, {
    workspace,
    event,
    payload,
    ...(inputs && { inputs }),
    ...(env && { env: env(new URL(github.url)) }),
  });
  return { ...checked, asked: github.asked, paths: github.asked.map(({ url }) => url.pathname), workspace, base };
}

const changeUuid = (repository: Repository) => repository.write(integration('kite', other));
const addLamp = (repository: Repository) => repository.write(integration('lamp', other));

describe('a pull request in a checkout of depth 1', () => {
  test('that touches one CSV of an integration with old faults is green, and shows them', async () => {
    const { exitCode, status, rules, preexisting, paths } = await pullRequest({
      change: (repository) => repository.write({ 'harbor/metadata.csv': 'metric_name\n' }),
    });
    expect({ exitCode, status, rules, preexisting }).toEqual({
      exitCode: 0,
      status: { harbor: 'existing' },
      rules: [],
      preexisting: ['readme/uninstallation-section'],
    });
    // The top and the folder: every file of the base that is asked for is the same here.
    const tree = expect.stringMatching(/\/git\/trees\//);
    expect(paths).toEqual([tree, tree]);
  });

  test.each([
    ['the published app_uuid', { 'app-uuid': other }, 0, []],
    ['another one', { 'app-uuid': manifest.app_uuid }, 1, ['app-uuid/matches-published']],
    ['none that is known', {}, 0, ['app-uuid/unverified']],
  ])('with a new integration: %s', async (_, inputs, exitCode, rules) => {
    expect(await pullRequest({ change: addLamp, inputs })).toMatchObject({ exitCode, rules, status: { lamp: 'new' } });
  });

  test('that changes an app_uuid is red, and asks for the one file', async () => {
    const { exitCode, rules, paths } = await pullRequest({ change: changeUuid });
    expect({ exitCode, rules }).toEqual({ exitCode: 1, rules: ['app-uuid/unchanged'] });
    expect(paths.map((path) => path.split('/').at(5))).toEqual(['trees', 'trees', 'blobs']);
  });

  test('that changes the app_uuid and `apps` with it is red', async () => {
    const from = upstream();
    from.write({ 'tilelint.yml': `apps:\n  kite: ${third}\n` });
    from.commit('apps');
    const { exitCode, rules, unchecked } = await pullRequest({
      from,
      change: (repository) => {
        changeUuid(repository);
        repository.write({ 'tilelint.yml': `apps:\n  kite: ${other}\n` });
      },
    });
    expect({ exitCode, rules }).toEqual({ exitCode: 1, rules: ['app-uuid/unchanged'] });
    expect(unchecked).toContain('what tilelint.yml changes: it applies after the merge');
  });

  test.each([
    ['the same app_uuid proves nothing', other, 0, ['app-uuid/unverified']],
    ['another one contradicts', third, 1, ['app-uuid/matches-published']],
  ])('with a new integration and a new configuration of its own: %s', async (_, published, exitCode, rules) => {
    const checked = await pullRequest({
      change: (repository) => {
        addLamp(repository);
        repository.write({ 'tilelint.yml': `apps:\n  lamp: ${published}\nrules:\n  app-uuid/unverified: off\n` });
      },
    });
    expect(checked).toMatchObject({ exitCode, rules });
    expect(checked.unchecked).toContain('it applies after the merge');
  });

  test('that adds OAuth to an existing integration is gated in full', async () => {
    const from = upstream();
    const { oauth: _oauth, ...assets } = manifest.assets;
    const before = { 'manifest.json': json({ ...manifest, app_uuid: other, assets }), 'README.md': noSection };
    from.write(integration('bell', other, before));
    from.remove('bell/assets/oauth_clients.json');
    from.commit('a bell');
    const { exitCode, rules, status } = await pullRequest({
      from,
      change: (repository) =>
        repository.write(
          integration('bell', other, { 'manifest.json': json({ ...manifest, app_uuid: other }), 'README.md': noSection }),
        ),
    });
    expect({ exitCode, status }).toEqual({ exitCode: 1, status: { bell: 'existing' } });
    expect(rules).toContain('readme/uninstallation-section');
  });

  test('that renames a folder follows it', async () => {
    const { status, rules, exitCode } = await pullRequest({
      change: (repository) => {
        repository.remove('kite');
        repository.write(
          Object.fromEntries(
            Object.entries(integration('kite', other)).map(([path, content]) => [path.replace('kite/', 'dragon/'), content]),
          ),
        );
      },
    });
    expect({ status, rules, exitCode }).toEqual({ status: { dragon: 'existing' }, rules: ['app-uuid/unchanged'], exitCode: 1 });
  });

  test('that deletes a folder finds nothing in it', async () => {
    const { exitCode, outputs, findings } = await pullRequest({ change: (repository) => repository.remove('kite') });
    expect({ exitCode, findings, skipped: outputs.skipped }).toEqual({ exitCode: 0, findings: [], skipped: 'true' });
  });

  test("that gives a UI Extension's tile an integration changes nothing immutable", async () => {
    const from = upstream();
    const { integration: gained, ...assets } = manifest.assets;
    const tile = (parts: object) => ({
      'manifest.json': json({ ...manifest, app_uuid: other, app_id: 'bell', assets: { ...assets, ...parts } }),
    });
    from.write(integration('bell', other, tile({})));
    from.commit('a tile');
    const { exitCode, rules, status } = await pullRequest({
      from,
      change: (repository) =>
        repository.write(integration('bell', other, tile({ integration: { ...gained, source_type_name: 'Bell' } }))),
    });
    expect({ exitCode, status, rules }).toEqual({ exitCode: 0, status: { bell: 'existing' }, rules: [] });
  });

  test('that changes nothing of an integration is skipped', async () => {
    const { exitCode, outputs } = await pullRequest({ change: (repository) => repository.write({ 'NOTES.md': 'x' }) });
    expect({ exitCode, skipped: outputs.skipped }).toEqual({ exitCode: 0, skipped: 'true' });
  });
});

describe('the same head and the same base give the same findings', () => {
  test.each([1, 2, 0])('a checkout of depth %i, and the command line', async (depth) => {
    const change = (repository: Repository) => {
      changeUuid(repository);
      addLamp(repository);
      repository.write({ 'harbor/metadata.csv': 'metric_name\n' });
    };
    const { findings, status, workspace, base, paths } = await pullRequest({ change, depth });
    expect(paths.length > 0).toBe(depth === 1);
    if (depth === 1) workspace.git('fetch', '-q', '--depth', '1', 'origin', base);
    const { stdout } = await nodeBeside(
      [join(installed, 'dist/cli.js'), '.', '--base', base, '--changed', '--format', 'json'],
      workspace.folder,
    );
    const onCommandLine = verdict(stdout);
    expect(findings.length).toBeGreaterThan(2);
    expect(onCommandLine.findings).toEqual(findings);
    expect(onCommandLine.status).toEqual(status);
  });
});

describe('other checkouts and events', () => {
  test('a merge group', async () => {
    const { exitCode, rules, status } = await pullRequest({ change: changeUuid, event: 'merge_group' });
    expect({ exitCode, rules, status }).toEqual({ exitCode: 1, rules: ['app-uuid/unchanged'], status: { kite: 'existing' } });
  });

  test.each([1, 0])('the head alone, depth %i: the merge base, also when the base moved on', async (depth) => {
    const { rules, status, paths } = await pullRequest({ change: changeUuid, taken: 'head', depth });
    expect({ rules, status }).toEqual({ rules: ['app-uuid/unchanged'], status: { kite: 'existing' } });
    expect(paths.some((path) => path.includes('/compare/'))).toBe(depth === 1);
  });

  test('pull_request_target with the base taken out judges nothing, and says so', async () => {
    const { status, unchecked, outputs } = await pullRequest({ change: changeUuid, event: 'pull_request_target', taken: 'base' });
    expect(status).toEqual({ harbor: 'unknown', kite: 'unknown', moved_on: 'unknown' });
    expect(outputs.skipped).toBe('false');
    expect(unchecked).toContain('what is checked out is the base itself, not the pull request');
  });

  test('a base that was force-pushed is the one that the merge was made with', async () => {
    const repository = upstream();
    repository.git('checkout', '-q', '-b', 'work');
    changeUuid(repository);
    const head = repository.commit();
    repository.git('checkout', '-q', 'master');
    repository.git('commit', '-q', '--amend', '-m', 'another history');
    const base = repository.git('rev-parse', 'HEAD');
    repository.git('checkout', '-q', '-b', 'merge');
    repository.git('merge', '-q', '--no-ff', '--allow-unrelated-histories', '-X', 'theirs', 'work', '-m', 'merge');
    const workspace = new Repository();
    workspace.checkOut(repository, repository.git('rev-parse', 'HEAD'), 1);
    const github = await githubApi({ [upstreamName]: { repository } });
    // The event is older than the push.
    const payload = { pull_request: { number: 7, base: { sha: 'a'.repeat(40), ref: 'master' }, head: { sha: head } } };
    const checked = await action(github, { workspace, event: 'pull_request', payload });
    expect(github.asked[0]?.url.pathname).toBe(`/repos/${upstreamName}/git/trees/${base}`);
    expect(checked).toMatchObject({ status: { kite: 'existing' }, rules: ['app-uuid/unchanged'] });
  });

  test('on a schedule everything is linted, and nothing asked', async () => {
    const repository = upstream();
    const workspace = new Repository();
    workspace.checkOut(repository, repository.git('rev-parse', 'HEAD'), 1);
    const github = await githubApi({});
    const { status, exitCode } = await action(github, { workspace, event: 'schedule', payload: {}, ref: 'refs/heads/master' });
    expect({ status, exitCode }).toEqual({ status: { harbor: 'unknown', kite: 'unknown' }, exitCode: 1 });
    expect(github.asked).toEqual([]);
  });
});

describe('a branch', () => {
  /** A fork whose branch has a new integration, pushed twice. */
  async function push({
    branch,
    depth = 1,
    event = 'push',
    fault,
    fork = true,
    listed = true,
  }: {
    branch: string;
    depth?: number;
    event?: 'push' | 'workflow_dispatch';
    fault?: Fault;
    fork?: boolean;
    listed?: boolean;
  }) {
    const repository = upstream();
    const began = repository.git('rev-parse', 'HEAD');
    // Objects are shared in a network of forks.
    repository.git('branch', 'upstream-default');
    if (branch !== 'master') repository.git('checkout', '-q', '-b', branch);
    addLamp(repository);
    const before = repository.commit('first push');
    repository.write({ 'lamp/metadata.csv': 'metric_name\n' });
    const after = repository.commit('second push');
    const workspace = new Repository();
    workspace.checkOut(repository, after, depth);
    const here: Hosted = fork ? { repository, source: upstreamName } : { repository };
    const github = await githubApi(
      {
        [fork ? forkName : upstreamName]: here,
        ...(fork && { [upstreamName]: { repository, defaultBranch: 'upstream-default' } }),
      },
      fault && { fault },
    );
    const checked = await action(github, {
      workspace,
      event,
      ref: `refs/heads/${branch}`,
      repository: fork ? forkName : upstreamName,
      payload: { before, after, ...(listed && { repository: { fork, default_branch: 'master' } }) },
    });
    return { ...checked, paths: github.asked.map(({ url }) => decodeURIComponent(url.pathname)), began, after };
  }

  test.each([
    ['push', 'lamp'],
    ['push', 'master'],
    ['workflow_dispatch', 'master'],
  ] as const)('of a fork is compared with the upstream, on its second push too: %s to %s', async (event, branch) => {
    const { status, exitCode, paths, began, after } = await push({ branch, event });
    expect({ status, exitCode }).toEqual({ status: { lamp: 'new' }, exitCode: 0 });
    expect(paths).toEqual([
      `/repos/${forkName}`,
      `/repos/${upstreamName}/compare/upstream-default...harbor:${after}`,
      `/repos/${forkName}/git/trees/${began}`,
    ]);
  });

  test('of the upstream itself: its default branch', async () => {
    expect(await push({ branch: 'lamp', fork: false })).toMatchObject({ status: { lamp: 'new' } });
    const local = await push({ branch: 'lamp', fork: false, depth: 0 });
    expect(local).toMatchObject({ status: { lamp: 'new' }, paths: [] });
  });

  test("on the upstream's own default branch everything is linted", async () => {
    const { status, paths } = await push({ branch: 'master', fork: false });
    expect({ status, paths }).toEqual({ status: { harbor: 'unknown', kite: 'unknown', lamp: 'unknown' }, paths: [] });
  });

  const closed: Fault = (path) =>
    path.startsWith(`/repos/${upstreamName}`) ? { status: 404, body: { message: 'Not Found' } } : undefined;

  test("of a fork whose upstream is closed: the fork's own default branch, said", async () => {
    const { status, unchecked } = await push({ branch: 'lamp', fault: closed });
    expect(status).toEqual({ lamp: 'new' });
    expect(unchecked).toMatch(
      /DataDog\/integrations-extras, which this is a fork of, could not be compared with.*own master stands in/,
    );
  });

  test("the fork's default branch has none to stand in, and nothing is new", async () => {
    const { status, unchecked } = await push({ branch: 'master', fault: closed });
    expect(new Set(Object.values(status))).toEqual(new Set(['unknown']));
    expect(unchecked).toContain('could not be compared with');
  });
});

describe('what GitHub does not answer is not checked, said, and never new', () => {
  const trees: (reply: Parameters<typeof always>[0]) => Fault = (reply) => always(reply);
  function always(reply: { status: number; body?: unknown; headers?: Record<string, string> }): Fault {
    return () => reply;
  }

  test.each([
    [
      403,
      { message: 'Resource not accessible by integration' },
      {},
      1,
      /answered 403 .*not accessible.*`permissions: contents: read`/,
    ],
    [404, { message: 'Not Found' }, {}, 1, /answered 404/],
    [429, { message: 'slow down' }, { 'retry-after': '0' }, 3, /answered 429 .*run it again later/],
    [429, { message: 'slow down' }, { 'retry-after': '3600' }, 1, /answered 429/],
    [
      403,
      { message: 'rate limit' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' },
      1,
      /answered 403 .*later/,
    ],
    [503, '<html>bad day</html>', { 'content-type': 'text/html' }, 3, /answered 503/],
    [200, '{"tree": [', {}, 3, /is no JSON/],
  ])('%i %j %j', async (status, body, headers, times, reason) => {
    const checked = await pullRequest({ change: addLamp, fault: trees({ status, body, headers }) });
    expect(new Set(Object.values(checked.status))).toEqual(new Set(['unknown']));
    expect(checked.unchecked).toMatch(reason);
    expect(checked.paths).toHaveLength(times);
    expect(checked.log).not.toMatch(/ {4}at /);
  });

  test('a bad moment passes', async () => {
    const { status, exitCode } = await pullRequest({
      change: addLamp,
      fault: (_, asked) =>
        asked === 1 ? { status: 502, body: 'bad gateway' } : asked === 2 ? { body: '{"tr', cut: true } : undefined,
    });
    expect({ status, exitCode }).toEqual({ status: { lamp: 'new' }, exitCode: 0 });
  });

  test('a file of the base alone', async () => {
    const { status, unchecked, rules } = await pullRequest({
      change: changeUuid,
      fault: (path) => (path.includes('/blobs/') ? { status: 404, body: { message: 'Not Found' } } : undefined),
    });
    expect({ status, rules }).toEqual({ status: { kite: 'unknown' }, rules: [] });
    expect(unchecked).toMatch(/answered 404 to GET .*blobs.*whether it is new or existing is not known/);
  });

  test('another file than was asked for', async () => {
    const { status, unchecked } = await pullRequest({
      change: changeUuid,
      fault: (path) => (path.includes('/blobs/') ? { body: { content: 'e30=', encoding: 'base64' } } : undefined),
    });
    expect(status).toEqual({ kite: 'unknown' });
    expect(unchecked).toContain('is another than its name says');
  });

  test('nobody there', async () => {
    const { status, unchecked } = await pullRequest({ change: addLamp, env: () => ({ GITHUB_API_URL: 'http://127.0.0.1:9' }) });
    expect(new Set(Object.values(status))).toEqual(new Set(['unknown']));
    expect(unchecked).toMatch(/GitHub did not answer GET/);
  });

  test('an empty token asks nothing', async () => {
    const { paths, unchecked } = await pullRequest({ change: addLamp, inputs: { 'github-token': '' } });
    expect(paths).toEqual([]);
    expect(unchecked).toContain('give actions/checkout `fetch-depth: 2`');
  });
});

test('behind a proxy GitHub is asked through it', async () => {
  const { origin, tunnels } = await proxy();
  const env = ({ port }: URL) => ({ HTTP_PROXY: origin, GITHUB_API_URL: `http://api.github.example:${port}` });
  const { status, paths } = await pullRequest({ change: addLamp, env });
  expect(status).toEqual({ lamp: 'new' });
  expect(paths.length).toBeGreaterThan(0);
  expect(new Set(tunnels)).toEqual(new Set([expect.stringMatching(/^api\.github\.example:\d+$/)]));
});

describe('a tree too large for one answer', () => {
  test('is walked where something is asked of it', async () => {
    const checked = await pullRequest({
      change: (repository) => {
        changeUuid(repository);
        addLamp(repository);
      },
      limit: 10,
    });
    expect(checked.status).toEqual({ kite: 'existing', lamp: 'new' });
    expect(new Set(checked.rules)).toEqual(new Set(['app-uuid/unchanged', 'app-uuid/unique', 'app-uuid/unverified']));
  });

  test('and cannot be, where a folder alone is too large', async () => {
    const checked = await pullRequest({ change: addLamp, limit: 1 });
    expect(new Set(Object.values(checked.status))).toEqual(new Set(['unknown']));
    expect(checked.unchecked).toContain('GitHub does not list the whole of the repository');
  });
});

test('many changed folders cost one call together, not one each', async () => {
  const from = upstream();
  const names = Array.from({ length: 30 }, (_, index) => `tide_${index}`);
  const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  for (const [index, name] of names.entries()) from.write(integration(name, uuid(index)));
  from.commit('many');
  const { paths, status, rules } = await pullRequest({
    from,
    change: (repository) => {
      for (const [index, name] of names.entries())
        repository.write(integration(name, uuid(index), { 'metadata.csv': 'metric_name\n' }));
    },
  });
  expect(Object.values(status)).toEqual(names.map(() => 'existing'));
  expect(rules).toEqual([]);
  expect(paths.filter((path) => path.includes('/trees/')).length).toBeLessThan(10);
});

test('one changed folder of a large catalog costs four calls at most, beside one a file', async () => {
  const from = upstream();
  for (let index = 0; index < 260; index++)
    from.write(integration(`tide_${index}`, `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`));
  from.commit('many');
  const { paths, status } = await pullRequest({ from, change: changeUuid, taken: 'head' });
  expect(status).toEqual({ kite: 'existing' });
  const files = paths.filter((path) => path.includes('/blobs/'));
  expect(new Set(files).size).toBe(files.length);
  expect(files).toHaveLength(1);
  expect(paths.length - files.length).toBeLessThanOrEqual(4);
});

test('the token goes to the API alone, not where it is sent on to', async () => {
  const elsewhere = await githubApi({});
  const { asked } = await pullRequest({
    change: addLamp,
    fault: (path) => ({ status: 302, body: '', headers: { location: elsewhere.url.replace('127.0.0.1', 'localhost') + path } }),
  });
  expect(asked[0]?.headers.authorization).toBe(`token ${token}`);
  for (const { headers } of elsewhere.asked) expect(headers.authorization).toBeUndefined();
});

describe('on the command line, without any option', () => {
  const lint = async (repository: Repository, words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { stdout, stderr, exitCode } = await nodeBeside(
      [join(installed, 'dist/cli.js'), ...words, '--format', 'json'],
      repository.folder,
      env,
    );
    return { ...verdict(stdout === '' ? '{}' : stdout), stderr, exitCode };
  };

  /** A clone in which somebody works on a branch. */
  function clone(depth = 0): Repository {
    const origin = upstream();
    const repository = new Repository();
    repository.checkOut(origin, origin.git('rev-parse', 'HEAD'), depth);
    return repository;
  }

  test('new and existing integrations are told apart, and everything counts', async () => {
    const repository = clone();
    addLamp(repository);
    changeUuid(repository);
    const { status, rules, preexisting, exitCode } = await lint(repository, ['.']);
    expect(status).toEqual({ harbor: 'existing', kite: 'existing', lamp: 'new' });
    expect(rules).toContain('app-uuid/unchanged');
    expect(rules).toContain('readme/uninstallation-section');
    expect({ preexisting, exitCode }).toEqual({ preexisting: [], exitCode: 1 });
    expect((await lint(repository, ['lamp'])).status).toEqual({ lamp: 'new' });
  });

  test("the tree's own configuration applies", async () => {
    const repository = clone();
    repository.write({ 'tilelint.yml': 'rules:\n  readme/uninstallation-section: off\n' });
    expect(await lint(repository, ['.'])).toMatchObject({ rules: [], exitCode: 0 });
  });

  test('an override of it that does nothing is found', async () => {
    const repository = clone();
    const override = '  - integrations: [none]\n    rules: { readme/latin-1: off }\n    reason: none';
    repository.write({ 'tilelint.yml': `rules:\n  readme/uninstallation-section: off\noverrides:\n${override}\n` });
    const { findings } = await lint(repository, ['.']);
    expect(findings).toMatchObject([{ file: 'tilelint.yml' }]);
  });

  test('--all is more than --changed', async () => {
    const repository = clone();
    addLamp(repository);
    expect((await lint(repository, ['.', '--changed'])).status).toEqual({ lamp: 'new' });
    expect(Object.keys((await lint(repository, ['.', '--changed', '--all'])).status)).toHaveLength(3);
  });

  test('where no base can be found it is said once, and is no error', async () => {
    const shallow = await lint(clone(1), ['kite']);
    expect(shallow).toMatchObject({ status: { kite: 'unknown' }, exitCode: 0, stderr: '' });
    expect(shallow.unchecked).toMatch(/new integrations are not told .*: No merge base with origin in a shallow clone/);
    const alone = upstream();
    expect(await lint(alone, ['kite'])).toMatchObject({ status: { kite: 'unknown' }, exitCode: 0 });
    const partial = clone();
    partial.git('update-ref', 'refs/remotes/origin/master', partial.git('commit-tree', '-m', 'x', 'HEAD^{tree}'));
    expect((await lint(partial, ['kite'])).unchecked).toContain('No merge base with origin/master');
  });

  test('a base that is named and does not exist is an error', async () => {
    expect(await lint(clone(), ['kite', '--base', 'nowhere'])).toMatchObject({ exitCode: 2 });
  });

  test('a repository that stands elsewhere, by GIT_DIR', async () => {
    const repository = clone();
    const elsewhere = join(temporaryFolder(), 'bare.git');
    renameSync(join(repository.folder, '.git'), elsewhere);
    addLamp(repository);
    const env = { GIT_DIR: elsewhere, GIT_WORK_TREE: repository.folder };
    expect((await lint(repository, ['.', '--base', 'HEAD'], env)).status).toMatchObject({ kite: 'existing', lamp: 'new' });
    expect((await lint(repository, ['.'], env)).status).toMatchObject({ kite: 'existing', lamp: 'new' });
    expect((await lint(repository, ['.'])).status).toMatchObject({ kite: 'unknown', lamp: 'unknown' });
  });

  test('a worktree of it', async () => {
    const repository = clone();
    const worktree = join(temporaryFolder(), 'worktree');
    repository.git('worktree', 'add', '-q', worktree);
    const { stdout } = await nodeBeside([join(installed, 'dist/cli.js'), 'kite', '--format', 'json'], worktree);
    expect(verdict(stdout).status).toEqual({ kite: 'existing' });
  });
});
