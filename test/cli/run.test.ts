// The command line in this process: its words, its answers, its exit codes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { help } from '../../src/cli/help.ts';
import type { Io } from '../../src/cli/io.ts';
import { readLintArguments } from '../../src/cli/lint-arguments.ts';
import { run } from '../../src/cli/run.ts';
import { rules } from '../../src/rules/index.ts';
import { UserError } from '../../src/user-error.ts';
import { example } from '../support/example-integration.ts';
import { sarifFaults } from '../support/sarif-schema.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tilelint-cli-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function integration(name: string, changes: Readonly<Record<string, string>> = {}): void {
  write(Object.fromEntries(Object.entries({ ...example, ...changes }).map(([path, content]) => [`${name}/${path}`, content])));
}

async function tilelint(words: readonly string[], { env = {}, isTTY = false }: { env?: Io['env']; isTTY?: boolean } = {}) {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    isTTY,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const exitCode = await run(words, {
    cwd: folder,
    env,
    platform: process.platform,
    readLine: async () => '',
    interrupted: async () => {},
    stdout: output('stdout'),
    stderr: output('stderr'),
  });
  return { exitCode, ...written };
}

const broken = { 'README.md': example['README.md'].replace('## Setup', '## Set up') };

describe('exit codes', () => {
  test('0 for nothing', async () => {
    integration('harbor_lights');
    expect(await tilelint(['harbor_lights'])).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('with the command named, and without', async () => {
    integration('harbor_lights', broken);
    const unnamed = await tilelint(['harbor_lights']);
    expect(unnamed.exitCode).toBe(1);
    for (const words of [['lint', 'harbor_lights'], ['lint']]) expect(await tilelint(words)).toEqual(unnamed);
  });

  test('1 for an error', async () => {
    integration('harbor_lights', broken);
    const { exitCode, stdout } = await tilelint([]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('harbor_lights/README.md:5:1');
  });

  test.each([
    [['--fail-on', 'warning'], 1],
    [['--max-warnings', '0'], 1],
    [['--max-warnings', '1'], 0],
    [[], 0],
  ])('a warning with %j is %i', async (options, exitCode) => {
    integration('harbor_lights', {
      'manifest.json': example['manifest.json'].replace(
        'Watch the lights of your harbor',
        'Watch the lights of your harbor '.repeat(3),
      ),
    });
    expect((await tilelint(['.', ...options])).exitCode).toBe(exitCode);
  });

  test.each([
    [['nowhere'], /^tilelint: .*nowhere does not exist: give the folder/],
    [['initt'], /^tilelint: Unknown command `initt`, did you mean `init`\n$/],
    [['file'], /^tilelint: .*file is a file: give the folder/],
    [['empty'], /^tilelint: .*empty is no integration and holds none/],
    [['--fromat', 'json'], /^tilelint: Unknown option `--fromat`, did you mean `--format`\n$/],
    [
      ['--format', 'jsn'],
      /^tilelint: Expected `pretty`, `json`, `sarif`, `github` or `markdown` after `--format`, found `jsn`, did you mean `json`\n$/,
    ],
    [['--format', 'json', '--format', 'github'], /^tilelint: Only one format can go to standard output/],
    [['--format', 'json='], /^tilelint: Expected a file after/],
    [['--format', 'json=missing/report.json', 'harbor_lights'], /^tilelint: .*report\.json cannot be written/],
    [['--fail-on', 'fatal'], /^tilelint: Expected `error`, `warning` or `notice` after `--fail-on`, found `fatal`\n$/],
    [['--max-warnings', 'many'], /^tilelint: Expected a number after `--max-warnings`, found `many`\n$/],
    [['--config'], /^tilelint: .*--config/],
    [['--config', 'none.yml', 'harbor_lights'], /^tilelint: none\.yml cannot be read/],
    [['--catalog', 'market'], /^tilelint: Expected `extras`, `marketplace` or `auto` after `--catalog`, found `market`/],
    [['explain', 'readme/latin1'], /^tilelint: Unknown rule `readme\/latin1`, did you mean `readme\/latin-1`\n$/],
    [['explain'], /^tilelint: Expected one rule/],
    [['rules', 'x'], /^tilelint: Unexpected `x` after `rules`/],
  ])('2 and one line for %j', async (words, stderr) => {
    integration('harbor_lights');
    write({ file: '', 'empty/x': '' });
    const result = await tilelint(words);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(stderr);
    expect(result.stderr).not.toMatch(/ {4}at /);
  });

  test('2 and a line for every fault of the configuration', async () => {
    integration('harbor_lights');
    write({ 'tilelint.yml': 'rule: {}\nrules:\n  readme/latin1: off\n' });
    const { exitCode, stderr } = await tilelint(['.']);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'tilelint: tilelint.yml:1:1 Unexpected key `rule` in the file, did you mean `rules`\n' +
        'tilelint: tilelint.yml:3:3 Unknown rule `readme/latin1`, did you mean `readme/latin-1`\n',
    );
  });
});

describe('formats', () => {
  test('SARIF knows the exit code and what each rule says', async () => {
    integration('harbor_lights', broken);
    expect((await tilelint(['.', '--format', 'sarif=report.sarif', '--format', 'markdown'])).stdout).toContain('## tilelint');
    const log = JSON.parse(readFileSync(join(folder, 'report.sarif'), 'utf8'));
    expect(sarifFaults(log)).toEqual([]);
    expect(log.runs[0].invocations[0].exitCode).toBe(1);
    expect(log.runs[0].tool.driver.rules.length).toBe(rules.length);
  });

  test('several, each to its file, and one to standard output', async () => {
    integration('harbor_lights', broken);
    const { stdout, exitCode } = await tilelint([
      '--format',
      'github',
      '--format',
      'json=report.json',
      '--format',
      'pretty=report.txt',
      '.',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error title=readme\/required-sections,file=harbor_lights\/README\.md,line=5/);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ version: 1, summary: { errors: 1 } });
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).not.toContain('\u001b');
  });
});

