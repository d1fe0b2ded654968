// A job that is cancelled: SIGTERM in the middle of something ends the program there, its browser with it, and a file is the old or the
// new one. An end by itself would be a verdict, which it did not reach.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findChrome } from '../../src/smoke/browser/find-chrome.ts';
import { example, json, manifest } from '../support/example-integration.ts';
import { installedIn, temporaryFolder, write } from './bundle.ts';
import { sandbox } from './datadog.ts';
import { runner, workspaceOf } from './runner.ts';

const installed = installedIn();
const cli = join(installed, 'dist/cli.js');

interface Started {
  readonly child: ChildProcess;
  /** How it ended: by itself, or by a signal. */
  readonly ended: Promise<[exitCode: number | null, signal: NodeJS.Signals | null]>;
}

function start(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore', env: { PATH: process.env.PATH, HOME: cwd, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([exitCode, signal]) => [exitCode, signal] satisfies [unknown, unknown]);
  return { child, ended: ended as Started['ended'] }; // What Node says an exit is.
}

describe.runIf(process.platform !== 'win32')('the linter', () => {
  test('in the middle of --fix: some files are new, the others old, and none is anything else', async () => {
    const { oauth: _named, ...assets } = manifest.assets;
    const old = json({ ...manifest, assets });
    const cwd = temporaryFolder();
    const folders = Array.from({ length: 40 }, (_, index) => `harbor_${index}`);
    for (const folder of folders)
      write(
        cwd,
        Object.fromEntries(
          Object.entries({ ...example, 'manifest.json': old }).map(([path, content]) => [`${folder}/${path}`, content]),
        ),
      );
    const hook = join(temporaryFolder(), 'slow.cjs');
    const begun = join(temporaryFolder(), 'begun');
    // Each file takes a while, so that there is a middle.
    writeFileSync(
      hook,
      `const fs = require('node:fs'); const { renameSync } = fs; let count = 0;
       fs.renameSync = (from, to) => {
         renameSync(from, to);
         if (++count === 3) fs.writeFileSync(${JSON.stringify(begun)}, '');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
       };`,
    );
    const { child, ended } = start(['--require', hook, cli, '.', '--fix'], cwd);
    await expect.poll(() => existsSync(begun), { timeout: 30_000, interval: 20 }).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGTERM']);
    const texts = folders.map((folder) => readFileSync(join(cwd, folder, 'manifest.json'), 'utf8'));
    const mended = texts.filter((text) => text !== old);
    for (const text of mended) expect(JSON.parse(text)).toEqual(manifest);
    expect(mended.length).toBeGreaterThanOrEqual(3);
    expect(mended.length).toBeLessThan(folders.length);
    for (const folder of folders)
      expect(readdirSync(join(cwd, folder)).filter((name) => name.startsWith('.tilelint'))).toEqual([]);
  });
});

describe.runIf(process.platform !== 'win32')('the sandbox', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s: closes its ports, whoever is in the middle of a question',
    async (signal) => {
      const { child, sites } = await sandbox(cli, workspaceOf(), '--site', 'US1', '--site', 'EU1');
      const asking = sites.map(({ origin }) => {
        const socket = connect(Number(new URL(origin).port), '127.0.0.1');
        onTestFinished(() => void socket.destroy());
        socket.on('error', () => {}); // The sandbox is gone, as it should be.
        return socket;
      });
      for (const socket of asking) {
        await once(socket, 'connect');
        socket.write('GET /api/v1/validate HTTP/1.1\r\nhost: ');
      }
      const ended = once(child, 'exit');
      child.kill(signal);
      expect(await ended).toEqual([0, null]);
      for (const { origin } of sites) await expect(fetch(origin)).rejects.toThrow();
    },
  );
});

/** A site that never answers the browser. @returns Its address, and when the browser is there. */
async function silentSite(): Promise<{ readonly origin: string; readonly visited: Promise<void> }> {
  let arrived = () => {};
  const visited = new Promise<void>((done) => {
    arrived = done;
  });
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/oauth2/v1/authorize') && /Chrome/.test(request.headers['user-agent'] ?? '')) return arrived();
    response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on a port has an address of this kind.
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, visited };
}

describe.runIf(process.platform === 'linux')('the smoke test, while a browser signs in', () => {
  test.each(['command', 'action'])('the %s, and every process of the browser', async (shell) => {
    const cwd = workspaceOf();
    const { origin, visited } = await silentSite();
    const client = { site: 'US1', client_id: 'id', client_secret: 'canary-secret' };
    const user = { email: 'canary@harborlights.example', password: 'canary-password' };
    const credentials = JSON.stringify([{ ...client, ...user }]);
    writeFileSync(join(cwd, 'credentials.json'), credentials);
    const chrome = { CHROME_PATH: findChrome(process.env, process.platform) ?? '', TMPDIR: temporaryFolder() };
    const words = ['--sandbox', `US1=${origin}`, '--onboarding-url', `${origin}/connect`, '--credentials', 'credentials.json'];
    const { env } = runner(cwd, {
      inputs: { 'oauth-credentials': credentials, sandbox: `US1=${origin}`, 'onboarding-url': `${origin}/connect` },
      env: chrome,
    });
    const { child, ended } =
      shell === 'action'
        ? start([join(installed, 'dist/action.js')], cwd, env)
        : start([cli, 'smoke', 'harbor_lights', ...words], cwd, chrome);
    await visited;
    const browsers = descendants(child.pid ?? 0);
    onTestFinished(() => browsers.filter(isAlive).forEach((pid) => void process.kill(pid, 'SIGKILL')));
    expect(browsers.length).toBeGreaterThan(1);
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGTERM']);
    await expect.poll(() => browsers.filter(isAlive), { timeout: 15_000 }).toEqual([]);
  });
});

/** Processes that a process started, and those that they did. */
function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const found = [pid];
  for (const each of found) found.push(...parents.filter(([, parent]) => parent === each).map(([child]) => child));
  return found.slice(1);
}

function parentOf(pid: string): number {
  return Number(stateOf(pid)?.[2]);
}

/** A process that has ended and that nobody has asked about is dead. */
function isAlive(pid: number): boolean {
  const state = stateOf(String(pid))?.[1];
  return state !== undefined && state !== 'Z';
}

function stateOf(pid: string): RegExpExecArray | null {
  try {
    return /\) (\S) (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null; // It has ended meanwhile.
  }
}
