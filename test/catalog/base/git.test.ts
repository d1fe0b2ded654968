// git reads objects, and nothing else: whatever its configuration or the environment asks for, nothing is run, fetched or taken from
// another repository. Each mark would be there without the setting that keeps it away.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Git } from '../../../src/catalog/base/git.ts';
import { Repository } from '../../support/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
  repository.write({ 'harbor.txt': 'lights' });
  repository.commit();
});

const quiet = { PATH: process.env.PATH, HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1' };
const opened = (env: Readonly<Record<string, string | undefined>> = {}, top = repository.folder) =>
  new Git(top, { ...quiet, ...env });

/** A program that leaves a mark of that name when it is run. */
function program(path: string, mark: string): string {
  const full = join(repository.folder, path);
  writeFileSync(full, `#!/bin/sh\ntouch '${join(repository.folder, mark)}'\n`);
  chmodSync(full, 0o755);
  return full;
}

const isMarked = (mark: string) => existsSync(join(repository.folder, mark));

describe.runIf(process.platform !== 'win32')('of the repository’s own configuration nothing is run', () => {
  test('no monitor of its files', () => {
    repository.git('config', 'core.fsmonitor', program('monitor.sh', 'monitored'));
    expect(opened().run(['status']).ok).toBe(true);
    expect(isMarked('monitored')).toBe(false);
  });

  test.each(['the usual folder', 'a folder that it names'])('no hook: %s', (where) => {
    const folder = where === 'the usual folder' ? '.git/hooks' : 'hooks';
    mkdirSync(join(repository.folder, folder), { recursive: true });
    program(`${folder}/post-index-change`, 'hooked');
    if (folder === 'hooks') repository.git('config', 'core.hooksPath', folder);
    expect(opened().run(['read-tree', 'HEAD']).ok).toBe(true);
    expect(isMarked('hooked')).toBe(false);
  });

  test('no transport, whoever asks for it', () => {
    repository.git('config', 'protocol.allow', 'always');
    expect(opened().run(['ls-remote', `ext::${program('remote.sh', 'asked')}`]).ok).toBe(false);
    expect(isMarked('asked')).toBe(false);
  });

  test('no transport, for an object that is missing', () => {
    const oid = repository.git('rev-parse', 'HEAD:harbor.txt');
    repository.git('config', 'core.repositoryFormatVersion', '1');
    repository.git('config', 'extensions.partialClone', 'origin');
    repository.git('config', 'remote.origin.url', `ext::${program('fetch.sh', 'fetched')}`);
    repository.git('config', 'protocol.ext.allow', 'always');
    repository.remove(`.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`);
    expect(opened().run(['cat-file', '-e', oid]).ok).toBe(false);
    expect(isMarked('fetched')).toBe(false);
  });
});

test('a folder that is laid out as a repository is none', () => {
  const bare = join(repository.folder, 'bare');
  repository.git('clone', '-q', '--bare', '.', bare);
  expect(opened({}, bare).line('rev-parse', '--git-dir')).toBeUndefined();
});

test('a checkout that another user made is read, as in a container', () => {
  // What git asks for in its own tests of who owns a repository.
  expect(opened({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }).line('rev-parse', 'HEAD')).toBe(repository.git('rev-parse', 'HEAD'));
});

describe('the environment of a hook, in which a run may be', () => {
  const head = () => repository.git('rev-parse', 'HEAD');

  test('names no other repository', () => {
    const other = new Repository();
    other.commit('another');
    expect(opened({ GIT_DIR: join(other.folder, '.git'), GIT_WORK_TREE: other.folder }).line('rev-parse', 'HEAD')).toBe(head());
  });

  test('names no other index', () => {
    expect(opened({ GIT_INDEX_FILE: join(repository.folder, 'empty') }).line('ls-files')).toBe('harbor.txt');
  });
});

test('an object is read as itself, not as what replaces it', () => {
  const oid = repository.git('rev-parse', 'HEAD:harbor.txt');
  repository.write({ 'other.txt': 'darkness' });
  repository.git('replace', oid, repository.git('hash-object', '-w', 'other.txt'));
  expect(opened().line('cat-file', 'blob', oid)).toBe('lights');
});
