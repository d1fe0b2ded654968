// A repository that wants to hurt whoever lints it. What links, pipes, `..` and large files do to single reads is in
// test/catalog/working-tree.test.ts, what Markdown does to the parsers in test/documents/pathological.test.ts.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBase } from '../../src/catalog/base/open-base.ts';
import type { Entry, FileContent, FileSource } from '../../src/catalog/file-source.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { repositoryKind } from '../../src/catalog/repository-kind.ts';
import { check } from '../../src/check.ts';
import { internalError, lint } from '../../src/lint.ts';
import { github } from '../../src/reporters/github.ts';
import { json as jsonReporter } from '../../src/reporters/json.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import { example, json, manifest, oauthClients, readme } from '../support/example-integration.ts';
import { type Files, MemorySource } from '../support/memory-source.ts';

let top: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'tilelint-hostile-'));
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(files: Files, folder = top): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const inFolder = (files: Files, name = 'harbor_lights'): Files =>
  Object.fromEntries(Object.entries({ ...example, ...files }).map(([path, content]) => [`${name}/${path}`, content]));

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: top,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

async function lintFiles(files: Files) {
  return lint({
    root: '/catalog',
    source: new MemorySource(inFolder(files)),
    kind: 'extras',
    folders: ['harbor_lights'],
    parents: ['.'],
  });
}

describe('names', () => {
  const names = [
    'a\nb',
    '%0A::error::owned',
    '\u001b[31mred',
    '\u202etxt.exe',
    '##[error]x',
    '::error::x',
    ' ',
    "a'b",
    'a`b',
    '|',
    '<b>',
  ];

  test('of folders and files are text in every format', async () => {
    for (const name of names) write(inFolder({ 'README.md': '', [`assets/${name}.md`]: '' }, name));
    const { report, sources } = await check({ paths: [top] });
    expect(report.integrations.length).toBe(names.length);
    const source = (file: string) => sources.get(file);
    for (const text of [pretty(report, { color: false, source }), github(report), jsonReporter(report)]) {
      expect(text).not.toMatch(/[\u001b\u202e]|##\[/);
      expect(text.split('\n').filter((line) => /^\s*::(?!(?:error|warning|notice) title=)/.test(line))).toEqual([]);
    }
    expect(JSON.parse(jsonReporter(report))).toEqual(report);
  });

  test('that differ in case only are told apart', async () => {
    const { findings } = await lintFiles({ 'images/HARBOR.png': 'x', 'images/harbor.png': 'x' });
    expect(findings).toEqual([]);
    const tile = { ...manifest.tile, overview: 'readme.md#Overview' };
    const { findings: other } = await lintFiles({ 'manifest.json': json({ ...manifest, tile }) });
    expect(other).toMatchObject([{ rule: 'manifest/referenced-files', message: expect.stringContaining('`README.md`') }]);
  });
});

describe('keys and values', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
    '%s is a key like any other',
    async (key) => {
      const place = (text: string) => text.replace('{', `{ "${key}": { "app_uuid": "polluted" },`);
      const { findings } = await lintFiles({
        'manifest.json': place(json(manifest)),
        'assets/oauth_clients.json': place(json(oauthClients)),
      });
      expect(findings.map(({ rule }) => rule)).toContain('manifest/unknown-key');
      expect(findings.filter(({ rule }) => rule === internalError)).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('app_uuid');
    },
  );

  test('a key __proto__ of the configuration is refused', async () => {
    write(inFolder({}));
    mkdirSync(join(top, '.git'));
    write({ 'tilelint.yml': '__proto__: { catalog: marketplace }\n' });
    await expect(check({ paths: [top] })).rejects.toThrow('Unexpected key `__proto__`');
  });

  test('numbers that nobody can hold', async () => {
    const huge = json(manifest).replace('90210', '9'.repeat(90_000));
    expect((await lintFiles({ 'manifest.json': huge })).findings).toMatchObject([{ rule: 'manifest/schema' }]);
  });

  test('a hundred levels, and forty thousand', async () => {
    for (const depth of [100, 40_000]) {
      const nested = json(manifest).replace('{', `{ "x": ${'['.repeat(depth)}${']'.repeat(depth)},`);
      expect((await lintFiles({ 'manifest.json': nested })).findings.map(({ rule }) => rule)).toEqual(['manifest/unknown-key']);
    }
  });

  test('widgets in widgets, too deep for their places, are found', async () => {
    const depth = 5000;
    const widget = json({ app_id: '2b7c1f60-5a3e-41ef-9f3b-da7ad0900002' });
    const dashboard = `${'{"widgets":[{"definition":'.repeat(depth)}${widget}${'}]}'.repeat(depth)}`;
    const { findings } = await lintFiles({ 'assets/dashboards/harbor_overview.json': dashboard });
    expect(findings).toMatchObject([{ rule: 'dashboard/app-id', range: { start: { line: 1, column: 1 } } }]);
  });

  test('two thousand faults of one kind are a thousand findings and a word', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, 1]));
    const { findings, unchecked } = await lintFiles({ 'manifest.json': json({ ...manifest, ...unknown }) });
    expect(findings.length).toBe(1000);
    expect(unchecked).toContainEqual({
      rule: 'manifest/unknown-key',
      integration: 'harbor_lights',
      reason: '1000 more findings of this rule are left out',
    });
  });

  test.each([
    ['manifest.json', 'manifest/syntax', 100_000],
    ['assets/oauth_clients.json', 'oauth-client/schema', 100_000],
    ['assets/dashboards/harbor_overview.json', 'dashboard/syntax', 1_000_000],
  ])('%s is read up to a length, and refused beyond it', async (file, rule, most) => {
    const whole = (length: number) => `${' '.repeat(length - (example[file] ?? '').length)}${example[file]}`;
    expect((await lintFiles({ [file]: whole(most) })).findings).toEqual([]);
    expect((await lintFiles({ [file]: whole(most + 1) })).findings).toContainEqual(
      expect.objectContaining({ rule, message: expect.stringContaining(`it has ${most + 1} characters, more than ${most}`) }),
    );
  });

  test('a README of 50 MB', async () => {
    const { findings } = await lintFiles({ 'README.md': 'x'.repeat(50_000_000) });
    expect(findings.map(({ rule }) => rule)).toContain('readme/required-sections');
  });
});