describe('configuration', () => {
  test('switches a rule off for some', async () => {
    integration('harbor_lights', broken);
    integration('harbor_bells', broken);
    write({
      'tilelint.yml':
        'rules:\n  app-uuid/unique: off\noverrides:\n  - integrations: [harbor_l*]\n    rules: { readme/required-sections: off }\n    reason: why not\n',
    });
    const { stdout } = await tilelint(['--format', 'json']);
    expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)).toEqual(['harbor_bells/README.md']);
  });

  test('chooses the catalog, an option chooses above it', async () => {
    integration('harbor_lights', { 'README.md': example['README.md'].replace('harbor.\n', 'harbor \u2014 all of them.\n') });
    write({ 'tilelint.yml': 'catalog: marketplace\n' });
    const rulesOf = async (words: string[]) =>
      JSON.parse((await tilelint([...words, '--format', 'json'])).stdout).findings.map(({ rule }: { rule: string }) => rule);
    expect(await rulesOf([])).not.toContain('readme/latin-1');
    expect(await rulesOf([])).toContain('manifest/schema');
    expect(await rulesOf(['--catalog', 'extras'])).toEqual(['readme/latin-1']);
  });
});

describe('colour', () => {
  test.each<[Io['env'], boolean, readonly string[], boolean]>([
    [{}, false, [], false],
    [{}, true, [], true],
    [{ TERM: 'dumb' }, true, [], false],
    [{ NO_COLOR: '1' }, true, [], false],
    [{ NO_COLOR: '' }, true, [], true],
    [{ FORCE_COLOR: '1' }, false, [], true],
    [{ FORCE_COLOR: '0' }, true, [], false],
    [{ FORCE_COLOR: '1' }, true, ['--no-color'], false],
  ])('%j, a terminal %s, %j: %s', async (env, isTTY, options, colored) => {
    integration('harbor_lights');
    const { stdout } = await tilelint(['.', ...options], { env: { CI: '1', ...env }, isTTY });
    expect(stdout.includes('\u001b[')).toBe(colored);
  });
});

test('a long run tells how far it is where somebody watches, and leaves nothing behind', async () => {
  for (let index = 0; index < 25; index++) integration(`harbor_${index}`);
  const { stderr } = await tilelint(['.'], { isTTY: true, env: { NO_COLOR: '1' } });
  expect(stderr).toContain('20 of 25 integrations');
  expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
  expect((await tilelint(['.'])).stderr).toBe('');
  expect((await tilelint(['.'], { isTTY: true, env: { CI: 'true' } })).stderr).toBe('');
});

