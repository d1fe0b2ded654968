// The base, in real repositories: commits, branches, renames, shallow clones, worktrees.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBase } from '../../src/catalog/base/open-base.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { type CheckRequest, check } from '../../src/check.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import { UserError } from '../../src/user-error.ts';
import { example, json, manifest, readme, without } from '../support/example-integration.ts';
import { randomText, randomUuid } from '../support/random-text.ts';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tilelint-git-')));
  git('init', '-q', '-b', 'master');
  write('harbor_lights', example);
  commit('first');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const env = { PATH: process.env.PATH, HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1' };

function git(...args: string[]): string {
  const who = [
    '-c',
    'user.name=x',
    '-c',
    'user.email=x@x.example',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...who, ...args], { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function commit(message: string): string {
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

const run = (request: Partial<CheckRequest> = {}) => check({ paths: [root], base: 'HEAD', env, ...request });

async function verdict(request: Partial<CheckRequest> = {}) {
  const { report, blocks } = await run(request);
  return {
    status: Object.fromEntries(report.integrations.map(({ path, status }) => [path, status])),
    blocking: report.findings.filter(blocks).map(({ rule }) => rule),
    preexisting: report.findings.filter(({ preexisting }) => preexisting).map(({ rule }) => rule),
  };
}

const noSection = readme.replace(/## Uninstallation[^#]*/, '');
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';

describe('status', () => {
  test('unknown without a base, existing, new', async () => {
    expect((await check({ paths: [root] })).report.integrations.map(({ status }) => status)).toEqual(['unknown']);
    write('kite', { ...example, 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
    expect((await verdict()).status).toEqual({ harbor_lights: 'existing', kite: 'new' });
  });

  test('a renamed folder is existing', async () => {
    renameSync(join(root, 'harbor_lights'), join(root, 'lights'));
    write('lights', { 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
    const { status, blocking } = await verdict();
    expect(status).toEqual({ lights: 'existing' });
    expect(blocking).toEqual(['app-uuid/unchanged']);
  });

  test('a copy beside the old folder is new', async () => {
    write('lights', example);
    expect((await verdict()).status).toEqual({ harbor_lights: 'existing', lights: 'new' });
  });

  test('a folder of the Publishing Platform that gets a manifest is new', async () => {
    write('sail', { 'README.md': '## Overview\n' });
    commit('without manifest');
    write('sail', { ...example, 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
    expect((await verdict()).status.sail).toBe('new');
  });
});

describe('what stood there before', () => {
  test('is shown and does not block', async () => {
    write('harbor_lights', { 'README.md': noSection });
    commit('a fault');
    write('harbor_lights', { 'metadata.csv': 'metric_name\n' });
    expect(await verdict()).toMatchObject({ blocking: [], preexisting: ['readme/uninstallation-section'] });
  });

  test('survives moved lines; a second one of its kind does not', async () => {
    const twice = (text: string) => text.replace('"CHANGELOG.md"', '"CHANGES.md"');
    write('harbor_lights', { 'manifest.json': twice(example['manifest.json']), 'README.md': `${readme}\nthe \u2014 end\n` });
    commit('faults');
    write('harbor_lights', {
      'manifest.json': twice(example['manifest.json']).replace('{\n', '{\n\n\n').replace('images/harbor.png', 'images/habor.png'),
      'README.md': `${readme}\nmore\n\nthe \u2014 end\n\nof \u2014 it\n`,
    });
    const { blocking, preexisting } = await verdict();
    expect(preexisting.sort()).toEqual(['manifest/referenced-files', 'readme/latin-1']);
    expect(blocking.sort()).toEqual(['manifest/referenced-files', 'readme/latin-1']);
  });

  test('adding OAuth to an existing integration is gated in full', async () => {
    const { oauth: _oauth, ...assets } = manifest.assets;
    write('harbor_lights', { 'manifest.json': json({ ...manifest, assets }), 'README.md': noSection });
    rmSync(join(root, 'harbor_lights/assets/oauth_clients.json'));
    commit('no OAuth yet');
    write('harbor_lights', {
      'manifest.json': example['manifest.json'],
      'assets/oauth_clients.json': example['assets/oauth_clients.json'] ?? '',
    });
    expect(await verdict()).toMatchObject({ blocking: ['readme/uninstallation-section'] });
  });

  test.each([
    ['block', ['readme/uninstallation-section'], ['readme/uninstallation-section']],
    ['report', [], ['readme/uninstallation-section']],
    ['hide', [], []],
  ])('existing-findings: %s', async (value, blocking, preexisting) => {
    write('harbor_lights', { 'README.md': noSection });
    write('.', { 'tilelint.yml': `existing-findings: ${value}\n` });
    commit('a fault');
    expect(await verdict()).toMatchObject({ blocking, preexisting });
  });
});

test('where a commit is compared, what became of the files since does not count', async () => {
  write('kite', { ...example, 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
  const first = commit('kite');
  write('kite', { 'README.md': `${readme}\nmore\n` });
  const head = commit('more of kite');
  write('harbor_lights', { 'README.md': noSection });
  write('lamp', { ...example, 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, randomUuid(7)) });
  const linted = async (request: Partial<CheckRequest>) =>
    (await run({ base: first, changed: true, ...request })).report.integrations.map(({ path }) => path);
  expect(await linted({})).toEqual(['harbor_lights', 'kite', 'lamp']);
  // A folder that the commit does not have is compared file by file.
  expect(await linted({ head })).toEqual(['kite', 'lamp']);
});

test('what is the same in both commits is read as it was committed: no link is followed, no later change is seen', async () => {
  write('.', { '.github/kept.yml': 'rules: {}\n', 'policy.yml': 'rules: {}\n' });
  symlinkSync('../policy.yml', join(root, '.github/tilelint.yml'));
  const first = commit('policy behind a link');
  write('.', { 'policy.yml': 'rules:\n  app-uuid/unchanged: off\n' });
  const head = commit('another policy');
  write('.', { '.github/kept.yml': 'changed since\n' });
  const { source } = await openBase(await openCatalog([root]), first, env, head);
  expect(await source.read('.github/tilelint.yml')).toMatchObject({ status: 'refused', reason: expect.stringMatching(/link/) });
  expect(await source.read('.github/kept.yml')).toEqual({ status: 'read', bytes: Buffer.from('rules: {}\n') });
  expect(await source.read('.github/none.yml')).toEqual({ status: 'missing' });
});

test('a secret whose finding is hidden is hidden itself, also beside a new fault', async () => {
  const secret = randomText('hex', 32, 11);
  write('.', { 'tilelint.yml': 'existing-findings: hide\n' });
  write('harbor_lights', { 'README.md': `${readme}\nexport DD_API_KEY=${secret}\n` });
  commit('a secret');
  write('harbor_lights', { 'README.md': `${readme}\nexport DD_API_KEY=${secret}\nthe \u2014 end\n` });
  const { report, sources, secrets } = await run();
  expect(report.findings.map(({ rule }) => rule)).toEqual(['readme/latin-1']);
  expect(sources.get('harbor_lights/README.md')).toContain(`DD_API_KEY=${'•'.repeat(32)}\nthe`);
  expect([...secrets.keys()]).toEqual(['harbor_lights/README.md']);
  expect(pretty(report, { color: false, source: (file) => sources.get(file) })).not.toContain(secret);
});

describe('policy comes from the base', () => {
  test('a change cannot switch its own gate off', async () => {
    write('.', { 'tilelint.yml': 'rules: {}\n' });
    commit('policy');
    write('.', { 'tilelint.yml': 'rules:\n  app-uuid/unchanged: off\n' });
    write('harbor_lights', { 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
    expect((await verdict()).blocking).toContain('app-uuid/unchanged');
    commit('merged');
    write('harbor_lights', { 'manifest.json': example['manifest.json'] });
    expect((await verdict()).blocking).toEqual([]);
  });
});

test("a configuration that is named is the base's as well", async () => {
  write('.', { 'policy/lax.yml': 'rules: {}\n' });
  commit('policy');
  const lax = Buffer.from('rules:\n  app-uuid/unchanged: off\n');
  write('.', { 'policy/lax.yml': lax.toString() });
  write('harbor_lights', { 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
  const config = { file: 'policy/lax.yml', path: join(root, 'policy/lax.yml'), bytes: lax };
  expect((await verdict({ config })).blocking).toContain('app-uuid/unchanged');
  expect((await verdict({ config: { ...config, path: join(root, 'policy/new.yml') } })).blocking).not.toContain(
    'app-uuid/unchanged',
  );
});

test('only what changed, files that git does not know among it', async () => {
  write('kite', {
    ...example,
    'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other).replace('harbor-lights', 'kite'),
  });
  commit('two');
  expect((await verdict({ changed: true })).status).toEqual({});
  write('kite', { 'new.txt': '' });
  expect((await verdict({ changed: true })).status).toEqual({ kite: 'existing' });
});

describe('the published app_uuid', () => {
  const kite = {
    ...example,
    'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other).replace('harbor-lights', 'kite'),
  };

  test('of a new integration: right, wrong, unverified', async () => {
    write('kite', kite);
    const request = { paths: [join(root, 'kite')] };
    expect((await verdict({ ...request, appUuid: other })).blocking).toEqual([]);
    expect((await verdict({ ...request, appUuid: manifest.app_uuid })).blocking).toEqual(['app-uuid/matches-published']);
    const { report } = await run(request);
    expect(report.findings).toMatchObject([{ rule: 'app-uuid/unverified', severity: 'warning' }]);
    const required = await run({ ...request, requirePublished: true });
    expect(required.report.findings).toMatchObject([{ rule: 'app-uuid/unverified', severity: 'error' }]);
  });

  test('from an exported manifest, and from the configuration of the base', async () => {
    write('.', { 'tilelint.yml': `apps:\n  kite: ${other}\n` });
    commit('apps');
    write('kite', kite);
    write('.', { 'tilelint.yml': `apps:\n  kite: ${manifest.app_uuid}\n` });
    expect((await verdict()).blocking).toEqual([]);
    const appManifest = { file: 'app.json', bytes: Buffer.from(JSON.stringify({ app_id: manifest.app_uuid })) };
    const { report } = await run({ paths: [join(root, 'kite')], appManifest });
    expect(report.findings[0]?.message).toMatch(
      /^Expected one published app_uuid, found `0d5f.*\(`apps` in tilelint\.yml\) and `6f1a.*app\.json/,
    );
  });

  test('is not asked of an existing one, however wrong the value', async () => {
    expect((await verdict({ appUuid: other })).blocking).toEqual([]);
  });

  test.each([
    [{ appUuid: 'x' }, /Expected a UUID as the published app_uuid, found `x`/],
    [{ appManifest: { file: 'app.json', bytes: Buffer.from('{') } }, /The exported app manifest app\.json is not JSON/],
  ])('a source that is none: %j', async (request, message) => {
    await expect(run(request)).rejects.toThrow(message);
  });

  test('one value is not that of two integrations', async () => {
    write('kite', kite);
    await expect(run({ appUuid: other })).rejects.toThrow(/cannot be that of 2 integrations: lint one folder, or give `apps`/);
  });

  test('without a base it is said once that nobody knows what is new', async () => {
    const { report } = await check({ paths: [root] });
    expect(report.unchecked.filter(({ rule }) => rule === 'app-uuid/unverified')).toHaveLength(1);
  });
});

describe('where the base is', () => {
  test('the merge base with the upstream, not the fork', async () => {
    const base = git('rev-parse', 'HEAD');
    git('checkout', '-q', '-b', 'work');
    write('kite', { ...example, 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
    const head = commit('new');
    git('update-ref', 'refs/remotes/origin/master', head);
    git('update-ref', 'refs/remotes/upstream/master', base);
    git('remote', 'add', 'origin', 'https://github.com/harbor/integrations-extras.git');
    git('remote', 'add', 'upstream', 'https://github.com/DataDog/integrations-extras.git');
    expect((await verdict({ base: 'auto' })).status).toEqual({ harbor_lights: 'existing', kite: 'new' });
    git('remote', 'rename', 'upstream', 'theirs');
    expect((await verdict({ base: 'auto' })).status).toEqual({ harbor_lights: 'existing', kite: 'new' });
  });

  test.each([
    [
      'a revision that is none',
      { base: 'nowhere' },
      /The base `nowhere` is no commit that git has here: fetch it, or name another/,
    ],
    ['a revision that looks like an option', { base: '--help' }, /The base `--help` is no commit/],
    ['no remote', { base: 'auto' }, /No remote branch to compare with: fetch the upstream, or name the base with --base REV/],
  ])('%s', async (_, request, message) => {
    await expect(run(request)).rejects.toThrow(UserError);
    await expect(run(request)).rejects.toThrow(message);
  });

  test('no git', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    await expect(run()).rejects.toThrow(/is not in a git repository/);
  });

  test('a shallow clone has no merge base, and says so', async () => {
    commit('second');
    const clone = join(root, '../', `${root.split('/').at(-1)}-clone`);
    git('clone', '-q', '--depth', '1', `file://${root}`, clone);
    try {
      await expect(run({ paths: [clone], base: 'auto' })).rejects.toThrow(
        /No merge base with origin in a shallow clone: fetch its history/,
      );
      expect((await check({ paths: [clone], base: 'HEAD', env })).report.integrations).toMatchObject([{ status: 'existing' }]);
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });

  test('a partial clone without the base says so, and takes nothing for new', async () => {
    git('config', 'uploadpack.allowFilter', 'true');
    write('harbor_lights', { 'manifest.json': example['manifest.json'].replace(manifest.app_uuid, other) });
    commit('changed');
    const clone = `${root}-partial`;
    git('clone', '-q', '--filter=blob:none', `file://${root}`, clone);
    try {
      execFileSync('git', ['remote', 'set-url', 'origin', 'file:///nowhere'], { cwd: clone, env });
      await expect(check({ paths: [clone], base: 'HEAD~1', env })).rejects.toThrow(UserError);
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });

  test('a worktree', async () => {
    const worktree = `${root}-worktree`;
    git('worktree', 'add', '-q', worktree);
    try {
      expect((await check({ paths: [worktree], base: 'HEAD', env })).report.integrations).toMatchObject([{ status: 'existing' }]);
    } finally {
      rmSync(worktree, { recursive: true, force: true });
    }
  });
});

test('nothing that the repository names is run', async () => {
  write('.', { '.gitattributes': '* diff=evil filter=evil\n' });
  commit('attributes');
  git('config', 'diff.evil.textconv', `touch ${root}/textconv`);
  git('config', 'diff.evil.command', `touch ${root}/command`);
  git('config', 'filter.evil.clean', `touch ${root}/clean; cat`);
  git('config', 'filter.evil.smudge', `touch ${root}/smudge; cat`);
  git('config', 'core.fsmonitor', `touch ${root}/fsmonitor`);
  write('harbor_lights', { 'README.md': noSection });
  await run();
  const { existsSync } = await import('node:fs');
  for (const trace of ['textconv', 'command', 'fsmonitor', 'clean', 'smudge'])
    expect(existsSync(join(root, trace)), trace).toBe(false);
});

test('a link in the base is not followed', async () => {
  rmSync(join(root, 'harbor_lights/manifest.json'));
  symlinkSync('/etc/hostname', join(root, 'harbor_lights/manifest.json'));
  commit('a link');
  rmSync(join(root, 'harbor_lights/manifest.json'));
  write('harbor_lights', example);
  expect((await verdict()).blocking).toEqual([]);
});

test('an integration without its manifest, after it had one, is passed over', async () => {
  rmSync(join(root, 'harbor_lights'), { recursive: true });
  write('harbor_lights', without('manifest.json'));
  write('kite', {
    ...example,
    'manifest.json': example['manifest.json'].replace('harbor-lights', 'kite').replace('Harbor Lights', 'Kite'),
  });
  expect((await verdict()).status).toMatchObject({ harbor_lights: 'existing', kite: 'new' });
});
