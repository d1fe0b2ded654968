// `tilelint` as its users run it.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { example, without } from '../support/example-integration.ts';
import { installed, node, temporaryFolder, write } from './bundle.ts';

const tilelint = (cwd: string, ...args: string[]) => node([join(installed(), 'dist/cli.js'), ...args], cwd);

interface FoundPlace {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

function findings(cwd: string): FoundPlace[] {
  const { stdout, stderr } = tilelint(cwd, 'harbor_lights', '--format', 'json');
  expect(stderr).toBe('');
  return JSON.parse(stdout).findings;
}

function harbor(files: Readonly<Record<string, string | Uint8Array>> = example): string {
  const folder = temporaryFolder();
  write(folder, Object.fromEntries(Object.entries(files).map(([path, content]) => [`harbor_lights/${path}`, content])));
  return folder;
}

const text = example['manifest.json'];
const withManifest = (content: string | Uint8Array) => harbor({ ...example, 'manifest.json': content });

test('a good integration', () => {
  const { exitCode, stdout, stderr } = tilelint(harbor(), 'harbor_lights');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('✔ 1 integration checked, nothing wrong');
});

describe('ten ways to break manifest.json', () => {
  test.each<[name: string, folder: () => string, rule: string, place: [line: number, column: number], message: RegExp]>([
    ['a missing comma', () => withManifest(text.replace('"2.0.0",', '"2.0.0"')), 'manifest/syntax', [2, 30], /Expected `,` here/],
    [
      'a wrong type',
      () => withManifest(text.replace('90210', '"90210"')),
      'manifest/schema',
      [36, 25],
      /Expected an integer in `assets\.integration\.source_type_id`, found `90210`/,
    ],
    [
      'a wrong path',
      () => withManifest(text.replace('images/harbor.png', 'images/habor.png')),
      'manifest/referenced-files',
      [18, 22],
      /found none/,
    ],
    ['a wrong UUID', () => withManifest(text.replace('6f1a2b52-', '6f1a2b5-')), 'app-uuid/format', [3, 15], /Expected a UUID/],
    [
      'a key twice',
      () => withManifest(text.replace('  "app_id"', '  "app_uuid": "x",\n  "app_id"')),
      'manifest/syntax',
      [4, 3],
      /second key `app_uuid`/,
    ],
    ['UTF-16', () => withManifest(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'manifest/syntax', [1, 1], /found UTF-16/],
    ['an empty file', () => withManifest(''), 'manifest/syntax', [1, 1], /found an empty file/],
    [
      'a folder of that name',
      () => harbor({ ...without('manifest.json'), 'manifest.json/x': '' }),
      'manifest/syntax',
      [1, 1],
      /it is a folder/,
    ],
    ['20 MB', () => withManifest(`${text}${' '.repeat(20_000_000)}`), 'manifest/syntax', [1, 1], /more than 10000000/],
    [
      'a link out of the repository',
      () => {
        const folder = harbor(without('manifest.json'));
        writeFileSync(join(folder, 'elsewhere.json'), text);
        symlinkSync('/etc/hostname', join(folder, 'harbor_lights/manifest.json'));
        return folder;
      },
      'manifest/syntax',
      [1, 1],
      /it is a link that leaves the repository/,
    ],
  ])('%s', (_, folder, rule, [line, column], message) => {
    const cwd = folder();
    const found = findings(cwd).filter((finding) => finding.rule === rule);
    expect(found).toMatchObject([{ file: 'harbor_lights/manifest.json', range: { start: { line, column } } }]);
    expect(found[0]?.message).toMatch(message);
    const { exitCode, stderr, stdout } = tilelint(cwd, 'harbor_lights');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).not.toMatch(/ {4}at |node:/);
  });

  // Nothing is unreadable to root: the run gives its rights away.
  test.runIf(process.platform === 'linux')('an unreadable file', () => {
    const cwd = harbor();
    chmodSync(join(cwd, 'harbor_lights/manifest.json'), 0);
    for (const folder of [cwd, join(cwd, 'harbor_lights')]) chmodSync(folder, 0o755);
    const cli = join(installed(), 'dist/cli.js');
    chmodSync(join(cli, '../..'), 0o755);
    const isRoot = process.getuid?.() === 0;
    const { stdout } = spawnSync(process.execPath, [cli, 'harbor_lights', '--format', 'json'], {
      cwd,
      encoding: 'utf8',
      ...(isRoot && { uid: 65534, gid: 65534 }),
    });
    expect(JSON.parse(stdout).findings).toMatchObject([
      { rule: 'manifest/syntax', message: 'manifest.json cannot be read: permission to read it was denied' },
    ]);
  });
});

test('the reader may leave', async () => {
  const cwd = harbor();
  for (let index = 0; index < 200; index++) {
    write(cwd, { [`harbor_${index}/manifest.json`]: text, [`harbor_${index}/README.md`]: '' });
  }
  const child = spawn(process.execPath, [join(installed(), 'dist/cli.js'), '.', '--format', 'json'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.once('close', resolve));
  expect(stderr).toBe('');
});

test('names that attack the terminal are shown as text', () => {
  const cwd = temporaryFolder();
  const name = 'harbor\n::error::owned\u001b[31m';
  write(
    cwd,
    Object.fromEntries(Object.entries({ ...example, 'README.md': '' }).map(([path, content]) => [`${name}/${path}`, content])),
  );
  for (const format of ['pretty', 'github']) {
    const { stdout, exitCode } = tilelint(cwd, '.', '--format', format);
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n').filter((line) => /^\s*::error::/.test(line))).toEqual([]);
  }
});

test('a rule is explained', () => {
  const { stdout, exitCode } = tilelint(temporaryFolder(), 'explain', 'manifest/syntax');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^manifest\/syntax\n/);
  expect(stdout).toContain('What it checks');
});

test('the library', () => {
  const cwd = harbor();
  const script = `import { lint, openCatalog, parseCredentials, Redaction, signingBrowser, smokeTargets, smokeTest } from ${JSON.stringify(join(installed(), 'dist/index.js'))};
    const report = await lint(await openCatalog(['harbor_lights']));
    const catalog = await openCatalog(['harbor_lights']);
    const { targets } = await smokeTargets(catalog, report.integrations);
    const browser = await signingBrowser({ env: {}, platform: 'linux' });
    const { smoke } = await smokeTest({ targets, credentials: [], required: false, claimedSites: [], allow: {}, signIn: browser.signIn,
      redaction: new Redaction(), onRotated: () => {}, env: {} });
    const fault = await parseCredentials('given', '{}').catch(({ message }) => message);
    console.log(report.version, report.summary.errors, smoke.length, smoke[0].steps[0].reason, fault);`;
  expect(node(['--input-type=module', '-e', script], cwd)).toEqual({
    exitCode: 0,
    stdout: '1 0 1 no credentials given: `client_id` is missing\n',
    stderr: '',
  });
});