/** A catalog with a million files, listed as they are asked for. */
class Crowd implements FileSource {
  reads = 0;
  readonly #entries: readonly Entry[];

  constructor(count: number) {
    const names = ['manifest.json', 'README.md', 'CHANGELOG.md'];
    this.#entries = Array.from({ length: count }, (_, index) => ({ name: names[index] ?? `${index}.txt`, kind: 'file' }));
  }

  async read(path: string): Promise<FileContent> {
    this.reads++;
    const content = path.startsWith('i/') ? example[path.slice(2)] : undefined;
    return content === undefined ? { status: 'read', bytes: Buffer.from('x') } : { status: 'read', bytes: Buffer.from(content) };
  }

  async list(folder: string): Promise<readonly Entry[]> {
    return folder === 'i' ? this.#entries : [];
  }

  async size(): Promise<number | undefined> {
    return 1;
  }
}

test.runIf(process.platform === 'linux')('folders inside each other, as deep as the system goes', async () => {
  write(inFolder({}));
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'a');
  mkdirSync(join(top, 'harbor_lights', 'd/'.repeat(1900)), { recursive: true });
  const catalog = await openCatalog([top]);
  expect(await (await openBase(catalog, 'HEAD', process.env)).isChanged('harbor_lights')).toBe(false);
  const { unchecked } = await lint(catalog);
  expect(unchecked.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/were searched for secrets/));
  // Node's own goes down by calling itself.
  spawnSync('rm', ['-rf', join(top, 'harbor_lights')]);
});

