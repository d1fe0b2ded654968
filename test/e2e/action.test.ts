// The action as GitHub's runner starts it: dist/action.js with INPUT_* and GITHUB_*, without node_modules.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { example, json, manifest } from '../support/example-integration.ts';
import { sarifFaults } from '../support/sarif-schema.ts';
import { installed, node, temporaryFolder, write } from './bundle.ts';
import { type Ran, runner } from './runner.ts';

function action(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Ran {
  const workspace = temporaryFolder();
  write(workspace, files);
  const job = runner(workspace, {
    inputs: { path: '.', 'fail-on': 'error', smoke: 'off', ...inputs },
    env: { GITHUB_REPOSITORY: 'harbor/catalog', GITHUB_SHA: 'c0ffee', ...env },
  });
  return job.ran(node([join(installed(), 'dist/action.js')], workspace, job.env));
}

function folder(name: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...example, ...changes }).map(([path, content]) => [`${name}/${path}`, content]));
}

/** The commands that the runner would take from a log: what stands between stop-commands and its token is text. */
function commands(log: string): string[] {
  let token: string | undefined;
  const found: string[] = [];
  for (const line of log.split('\n')) {
    if (token !== undefined) {
      if (line.trim() === `::${token}::`) token = undefined;
      continue;
    }
    token = /^::stop-commands::(.+)$/.exec(line)?.[1];
    if (token === undefined && /^\s*(?:::|##\[)/.test(line)) found.push(line);
  }
  expect(token, 'commands are stopped for good').toBeUndefined();
  return found;
}

const broken = { 'README.md': example['README.md'].replace('## Setup', '## Set up') };

test('a good integration passes', () => {
  const { exitCode, log, outputs, summary } = action(folder('harbor_lights'));
  expect(exitCode).toBe(0);
  expect(commands(log)).toEqual([]);
  expect(outputs).toMatchObject({
    conclusion: 'success',
    'error-count': '0',
    'warning-count': '0',
    integrations: '["harbor_lights"]',
  });
  expect(summary).toContain('✅ **1 integration checked, nothing wrong**');
});

test('a broken one fails at its line', () => {
  const { exitCode, log, outputs, summary } = action(folder('harbor_lights', broken));
  expect(exitCode).toBe(1);
  expect(commands(log)).toEqual([
    expect.stringMatching(
      /^::error title=readme\/required-sections,file=harbor_lights\/README\.md,line=5,endLine=5,col=1,endColumn=10::Expected `## Setup`/,
    ),
    '::error::tilelint found 1 error in 1 folder',
  ]);
  expect(log).toContain('harbor_lights/README.md:5:1');
  expect(outputs).toMatchObject({ conclusion: 'failure', 'error-count': '1' });
  expect(summary).toContain('(https://github.example/harbor/catalog/blob/c0ffee/harbor_lights/README.md#L5)');
  expect(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8'))).toMatchObject({ version: 1, summary: { errors: 1 } });
});

test('what a fix would do is in the summary', () => {
  const { oauth: _named, ...assets } = manifest.assets;
  const { log, summary } = action(folder('harbor_lights', { 'manifest.json': json({ ...manifest, assets }) }));
  expect(log).toContain('manifest/assets-oauth');
  expect(summary).toContain('1 finding can be mended by <code>npx tilelint --fix</code>');
  expect(summary).toMatch(/^```diff\n(?:.*\n)*?\+ +"oauth": "assets\/oauth_clients\.json",?\n(?:.*\n)*?```$/m);
});

test('fail-on says what fails', () => {
  const long = {
    'manifest.json': example['manifest.json'].replace('Watch the lights of your harbor', 'Watch the lights '.repeat(6)),
  };
  expect(action(folder('harbor_lights', long)).exitCode).toBe(0);
  expect(action(folder('harbor_lights', long), { 'fail-on': 'warning' })).toMatchObject({
    exitCode: 1,
    outputs: { conclusion: 'failure' },
  });
});

test('annotations stay within what GitHub shows, the first of every integration before the second of any', () => {
  const many = Array.from({ length: 8 }, (_, index) => folder(`harbor_${index}`, { 'README.md': '' }));
  const { log } = action(Object.assign({}, ...many), { 'fail-on': 'error' });
  const errors = commands(log).filter((line) => line.startsWith('::error'));
  expect(errors.length).toBe(10);
  const files = errors.slice(0, 8).map((line) => /file=(harbor_\d)/.exec(line)?.[1]);
  expect(new Set(files).size).toBe(8);
  expect(errors.at(-1)).toMatch(/^::error::tilelint found \d+ errors in 8 folders; \d+ of the findings are in the summary only$/);
});

test('several folders, one a line', () => {
  const files = { ...folder('a/harbor_lights'), ...folder('b/harbor_bells', broken), ...folder('c/harbor_doors', broken) };
  const { outputs } = action(files, { path: 'a/harbor_lights\nb' });
  // The heading of one, and the app_uuid that both share.
  expect(outputs).toMatchObject({ 'error-count': '3', integrations: '["a/harbor_lights","b/harbor_bells"]' });
});

describe('text of the repository', () => {
  test('gives the runner no command', () => {
    const hostile = '## Overview\n\n::error::owned\n##[error]owned\n::stop-commands::x\n\n## Set up\n::set-output name=x::y\n';
    const { log, summary } = action(
      folder('harbor::error::x', { 'README.md': hostile, 'manifest.json': '::add-mask::x\n##[warning]' }),
    );
    for (const line of commands(log))
      expect(line).toMatch(/^::error (?:title=|file=)|^::error::tilelint found|^::(?:notice|warning) title=/);
    expect(log).not.toMatch(/^##\[/m);
    // The log is escaped, and the runner does not listen while it is written.
    const [, told = ''] = /^::stop-commands::[\da-f-]{36}\n([\s\S]*)\n::[\da-f-]{36}::$/m.exec(log) ?? [];
    expect(told).toContain('README.md:');
    expect(log.replace(told, '')).not.toContain('README.md:');
    expect(summary).not.toMatch(/<(?!\/?(?:code|sub|details|summary|br)\b)/);
  });
});

describe('SARIF', () => {
  test("is written where it is asked for, with the rules' pages", () => {
    const { exitCode, outputs } = action(folder('harbor_lights', { 'README.md': '## Overview\n\nx\n' }), {
      'sarif-file': 'results/tilelint.sarif',
    });
    expect(exitCode).toBe(1);
    expect(outputs['sarif-path']).toMatch(/\/results\/tilelint\.sarif$/);
    const log = JSON.parse(readFileSync(outputs['sarif-path'] ?? '', 'utf8'));
    expect(sarifFaults(log)).toEqual([]);
    const [{ results, tool }] = log.runs;
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('harbor_lights/README.md');
    expect(tool.driver.rules[results[0].ruleIndex].help.markdown).toContain('## Why');
  });

  test('takes the place of a link', () => {
    const workspace = temporaryFolder();
    write(workspace, { ...folder('harbor_lights'), 'other.txt': 'as it was' });
    symlinkSync('other.txt', join(workspace, 'report.sarif'));
    const { outputs } = action({}, { 'sarif-file': 'report.sarif' }, { GITHUB_WORKSPACE: workspace });
    expect(outputs['sarif-path']).toBe(join(workspace, 'report.sarif'));
    expect(readFileSync(join(workspace, 'other.txt'), 'utf8')).toBe('as it was');
  });

  test('goes through no link that is put there meanwhile', () => {
    const workspace = temporaryFolder();
    write(workspace, { ...folder('harbor_lights'), 'other.txt': 'as it was' });
    const hook = join(temporaryFolder(), 'link.cjs');
    writeFileSync(
      hook,
      "const fs = require('node:fs'); const { rmSync } = fs;\n" +
        "fs.rmSync = (file, options) => { rmSync(file, options); if (/sarif$/.test(file)) fs.symlinkSync('other.txt', file); };",
    );
    const env = { GITHUB_WORKSPACE: workspace, NODE_OPTIONS: `--require ${hook}` };
    const { outputs, log } = action({}, { 'sarif-file': 'report.sarif' }, env);
    expect(commands(log)).toEqual([expect.stringMatching(/^::warning::The SARIF file could not be written: EEXIST/)]);
    expect(outputs).not.toHaveProperty('sarif-path');
    expect(readFileSync(join(workspace, 'other.txt'), 'utf8')).toBe('as it was');
  });
});

describe('no input goes through a link of the repository', () => {
  test.each(['sarif-file', 'config', 'app-manifest', 'artifacts', 'path'])('%s', (input) => {
    const [workspace, elsewhere] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(elsewhere, 'there.yml'), 'rules: {}\n');
    write(workspace, folder('harbor_lights'));
    symlinkSync(elsewhere, join(workspace, 'out'));
    symlinkSync(join(elsewhere, 'there.yml'), join(workspace, 'file'));
    for (const value of ['file', 'out', 'out/there.yml', 'out/new']) {
      const { exitCode, log } = action({}, { [input]: value }, { GITHUB_WORKSPACE: workspace });
      expect(exitCode).toBe(1);
      expect(commands(log)).toEqual([`::error::The input \`${input}\` leaves the workspace by a link: ${value}`]);
    }
    expect(readdirSync(elsewhere)).toEqual(['there.yml']);
  });

  test.runIf(process.platform !== 'win32')('nor waits for a pipe', () => {
    const workspace = temporaryFolder();
    write(workspace, folder('harbor_lights'));
    execFileSync('mkfifo', [join(workspace, 'pipe')]);
    const { log } = action({}, { config: 'pipe' }, { GITHUB_WORKSPACE: workspace });
    expect(commands(log)).toEqual([
      '::error::The input `config` names a file that cannot be read: pipe, it is not a regular file',
    ]);
  });
});

test('an API that is no URL is one line', () => {
  const { exitCode, log } = action(folder('harbor_lights'), {}, { GITHUB_API_URL: 'api.github.example' });
  expect(exitCode).toBe(1);
  expect(commands(log)).toEqual(['::error::Expected a URL in the variable `GITHUB_API_URL`, found `api.github.example`']);
});

describe('what the workflow got wrong is one line', () => {
  test.each([
    [{ 'fail-on': 'fatal' }, '::error::Expected `error`, `warning` or `notice` for the input `fail-on`, found `fatal`'],
    [{ catalog: 'market' }, '::error::Expected `extras`, `marketplace` or `auto` for the input `catalog`, found `market`'],
    [{ path: '../..' }, '::error::The input `path` leaves the workspace: ../..'],
    [{ config: '../secret.yml' }, '::error::The input `config` leaves the workspace: ../secret.yml'],
    [{ 'sarif-file': '../x.sarif' }, '::error::The input `sarif-file` leaves the workspace: ../x.sarif'],
    [{ 'app-uuid': 'x' }, '::error::Expected a UUID as the published app_uuid, found `x`'],
    [{ 'app-manifest': 'none.json' }, '::error::The input `app-manifest` names a file that cannot be read: none.json'],
    [{ 'require-published': 'yes' }, '::error::Expected `true` or `false` for the input `require-published`, found `yes`'],
    [{ config: 'none.yml' }, '::error::The input `config` names a file that cannot be read: none.yml'],
  ])('%j', (inputs, expected) => {
    const { exitCode, log } = action(folder('harbor_lights'), inputs);
    expect(exitCode).toBe(1);
    expect(commands(log)).toEqual([expected]);
    expect(log).not.toMatch(/ {4}at /);
  });
});

describe('a pull request', () => {
  const noSection = example['README.md'].replace(/## Uninstallation[^#]*/, '');
  const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';

  function git(cwd: string, ...args: string[]): string {
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@x.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  /** A checkout as actions/checkout leaves it: the merge of the pull request, so many commits deep. */
  function pullRequest(
    change: (folder: string) => void,
    depth: number,
    event: 'pull_request' | 'merge_group' = 'pull_request',
    branch = 'merge',
    inputs: Readonly<Record<string, string>> = {},
  ): Ran {
    const origin = temporaryFolder();
    git(origin, 'init', '-q', '-b', 'master');
    write(origin, {
      ...folder('harbor_lights', { 'README.md': noSection }),
      ...folder('kite', {
        'manifest.json': example['manifest.json'].replace('6f1a2b52', '7f1a2b52').replace('harbor-lights', 'kite'),
      }),
    });
    git(origin, 'add', '-A');
    git(origin, 'commit', '-q', '-m', 'base');
    git(origin, 'checkout', '-q', '-b', 'work');
    change(origin);
    git(origin, 'add', '-A');
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'change');
    git(origin, 'checkout', '-q', 'master');
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'the base moved on');
    const base = git(origin, 'rev-parse', 'HEAD');
    git(origin, 'checkout', '-q', '-b', 'merge');
    git(origin, 'merge', '-q', '--no-ff', 'work', '-m', 'merge');
    const workspace = join(temporaryFolder(), 'workspace');
    const branches = depth === 1 ? '--single-branch' : '--no-single-branch';
    git(origin, 'clone', '-q', '--depth', String(depth), branches, '--branch', branch, `file://${origin}`, workspace);
    const payload =
      event === 'merge_group'
        ? { merge_group: { base_sha: base } }
        : { pull_request: { number: 7, base: { sha: base }, head: { sha: git(origin, 'rev-parse', 'work') } } };
    const file = join(temporaryFolder(), 'event.json');
    writeFileSync(file, JSON.stringify(payload));
    return action({}, inputs, { GITHUB_WORKSPACE: workspace, GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file });
  }

  test('that touches one CSV of an integration with old faults is green, and shows them', () => {
    const { exitCode, log, outputs, summary } = pullRequest(
      (top) => write(top, { 'harbor_lights/metadata.csv': 'metric_name\n' }),
      2,
    );
    expect(exitCode).toBe(0);
    expect(commands(log)).toEqual([]);
    expect(outputs).toMatchObject({ conclusion: 'success', integrations: '["harbor_lights"]', skipped: 'false' });
    expect(summary).toContain('stood there before');
  });

  test('with a new integration: the published app_uuid, another one, none', () => {
    const add = (top: string) =>
      write(
        top,
        folder('lamp', {
          'manifest.json': example['manifest.json'].replace(/6f1a2b52[^"]*/, other).replace('harbor-lights', 'lamp'),
        }),
      );
    expect(pullRequest(add, 2, 'pull_request', 'merge', { 'app-uuid': other }).exitCode).toBe(0);
    const wrong = pullRequest(add, 2, 'pull_request', 'merge', { 'app-uuid': '9f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11' });
    expect(wrong.exitCode).toBe(1);
    expect(commands(wrong.log)[0]).toMatch(/^::error title=app-uuid\/matches-published,file=lamp\/manifest\.json,line=3/);
    expect(commands(pullRequest(add, 2).log)).toEqual([expect.stringMatching(/^::warning title=app-uuid\/unverified/)]);
    expect(pullRequest(add, 2, 'pull_request', 'merge', { 'require-published': 'true' }).exitCode).toBe(1);
  });

  test('that changes the app_uuid is red', () => {
    const { exitCode, log } = pullRequest(
      (top) =>
        write(top, {
          'kite/manifest.json': example['manifest.json'].replace(/6f1a2b52[^"]*/, other).replace('harbor-lights', 'kite'),
        }),
      2,
    );
    expect(exitCode).toBe(1);
    expect(commands(log)[0]).toMatch(/^::error title=app-uuid\/unchanged,file=kite\/manifest\.json,line=3/);
  });

  test.each(['pull_request', 'merge_group'] as const)('that changes nothing of an integration is skipped: %s', (event) => {
    const { exitCode, outputs } = pullRequest((top) => write(top, { 'NOTES.md': 'x' }), 2, event);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', skipped: 'true', integrations: '[]' });
  });

  test('whose head is taken out, a merge itself, is judged from where it began', () => {
    const merged = (top: string) => {
      write(top, {
        'kite/manifest.json': example['manifest.json'].replace(/6f1a2b52[^"]*/, other).replace('harbor-lights', 'kite'),
      });
      git(top, 'commit', '-q', '-a', '-m', 'first');
      git(top, 'checkout', '-q', '-b', 'side', 'master');
      git(top, 'commit', '-q', '--allow-empty', '-m', 'side');
      git(top, 'checkout', '-q', 'work');
      git(top, 'merge', '-q', '--no-ff', 'side', '-m', 'merge of a side branch');
      write(top, { 'NOTES.md': 'x' });
    };
    const { outputs, log } = pullRequest(merged, 99, 'pull_request', 'work');
    expect(outputs).toMatchObject({ integrations: '["kite"]' });
    expect(log).toContain('app-uuid/unchanged');
  });

  test('whose base is not in the checkout says so, and lints everything', () => {
    const { exitCode, log, outputs, summary } = pullRequest((top) => write(top, { 'kite/metadata.csv': 'metric_name\n' }), 1);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ integrations: '["harbor_lights","kite"]' });
    for (const text of [log, summary]) expect(text).toMatch(/the base is not in the checkout/);
  });
});

test('a summary that cannot be written is a warning', () => {
  const { exitCode, log } = action(folder('harbor_lights'), {}, { GITHUB_STEP_SUMMARY: '/nowhere/summary' });
  expect(exitCode).toBe(0);
  expect(commands(log)).toEqual([expect.stringMatching(/^::warning::The job summary could not be written/)]);
});
