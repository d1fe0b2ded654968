// What goes wrong around tilelint: no room, no rights, no git, nobody who reads, a signal. One line that says so, the right exit code,
// and files that are the old or the new ones.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Integration } from '../../src/catalog/integration.ts';
import { internalError, lint } from '../../src/lint.ts';
import { example, json, manifest } from '../support/example-integration.ts';
import { MemorySource } from '../support/memory-source.ts';
import { installed, node, type Result, temporaryFolder, write } from './bundle.ts';

const cli = () => join(installed(), 'dist/cli.js');
const { oauth: _named, ...unnamed } = manifest.assets;
/** One fault that `--fix` mends. */
const fixable = json({ ...manifest, assets: unnamed });

function harbor(changes: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  write(
    folder,
    Object.fromEntries(Object.entries({ ...example, ...changes }).map(([path, content]) => [`harbor_lights/${path}`, content])),
  );
  return folder;
}

/** As a shell runs it, with what only a shell can set. */
function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): Result {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', NODE: process.execPath, CLI: cli(), ...env },
    timeout: 30_000,
  });
  return { exitCode: status, stdout, stderr };
}

function action(cwd: string, env: Readonly<Record<string, string>>): Result {
  return node([join(installed(), 'dist/action.js')], cwd, {
    GITHUB_WORKSPACE: cwd,
    RUNNER_TEMP: temporaryFolder(),
    INPUT_PATH: '.',
    ...env,
  });
}

/** Files can have one block and no more: what a full disk does to who writes, for this process alone. */
const full = "trap '' XFSZ; ulimit -f 1;";

describe.runIf(process.platform === 'linux')('no room', () => {
  test('--fix: the file stays as it was, nothing stands beside it', () => {
    const cwd = harbor({ 'manifest.json': fixable });
    const { exitCode, stderr } = shell(`${full} "$NODE" "$CLI" harbor_lights --fix`, cwd);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^tilelint: harbor_lights\/manifest\.json cannot be written: EFBIG[^\n]*\n$/),
    });
    expect(readFileSync(join(cwd, 'harbor_lights/manifest.json'), 'utf8')).toBe(fixable);
    expect(readdirSync(join(cwd, 'harbor_lights')).filter((name) => name.startsWith('.tilelint'))).toEqual([]);
  });

  test('--format NAME=FILE', () => {
    const { exitCode, stderr } = shell(
      `${full} "$NODE" "$CLI" harbor_lights --format json=report.json`,
      harbor({ 'README.md': '' }),
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^tilelint: \S*report\.json cannot be written: EFBIG[^\n]*\n$/),
    });
  });

  test('standard output', () => {
    const { exitCode, stderr } = shell('"$NODE" "$CLI" harbor_lights > /dev/full', harbor());
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^tilelint: the output cannot be written: ENOSPC[^\n]*\n$/),
    });
  });

  test('standard output, of a command that goes on', async () => {
    const out = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(out));
    const child = spawn(process.execPath, [cli(), 'sandbox', 'harbor_lights'], { cwd: harbor(), stdio: ['ignore', out, 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = once(child, 'exit');
    for await (const chunk of child.stderr ?? []) if (String(chunk).includes('the output cannot be written: ENOSPC')) break;
    child.kill('SIGTERM');
    expect(await ended).toEqual([2, null]);
  });

  test('standard output that is closed', () => {
    const { exitCode, stderr } = shell('"$NODE" "$CLI" harbor_lights >&-', harbor());
    expect(stderr).not.toMatch(/ {4}at /);
    expect([0, 2]).toContain(exitCode);
  });
});