test('a million files: some are read, and it is said', async () => {
  const source = new Crowd(1_000_000);
  const { unchecked } = await lint({ root: '/', source, kind: 'extras', folders: ['i'], parents: [] });
  expect(source.reads).toBeLessThan(2100);
  expect(unchecked.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^only 2000 of its files were searched/));
});

test('files that are large together are not all read', async () => {
  const large = 'x'.repeat(3_900_000);
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`assets/${index}.txt`, large]));
  const { unchecked } = await lintFiles(many);
  const reasons = unchecked.map(({ reason }) => reason);
  expect(reasons.filter((reason) => /too many together with the others$/.test(reason)).length).toBe(8);
});

describe('links', () => {
  test('in circles end, and are compared by where they lead', async () => {
    write(inFolder({}));
    git('init', '-q');
    for (const name of ['x', 'y', 'z']) symlinkSync('.', join(top, 'harbor_lights', name));
    // With an executable file in it a folder is compared file by file.
    chmodSync(join(top, 'harbor_lights/README.md'), 0o755);
    git('add', '-A');
    git('commit', '-qm', 'a');
    const catalog = await openCatalog([top]);
    expect(await (await openBase(catalog, 'HEAD', process.env)).isChanged('harbor_lights')).toBe(false);
    rmSync(join(top, 'harbor_lights/z'));
    symlinkSync('assets', join(top, 'harbor_lights/z'));
    const again = await openCatalog([top]);
    expect(await (await openBase(again, 'HEAD', process.env)).isChanged('harbor_lights')).toBe(true);
    expect((await lint(again)).findings).toEqual([]);
  });

  test('a pipe or a device as .git/config is not read', () => {
    mkdirSync(join(top, '.git'));
    spawnSync('mkfifo', [join(top, '.git/config')]);
    expect(repositoryKind(top)).toBeUndefined();
    rmSync(join(top, '.git/config'));
    symlinkSync('/dev/zero', join(top, '.git/config'));
    expect(repositoryKind(top)).toBeUndefined();
  });
});

test('a base does not give more than 10,000,000 bytes of a file', async () => {
  write(inFolder({}));
  for (const [name, size] of [
    ['fits.bin', 10_000_000],
    ['large.bin', 10_000_001],
  ] as const)
    write({ [name]: 'x'.repeat(size) });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'a');
  const oid = (name: string) => git('rev-parse', `HEAD:${name}`);
  const entries = ['fits.bin', 'large.bin'].map((path, index) => ({
    path,
    mode: '100644',
    oid: oid(path),
    size: 10_000_000 + index,
  }));
  const api = {
    tree: async () => ({ entries, truncated: false }),
    blob: async (name: string) => Buffer.from('x'.repeat(name === oid('fits.bin') ? 10_000_000 : 10_000_001)),
  };
  const catalog = { ...(await openCatalog([top])), source: new MemorySource({}) };
  for (const revision of ['HEAD', { commit: git('rev-parse', 'HEAD'), api }]) {
    const { source } = await openBase(catalog, revision, process.env);
    expect((await source.read('fits.bin')).status).toBe('read');
    expect(await source.read('large.bin')).toEqual({
      status: 'refused',
      reason: 'it has 10000001 bytes, more than 10000000',
    });
  }
});

test('of .git/config the first 100,000 bytes are read', () => {
  mkdirSync(join(top, '.git'));
  const remote = '[remote "origin"]\n\turl = https://github.com/DataDog/marketplace\n';
  writeFileSync(join(top, '.git/config'), remote.padStart(100_000, '#\n'));
  expect(repositoryKind(top)).toBe('marketplace');
  writeFileSync(join(top, '.git/config'), remote.padStart(100_000 + remote.length, '#\n'));
  expect(repositoryKind(top)).toBeUndefined();
});

