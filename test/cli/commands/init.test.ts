// `tilelint init`: new files for a repository, shown first; nothing is overwritten, nothing is followed out of it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/config.ts';
import { rules } from '../../../src/rules/index.ts';
import { example } from '../../support/example-integration.ts';
import { runCli } from '../../support/run-cli.ts';

let top: string;

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'tilelint-init-')));
  execFileSync('git', ['init', '-q'], { cwd: top });
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), content);
  }
}

function integration(name: string): void {
  write(Object.fromEntries(Object.entries(example).map(([path, content]) => [join(name, path), content])));
}

const init = (cwd = '.', ...words: string[]) => runCli(['init', ...words], join(top, cwd));

const workflow = () => parse(readFileSync(join(top, '.github/workflows/tilelint.yml'), 'utf8'));
const inputs = () => workflow().jobs.tilelint.steps[1].with;

test.each([
  ['a catalog', ['alpha', 'beta'], '.', 'a catalog of 2 integrations', undefined],
  ['one integration at the top', ['.'], '.', 'one integration', undefined],
  ['one integration in its folder', ['deep/alpha'], 'deep/alpha', 'one integration', { path: 'deep/alpha' }],
  ['a catalog below the top', ['all/alpha', 'all/beta'], 'all', 'a catalog of 2 integrations', { path: 'all' }],
])('%s', async (_, names, cwd, what, expected) => {
  for (const name of names) integration(name);
  const { exitCode, stdout, stderr } = await init(cwd);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain(`Found ${what}`);
  expect(inputs()).toEqual(expected);
  expect(workflow().permissions).toEqual({ contents: 'read' });
  const config = readFileSync(join(top, 'tilelint.yml'));
  expect(
    await parseConfig(
      'tilelint.yml',
      config,
      rules.map(({ id }) => id),
    ),
  ).toMatchObject({ catalog: 'auto', overrides: [] });
  // What is commented out is right as well.
  const uncommented = config.toString().replaceAll(/^# (?!https|yaml)( *(?:- )?[a-z][\w/-]*:.*)$/gm, '$1');
  expect(
    await parseConfig(
      'tilelint.yml',
      Buffer.from(uncommented),
      rules.map(({ id }) => id),
    ),
  ).toMatchObject({
    apps: { my_integration: '00000000-0000-0000-0000-000000000000' },
    overrides: [{ integrations: ['my_integration'] }],
  });
});

test('what it shows is what it writes', async () => {
  integration('alpha');
  const { stdout } = await init();
  const written = ['.github/workflows/tilelint.yml', 'tilelint.yml'].map((file) => readFileSync(join(top, file), 'utf8'));
  rmSync(join(top, '.github'), { recursive: true });
  rmSync(join(top, 'tilelint.yml'));
  execFileSync('git', ['apply', '-'], {
    cwd: top,
    input: stdout.slice(stdout.indexOf('diff --git')).replace(/\nWritten: .*\n/, '\n'),
  });
  expect(['.github/workflows/tilelint.yml', 'tilelint.yml'].map((file) => readFileSync(join(top, file), 'utf8'))).toEqual(
    written,
  );
});

test('what exists stays, under whichever of its names', async () => {
  integration('alpha');
  write({ '.github/workflows/tilelint.yml': 'mine', '.github/tilelint.yml': 'catalog: extras\n' });
  const { stdout } = await init();
  expect(stdout).toContain('.github/workflows/tilelint.yml exists and is left as it is');
  expect(stdout).toContain('.github/tilelint.yml exists and is left as it is');
  expect(stdout).toContain('Nothing to write');
  expect(readFileSync(join(top, '.github/workflows/tilelint.yml'), 'utf8')).toBe('mine');
  expect(existsSync(join(top, 'tilelint.yml'))).toBe(false);
});

test('the catalog is told by the remote', async () => {
  integration('alpha');
  execFileSync('git', ['remote', 'add', 'origin', 'https://github.com/DataDog/integrations-extras.git'], { cwd: top });
  await init();
  expect(parse(readFileSync(join(top, 'tilelint.yml'), 'utf8'))).toEqual({ catalog: 'extras' });
});

test('no link leads it out of the repository', async () => {
  integration('alpha');
  const elsewhere = mkdtempSync(join(tmpdir(), 'tilelint-elsewhere-'));
  try {
    symlinkSync(elsewhere, join(top, '.github'));
    expect(await init()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('.github is a link') });
    expect(existsSync(join(elsewhere, 'workflows'))).toBe(false);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('a folder without an integration is one line', async () => {
  expect(await init()).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^tilelint: .* holds none: .*\n$/) });
  expect(await init('.', 'nowhere')).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/nowhere does not exist/) });
});