describe('--fix-dry-run', () => {
  const gitFolder = () => execFileSync('git', ['init', '-q'], { cwd: folder });
  const apply = (input: string) => execFileSync('git', ['apply', '-'], { cwd: folder, input });

  test.each([
    ['as it is', (text: string) => text],
    ['Windows line endings', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no newline at the end', (text: string) => text.trimEnd()],
  ])('prints what `git apply` takes, and writes nothing: %s', async (_, change) => {
    const unpointed = example['manifest.json'].replace(/ *"uninstallation":.*\n/, '');
    const readme = change(example['README.md'].replace(/## Uninstallation[\s\S]*?(?=## Support)/, ''));
    for (const name of ['häfen "1"', 'harbor_lights']) integration(name, { 'manifest.json': unpointed, 'README.md': readme });
    write({ 'tilelint.yml': 'rules:\n  app-uuid/unique: off\n' });
    gitFolder();
    const { stdout, stderr, exitCode } = await tilelint(['.', '--fix-dry-run', '--format', 'json=report.json']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(readFileSync(join(folder, 'harbor_lights/README.md'), 'utf8')).toBe(readme);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).summary).toMatchObject({ errors: 2, fixed: 0 });
    apply(stdout);
    expect((await tilelint(['.'])).exitCode).toBe(0);
    const applied = readFileSync(join(folder, 'harbor_lights/README.md'), 'utf8');
    write({ 'harbor_lights/README.md': readme, 'harbor_lights/manifest.json': unpointed });
    await tilelint(['.', '--fix']);
    expect(readFileSync(join(folder, 'harbor_lights/README.md'), 'utf8')).toBe(applied);
  });

  test('nothing to mend is an empty diff', async () => {
    integration('harbor_lights');
    expect(await tilelint(['.', '--fix-dry-run'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('standard output is for the diff', async () => {
    expect((await tilelint(['.', '--fix-dry-run', '--format', 'json'])).stderr).toMatch(
      /^tilelint: `--fix-dry-run` writes its diff/,
    );
  });
});

test('--fix mends the files and shows what is left', async () => {
  integration('harbor_lights', {
    'manifest.json': example['manifest.json'].replace('Category::IoT', 'Category::IOT'),
    ...broken,
  });
  const { exitCode, stdout } = await tilelint(['.', '--fix']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('1 finding fixed');
  expect(stdout).toContain('readme/required-sections');
  expect(readFileSync(join(folder, 'harbor_lights/manifest.json'), 'utf8')).toBe(example['manifest.json']);
  expect(readFileSync(join(folder, 'harbor_lights/README.md'), 'utf8')).toBe(broken['README.md']);
});

describe('other commands', () => {
  test('--help, --version', async () => {
    expect(await tilelint(['--help'])).toEqual({ exitCode: 0, stdout: help, stderr: '' });
    expect(await tilelint(['.', '--help'])).toEqual({ exitCode: 0, stdout: help, stderr: '' });
    for (const words of [
      ['rules', '-h'],
      ['help', 'rules'],
    ])
      expect((await tilelint(words)).stdout).toMatch(/^tilelint rules: /);
    expect(await tilelint(['-v'])).toEqual({ exitCode: 0, stdout: '0.0.0-test\n', stderr: '' });
  });

  test('explain', async () => {
    const { stdout, exitCode } = await tilelint(['explain', 'readme/latin-1']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^readme\/latin-1\n/);
    expect(stdout).not.toMatch(/^```|\]\(/m);
  });

  test('rules', async () => {
    const { stdout } = await tilelint(['rules']);
    expect(stdout.trimEnd().split('\n').length).toBe(rules.length);
    const parsed = JSON.parse((await tilelint(['rules', '--format', 'json'])).stdout);
    expect(parsed.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    expect(parsed[0]).toHaveProperty('help');
  });
});

describe('words', () => {
  test('a folder called as a command', () => {
    expect(readLintArguments(['./rules'])).toMatchObject({ paths: ['./rules'] });
    expect(readLintArguments(['--', '-folder'])).toMatchObject({ paths: ['-folder'] });
  });

  test('an option with a value that looks like one', () => {
    expect(() => readLintArguments(['--config', '--quiet'])).toThrow(UserError);
  });
});
