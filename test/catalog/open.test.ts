// What a path that a user names is: an integration, a catalog of them, or a mistake.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/catalog/open.ts';
import { repositoryKind } from '../../src/catalog/repository-kind.ts';
import { UserError } from '../../src/user-error.ts';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tilelint-open-')));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(...files: string[]): void {
  for (const file of files) {
    const [path = '', ...text] = file.split(' = ');
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.join(' = '));
  }
}

const open = async (...paths: string[]) => {
  const { root: top, folders, parents } = await openCatalog(paths.map((path) => join(root, path)));
  return { top: top === root ? '' : top.slice(root.length + 1), folders, parents };
};

describe('outside of git', () => {
  test('one integration: its parent is the root', async () => {
    write('extras/harbor/manifest.json', 'extras/kite/manifest.json');
    expect(await open('extras/harbor')).toEqual({ top: 'extras', folders: ['harbor'], parents: ['.'] });
  });

  test('a catalog: integrations, and what looks like one; no hidden folders, no tools', async () => {
    write('harbor/manifest.json', 'sail/README.md', '.github/README.md', 'node_modules/README.md', 'scripts/build.sh', 'LICENSE');
    expect(await open('.')).toEqual({ top: '', folders: ['harbor', 'sail'], parents: ['.'] });
  });

  test('several paths: what they have in common is the root', async () => {
    write('a/harbor/manifest.json', 'b/c/kite/manifest.json');
    expect(await open('a', 'b/c/kite')).toEqual({ top: '', folders: ['a/harbor', 'b/c/kite'], parents: ['a', 'b/c'] });
  });

  test('one path twice is one integration', async () => {
    write('harbor/manifest.json');
    expect((await open('harbor', 'harbor')).folders).toEqual(['harbor']);
  });
});

describe('in git', () => {
  test('the top of the repository is the root', async () => {
    write('.git/HEAD', 'extras/harbor/manifest.json');
    expect(await open('extras/harbor')).toEqual({ top: '', folders: ['extras/harbor'], parents: ['extras'] });
  });

  test('the repository may be one integration', async () => {
    write('.git/HEAD', 'manifest.json');
    expect(await open('.')).toMatchObject({ top: '', folders: ['.'] });
  });
});

describe('a folder without manifest by itself', () => {
  test('speaks as an integration does', async () => {
    write('sail/README.md = # Sail\n\n## Overview\n');
    expect((await open('sail')).folders).toEqual(['sail']);
  });

  test('or is a mistake', async () => {
    write('src/README.md = # Sources\n');
    await expect(open('src')).rejects.toThrow(UserError);
    await expect(open('src')).rejects.toThrow(/is no integration and holds none: expected a manifest\.json in it/);
  });
});

describe('the kind of a repository', () => {
  test.each([
    ['the remote', '[remote "origin"]\n\turl = git@github.com:DataDog/integrations-extras.git\n', 'extras'],
    ['a fork over https', '[remote "origin"]\n\turl = https://github.com/harbor/marketplace\n', 'marketplace'],
    ['another', '[remote "origin"]\n\turl = https://github.com/harbor/lights.git\n', undefined],
    ['no remote', '', undefined],
  ])('%s', (_, config, kind) => {
    write(`.git/config = ${config}`);
    expect(repositoryKind(root)).toBe(kind);
  });

  test('the folder, where there is no git', () => {
    mkdirSync(join(root, 'integrations-extras'));
    expect(repositoryKind(join(root, 'integrations-extras'))).toBe('extras');
    expect(repositoryKind(root)).toBeUndefined();
  });
});
