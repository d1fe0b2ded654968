import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Integration } from '../../src/catalog/integration.ts';
import { WorkingTree } from '../../src/catalog/working-tree.ts';
import { locate } from '../../src/rules/locate.ts';
import { MemorySource } from '../support/memory-source.ts';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'tilelint-locate-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'catalog/harbor/images'), { recursive: true });
writeFileSync(join(folder, 'catalog/harbor/manifest.json'), '{}');
writeFileSync(join(folder, 'catalog/harbor/images/harbor.png'), '');
writeFileSync(join(folder, 'outside.png'), '');

const harbor = await Integration.open(new WorkingTree(join(folder, 'catalog')), 'harbor', 'auto');

describe('locate', () => {
  test('a file, however its path is written', async () => {
    const found = { status: 'file', file: 'harbor/images/harbor.png' };
    expect(await locate(harbor, 'images/harbor.png')).toEqual(found);
    expect(await locate(harbor, './images/../images/harbor.png')).toEqual(found);
  });

  test('other letters, in the folder and in the file', async () => {
    expect(await locate(harbor, 'Images/Harbor.png')).toEqual({ status: 'other-case', actual: 'images/harbor.png' });
  });

  test('nothing there', async () => {
    expect(await locate(harbor, 'images/boat.png')).toEqual({ status: 'missing' });
    expect(await locate(harbor, 'images/harbor.png/boat.png')).toEqual({ status: 'missing' });
  });

  test.each(['../outside.png', '/etc/hostname', 'a\\b.png', 'C:/boat.png', 'https://harbor.example/boat.png', 'a\0b'])(
    'outside: %j',
    async (path) => {
      expect(await locate(harbor, path)).toEqual({ status: 'outside' });
    },
  );

  test('a folder', async () => {
    expect(await locate(harbor, 'images')).toEqual({ status: 'not-a-file', kind: 'folder' });
    expect(await locate(harbor, 'images/..')).toEqual({ status: 'not-a-file', kind: 'folder' });
  });

  test('an integration at the top of the repository', async () => {
    const source = new MemorySource({ 'manifest.json': '{}', 'images/harbor.png': '' });
    const top = await Integration.open(source, '.', 'auto');
    expect(await locate(top, 'images/harbor.png')).toEqual({ status: 'file', file: 'images/harbor.png' });
    expect(await locate(top, '.')).toEqual({ status: 'not-a-file', kind: 'folder' });
  });

  test.skipIf(process.platform === 'win32')('links that lead nowhere, or out of the repository', async () => {
    symlinkSync('../../outside.png', join(folder, 'catalog/harbor/outside.png'));
    symlinkSync('nothing.png', join(folder, 'catalog/harbor/nowhere.png'));
    symlinkSync('images/harbor.png', join(folder, 'catalog/harbor/inside.png'));
    const again = await Integration.open(new WorkingTree(join(folder, 'catalog')), 'harbor', 'auto');
    expect(await locate(again, 'outside.png')).toEqual({ status: 'not-a-file', kind: 'other' });
    expect(await locate(again, 'nowhere.png')).toEqual({ status: 'not-a-file', kind: 'other' });
    expect(await locate(again, 'inside.png')).toEqual({ status: 'file', file: 'harbor/inside.png' });
  });
});
