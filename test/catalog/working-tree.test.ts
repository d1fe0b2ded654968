// Files on disk that a hostile repository would have: nothing outside is read, nothing blocks, nothing crashes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { join as joinPath, maxFileBytes, resolveInside } from '../../src/catalog/file-source.ts';
import { WorkingTree } from '../../src/catalog/working-tree.ts';

let outside: string;
let root: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'tilelint-tree-'));
  root = join(outside, 'root');
  mkdirSync(join(root, 'a/b'), { recursive: true });
  writeFileSync(join(root, 'a/file.txt'), 'inside');
  writeFileSync(join(outside, 'secret.txt'), 'outside');
});

afterEach(() => rmSync(outside, { recursive: true, force: true }));

const refused = (reason: string | RegExp) => ({ status: 'refused', reason: expect.stringMatching(reason) });

describe('reading', () => {
  test('a file, an empty one, one that is not there', async () => {
    writeFileSync(join(root, 'empty'), '');
    const tree = new WorkingTree(root);
    expect(await tree.read('a/file.txt')).toEqual({ status: 'read', bytes: Buffer.from('inside') });
    expect(await tree.read('empty')).toEqual({ status: 'read', bytes: Buffer.alloc(0) });
    for (const path of ['a/none.txt', 'none/none.txt', 'a/file.txt/below'])
      expect(await tree.read(path)).toEqual({ status: 'missing' });
  });

  test('links stay inside', async () => {
    symlinkSync('../a/file.txt', join(root, 'a/../inside.txt'));
    symlinkSync('a', join(root, 'folder'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'));
    symlinkSync('..', join(root, 'up'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'dangling'));
    rmSync(join(root, 'inside.txt'));
    symlinkSync('a/file.txt', join(root, 'inside.txt'));
    const tree = new WorkingTree(root);
    expect(await tree.read('inside.txt')).toMatchObject({ status: 'read' });
    expect(await tree.read('folder/file.txt')).toMatchObject({ status: 'read' });
    expect(await tree.read('out.txt')).toMatchObject(refused('it is a link that leaves the repository'));
    expect(await tree.read('up/secret.txt')).toMatchObject(refused('it is a link that leaves the repository'));
    expect(await tree.read('loop')).toMatchObject(refused('it is a link to itself'));
    expect(await tree.read('dangling')).toEqual({ status: 'missing' });
    expect(await tree.size('out.txt')).toBeUndefined();
    expect(await tree.list('up')).toEqual([]);
  });

  test('what git keeps is no file of the repository, by its name or by a link', async () => {
    mkdirSync(join(root, '.git/x'), { recursive: true });
    mkdirSync(join(root, 'a/.git'));
    for (const file of ['.git/config', '.git/x/y', 'a/.git/config']) writeFileSync(join(root, file), 'token');
    symlinkSync('.git/config', join(root, 'link'));
    symlinkSync('.git', join(root, 'folder'));
    symlinkSync('../.git', join(root, 'a/folder'));
    writeFileSync(join(root, '.gitignore'), 'x');
    const tree = new WorkingTree(root);
    for (const path of ['.git', '.git/config', '.git/x/y', 'a/.git/config', '.GIT/config'])
      expect(await tree.read(path)).toEqual({ status: 'missing' });
    for (const path of ['link', 'folder/config', 'a/folder/x/y'])
      expect(await tree.read(path)).toEqual(refused('it is a link that leaves the repository'));
    for (const folder of ['.git', 'folder', 'a/folder']) expect(await tree.list(folder)).toEqual([]);
    expect((await tree.list('.')).find(({ name }) => name === 'folder')).toEqual({ name: 'folder', kind: 'other', link: '.git' });
    expect(await tree.read('.gitignore')).toMatchObject({ status: 'read' });
  });

  test('a folder beside the root whose name begins like it is outside', async () => {
    mkdirSync(`${root}-other`);
    writeFileSync(join(`${root}-other`, 'x'), 'outside');
    symlinkSync('../root-other', join(root, 'beside'));
    const tree = new WorkingTree(root);
    expect(await tree.read('beside/x')).toEqual(refused('it is a link that leaves the repository'));
    expect(await tree.list('beside')).toEqual([]);
  });

  test('the root may be reached by a link itself', async () => {
    symlinkSync(root, join(outside, 'link'));
    expect(await new WorkingTree(join(outside, 'link')).read('a/file.txt')).toMatchObject({ status: 'read' });
  });

  test.runIf(process.platform !== 'win32')('a pipe that nobody writes to does not block', async () => {
    spawnSync('mkfifo', [join(root, 'pipe')]);
    expect(await new WorkingTree(root).read('pipe')).toMatchObject(refused('it is not a regular file'));
  });

  test('a folder, a large file', async () => {
    writeFileSync(join(root, 'large'), '');
    truncateSync(join(root, 'large'), maxFileBytes + 1);
    const tree = new WorkingTree(root);
    expect(await tree.read('a/b')).toMatchObject(refused('it is a folder, not a file'));
    expect(await tree.read('large')).toMatchObject(refused(/^it has 10000001 bytes, more than 10000000$/));
    expect(await tree.size('large')).toBe(maxFileBytes + 1);
  });
});

test('a folder is listed by kinds', async () => {
  symlinkSync('file.txt', join(root, 'a/link'));
  symlinkSync('/etc', join(root, 'a/out'));
  const entries = await new WorkingTree(realpathSync(root)).list('a');
  expect([...entries].sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'b', kind: 'folder' },
    { name: 'file.txt', kind: 'file' },
    { name: 'link', kind: 'file', link: 'file.txt' },
    { name: 'out', kind: 'other', link: '/etc' },
  ]);
  expect(await new WorkingTree(root).list('nowhere')).toEqual([]);
});

describe('paths that a file names', () => {
  test.each([
    ['images/a.png', 'i/images/a.png'],
    ['./images//a.png', 'i/images/a.png'],
    ['images/../a.png', 'i/a.png'],
    ['..', undefined],
    ['../a.png', undefined],
    ['images/../../a.png', undefined],
    ['/etc/passwd', undefined],
    ['C:/x', undefined],
    ['a\\b', undefined],
    ['a\0b', undefined],
  ])('%j', (path, expected) => {
    expect(resolveInside('i', path)).toBe(expected);
  });

  test('of the root', () => {
    expect(resolveInside('.', 'a')).toBe('a');
    expect(resolveInside('.', '')).toBe('.');
    expect(joinPath('.', 'a/b')).toBe('a/b');
  });
});