describe('the action', () => {
  test.runIf(process.platform === 'linux')('a full summary, a full report', () => {
    const output = join(temporaryFolder(), 'output');
    writeFileSync(output, '');
    const { exitCode, stdout } = action(harbor({ 'README.md': '' }), {
      GITHUB_STEP_SUMMARY: '/dev/full',
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: '/dev/full',
    });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::warning::The job summary could not be written: ENOSPC/m);
    expect(stdout).toMatch(/^::warning::The report could not be written: ENOTDIR/m);
    expect(stdout).toMatch(/^::error::tilelint found \d+ errors? in 1 folder/m);
    expect(readFileSync(output, 'utf8')).toContain('failure');
  });

  test.runIf(process.platform === 'linux')('full outputs are no bug of tilelint', () => {
    const { exitCode, stdout } = action(harbor(), { GITHUB_OUTPUT: '/dev/full' });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error::The outputs could not be written: ENOSPC/m);
    expect(stdout).not.toContain('bug');
  });

  test('no git, for a pull request', () => {
    const cwd = harbor();
    mkdirSync(join(cwd, '.git'));
    const event = join(temporaryFolder(), 'event.json');
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head: { sha: 'a'.repeat(40) } } }));
    const { exitCode, stdout } = action(cwd, {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      PATH: temporaryFolder(),
    });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error::git could not be run: there is none in PATH/m);
  });
});

test('a report goes through no link of the repository', () => {
  const elsewhere = temporaryFolder();
  const cwd = harbor();
  symlinkSync(elsewhere, join(cwd, 'out'));
  symlinkSync(join(elsewhere, 'owned'), join(cwd, 'report.json'));
  for (const file of ['report.json', 'out/report.json', 'out/new/report.json']) {
    const { exitCode, stderr } = node([cli(), 'harbor_lights', '--format', `json=${file}`], cwd);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `tilelint: ${file} cannot be written: it is a link, or in one, that leads out of this folder\n`,
    });
  }
  expect(readdirSync(elsewhere)).toEqual([]);
  // What the user names elsewhere is the user's business.
  expect(node([cli(), 'harbor_lights', '--format', `json=${join(elsewhere, 'x.json')}`], cwd).exitCode).toBe(0);
});

describe('what never answers is no verdict, though nothing is left to wait for', () => {
  /** Node itself would end with 0. */
  const hanging = () => {
    const hook = join(temporaryFolder(), 'hanging.cjs');
    writeFileSync(hook, 'Promise.all = () => new Promise(() => {});');
    return { NODE_OPTIONS: `--require ${hook}` };
  };

  test('the command', () => {
    const { exitCode, stderr } = node([cli(), 'harbor_lights'], harbor(), hanging());
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(/the run ended without a verdict\n$/) });
  });

  test('the action', () => {
    const { exitCode, stdout } = action(harbor(), hanging());
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error::This is a bug in tilelint, please report it: the run ended without a verdict$/m);
  });
});

describe('git', () => {
  /** What stands in a clone, as far as anybody looks before git is asked. */
  function cloned(): string {
    const cwd = harbor();
    mkdirSync(join(cwd, '.git'));
    return cwd;
  }

  test('none', () => {
    const { exitCode, stderr } = node([cli(), 'harbor_lights', '--base', 'HEAD'], cloned(), { PATH: temporaryFolder() });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: 'tilelint: git could not be run: there is none in PATH\n' });
  });

  test.runIf(process.platform !== 'win32')('one that is too old', () => {
    const bin = temporaryFolder();
    // As git 2.17 answers: it knows no `--end-of-options`.
    writeFileSync(
      join(bin, 'git'),
      '#!/bin/sh\ncase "$*" in *--version*) echo "git version 2.17.1";; *--show-toplevel*) pwd;; *) exit 1;; esac\n',
    );
    chmodSync(join(bin, 'git'), 0o755);
    const { exitCode, stderr } = node([cli(), 'harbor_lights', '--base', 'HEAD'], cloned(), { PATH: bin });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'tilelint: git 2.17 is too old to read a base: expected 2.30 or newer\n',
    });
  });
});

