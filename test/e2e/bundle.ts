// The committed bundles as a user has them: copied to a folder without node_modules, run as processes.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Result {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** dist/, docs/ and schemas/ as the package and the action have them, without node_modules. */
export function installed(): string {
  return copiedTo(temporaryFolder());
}

/** The same for all tests of a file, gone after the last. */
export function installedIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return copiedTo(folder);
}

function copiedTo(folder: string): string {
  for (const part of ['dist', 'docs', 'schemas']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** @param env The whole environment beside PATH. */
export function node(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
    timeout: 30_000,
  });
  return { exitCode: status, stdout, stderr };
}

/** The same beside the test, which may answer the program's requests meanwhile. */
export async function nodeBeside(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH ?? '', ...env }, timeout: 60_000 });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { exitCode: await ended, stdout, stderr };
}