describe('git runs nothing that the repository names', () => {
  /** Set up with every hook, filter, driver and helper that leaves a mark when it is run. */
  function trap(): { mark: string; base: string } {
    const mark = join(top, 'mark');
    const script = join(top, 'trap.sh');
    write({ 'trap.sh': `#!/bin/sh\necho "$0 $*" >> ${mark}\ncat\n` });
    chmodSync(script, 0o755);
    write({ ...inFolder({}), '.gitattributes': '* filter=evil diff=evil merge=evil\n' });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'base');
    const base = git('rev-parse', 'HEAD');
    write(inFolder({ 'README.md': readme.replace('## Setup', '## Set up') }));
    const settings: Record<string, string> = {
      'core.fsmonitor': script,
      'core.hooksPath': top,
      'core.pager': script,
      'core.editor': script,
      'core.sshCommand': script,
      'core.askPass': script,
      'core.alternateRefsCommand': script,
      'diff.external': script,
      'diff.evil.command': script,
      'diff.evil.textconv': script,
      'filter.evil.clean': script,
      'filter.evil.smudge': script,
      'filter.evil.process': script,
      'filter.evil.required': 'true',
      'merge.evil.driver': script,
      'gpg.program': script,
      'credential.helper': `!${script}`,
      'alias.ls-tree': `!${script}`,
      'alias.cat-file': `!${script}`,
      'remote.origin.url': top,
      'remote.origin.uploadpack': script,
      'remote.origin.promisor': 'true',
      'remote.origin.partialclonefilter': 'blob:none',
      'remote.evil.url': `ext::${script}`,
      'protocol.allow': 'always',
      'extensions.partialClone': 'origin',
    };
    git('config', 'core.repositoryFormatVersion', '1');
    for (const [name, value] of Object.entries(settings)) git('config', name, value);
    rmSync(mark, { force: true });
    return { mark, base };
  }

  test('hooks, filters, drivers, helpers', async () => {
    const { mark, base } = trap();
    const { report } = await check({ paths: [join(top, 'harbor_lights')], base, changed: true, env: process.env });
    expect(report.findings.map(({ rule }) => rule)).toContain('readme/required-sections');
    expect(existsSync(mark)).toBe(false);
    // The trap itself works.
    spawnSync('git', ['-c', 'protocol.ext.allow=always', 'status'], { cwd: top });
    expect(existsSync(mark)).toBe(true);
  });

  test('an object that is missing is not fetched', async () => {
    const { mark, base } = trap();
    const oid = git('rev-parse', `${base}:harbor_lights/README.md`);
    rmSync(join(top, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
    rmSync(mark, { force: true });
    await expect(check({ paths: [join(top, 'harbor_lights')], base, env: process.env })).rejects.toThrow(
      'The files of the base are not all here',
    );
    expect(existsSync(mark)).toBe(false);
  });

  test('a git that the repository brings is not run', async () => {
    const { mark, base } = trap();
    write({ git: `#!/bin/sh\necho git >> ${mark}\n` });
    chmodSync(join(top, 'git'), 0o755);
    const before = process.cwd();
    try {
      process.chdir(top);
      await check({ paths: [join(top, 'harbor_lights')], base, env: { ...process.env, PATH: `.:${process.env.PATH}` } });
    } finally {
      process.chdir(before);
    }
    expect(existsSync(mark)).toBe(false);
  });

  test('an object is read as itself, not as what replaces it', async () => {
    const { base } = trap();
    // Of the README the base has another text than the working tree, which is read where both are the same.
    const was = git('rev-parse', `${base}:harbor_lights/README.md`);
    const other = spawnSync('git', ['hash-object', '-w', '--stdin'], { cwd: top, input: 'x', encoding: 'utf8' }).stdout.trim();
    git('replace', was, other);
    const { source } = await openBase(await openCatalog([top]), base, process.env);
    expect(await source.read('harbor_lights/README.md')).toEqual({ status: 'read', bytes: Buffer.from(readme) });
  });
});