describe.runIf(process.platform === 'linux')('no rights', () => {
  test('--fix in a folder that cannot be written', () => {
    const cwd = harbor({ 'manifest.json': fixable });
    const program = cli();
    for (const folder of [cwd, join(cwd, 'harbor_lights'), join(program, '../..')]) chmodSync(folder, 0o755);
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) chmodSync(join(cwd, 'harbor_lights'), 0o555);
    const { status, stderr } = spawnSync(process.execPath, [program, 'harbor_lights', '--fix'], {
      cwd,
      encoding: 'utf8',
      ...(isRoot && { uid: 65534, gid: 65534 }),
    });
    if (!isRoot) chmodSync(join(cwd, 'harbor_lights'), 0o755);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^tilelint: harbor_lights\/manifest\.json cannot be written: EACCES[^\n]*\n$/);
    expect(readFileSync(join(cwd, 'harbor_lights/manifest.json'), 'utf8')).toBe(fixable);
  });
});

describe('a file that vanishes', () => {
  class Vanishing extends MemorySource {
    override async read() {
      return { status: 'missing' } as const;
    }
    override async size() {
      return undefined;
    }
  }

  test('after its folder was listed: no rule fails', async () => {
    const files = Object.fromEntries(Object.entries(example).map(([path, content]) => [`i/${path}`, content]));
    const [whole, gone] = [new MemorySource(files), new Vanishing(files)];
    const all = Object.keys(files);
    for (const vanished of all) {
      const source = {
        list: (folder: string) => whole.list(folder),
        read: (path: string) => (path === vanished ? gone.read() : whole.read(path)),
        size: (path: string) => (path === vanished ? gone.size() : whole.size(path)),
      };
      expect((await Integration.open(source, 'i', 'extras')).path).toBe('i');
      const { findings } = await lint({ root: '/', source, kind: 'extras', folders: ['i'], parents: ['.'] });
      expect(
        findings.filter(({ rule }) => rule === internalError),
        vanished,
      ).toEqual([]);
    }
  });
});

describe('killed', () => {
  /** Stops where the new file stands beside the old one, as a kill at that moment would find it. */
  test.runIf(process.platform !== 'win32')('in the middle of --fix, the file is the old one', () => {
    const cwd = harbor({ 'manifest.json': fixable });
    const hook = join(temporaryFolder(), 'kill.cjs');
    writeFileSync(
      hook,
      "const fs = require('node:fs'); fs.renameSync = () => { process.kill(process.pid, 'SIGKILL'); for (;;); };",
    );
    const { status, signal } = spawnSync(process.execPath, ['--require', hook, cli(), 'harbor_lights', '--fix'], { cwd });
    expect({ status, signal }).toEqual({ status: null, signal: 'SIGKILL' });
    expect(readFileSync(join(cwd, 'harbor_lights/manifest.json'), 'utf8')).toBe(fixable);
    // What it leaves is nobody's manifest, and in nobody's way: the next run mends the file and has nothing to say.
    expect(node([cli(), 'harbor_lights', '--fix'], cwd).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'harbor_lights/manifest.json'), 'utf8'))).toEqual(manifest);
  });

  test.runIf(process.platform !== 'win32')('by SIGTERM, at once', async () => {
    const cwd = temporaryFolder();
    for (let index = 0; index < 1500; index++) {
      write(cwd, {
        [`harbor_${index}/manifest.json`]: example['manifest.json'],
        [`harbor_${index}/README.md`]: example['README.md'],
      });
    }
    const child = spawn(process.execPath, [cli(), '.', '--format', 'json'], { cwd, stdio: ['ignore', 'ignore', 'ignore'] });
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGTERM');
    const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
    // Without a handler the signal ends the process where it is; an end by itself would be a verdict, which it did not reach.
    expect(signal).toBe('SIGTERM');
  });
});

test('a clock that jumps changes nothing', () => {
  const cwd = harbor({ 'README.md': '' });
  const hook = join(temporaryFolder(), 'clock.cjs');
  writeFileSync(hook, 'let now = 4e12; Date.now = () => (now = now > 0 ? -1e12 : 4e12);');
  const plain = node([cli(), 'harbor_lights', '--format', 'json'], cwd);
  expect(node(['--require', hook, cli(), 'harbor_lights', '--format', 'json'], cwd)).toEqual(plain);
  expect(plain.exitCode).toBe(1);
  expect(existsSync(join(cwd, 'harbor_lights/manifest.json'))).toBe(true);
});
