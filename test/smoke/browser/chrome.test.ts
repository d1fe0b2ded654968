// Where Chrome is found; and that it ends with us, however we end.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import { signingBrowser } from '../../../src/smoke/browser/browser.ts';
import { findChrome } from '../../../src/smoke/browser/find-chrome.ts';
import { steady } from '../../support/browser.ts';

describe('Chrome is found', () => {
  const found = (env: Record<string, string>, platform: NodeJS.Platform, ...there: string[]) =>
    findChrome(env, platform, (path) => there.includes(path));

  test('where CHROME_PATH says, before anywhere else', () => {
    expect(found({ CHROME_PATH: '/my/chrome', PATH: '/usr/bin' }, 'linux', '/usr/bin/chromium', '/my/chrome')).toBe('/my/chrome');
  });

  test('on PATH, Google’s before others', () => {
    expect(found({ PATH: '/a:/b' }, 'linux', '/a/chromium', '/b/google-chrome')).toBe('/b/google-chrome');
  });

  test('never in the folder that is being looked at', () => {
    expect(found({ PATH: '.:relative:' }, 'linux', 'relative/chromium', 'chromium', './chromium')).toBeUndefined();
  });

  test('in the usual places of macOS and Windows', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(found({}, 'darwin', mac)).toBe(mac);
    const windows = join('C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe');
    expect(found({ PROGRAMFILES: 'C:\\Program Files' }, 'win32', windows)).toBe(windows);
  });

  test('or not at all', () => {
    expect(found({}, 'linux')).toBeUndefined();
  });
});

const request = {
  url: new URL('http://127.0.0.1:9/oauth2/v1/authorize'),
  web: 'http://127.0.0.1:9',
  redirectUri: 'https://app.harborlights.example/datadog/callback',
  email: 'canary@harborlights.example',
  password: 'canary-password',
};

test('without a Chrome nothing fails: it is said, with the ways out', async () => {
  const browser = signingBrowser({ env: {}, platform: 'aix', pace: steady });
  expect(await browser.signIn(request, new AbortController().signal)).toEqual({
    status: 'no-browser',
    reason: 'no Chrome was found to sign in with: name one with --chrome, or give a refresh token',
  });
  await browser.close();
});

test('a Chrome that does not start is named', async () => {
  const browser = signingBrowser({ chrome: process.execPath, env: {}, platform: process.platform, pace: steady });
  const result = await browser.signIn(request, new AbortController().signal);
  expect(result).toEqual({ status: 'no-browser', reason: expect.stringContaining(`Chrome did not start (${process.execPath})`) });
  await browser.close();
});

test('Chrome is given what it needs of the environment, and no credentials; it listens on a pipe', async () => {
  const folder = mkdtempSync(join(process.env.TMPDIR ?? '/tmp', 'tilelint-env-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const chrome = join(folder, 'chrome');
  writeFileSync(chrome, `#!/bin/sh\nenv > ${folder}/env\necho "$@" > ${folder}/words\n`, { mode: 0o755 });
  const env = { ...process.env, DD_OAUTH_CLIENT_SECRET: 'canary', GITHUB_TOKEN: 'canary', DD_TEST_USER_PASSWORD: 'canary' };
  const browser = signingBrowser({ chrome, env, platform: process.platform, pace: steady });
  await browser.signIn(request, new AbortController().signal);
  await browser.close();
  const seen = readFileSync(join(folder, 'env'), 'utf8');
  expect(seen).toMatch(/^PATH=/m);
  expect(seen).not.toContain('canary');
  const words = readFileSync(join(folder, 'words'), 'utf8');
  expect(words).toContain('--remote-debugging-pipe');
  expect(words).not.toContain('--remote-debugging-port');
});

test('Chrome ends with us, also when we are killed', async () => {
  // Beside the packages, where a bundle of the sources finds them.
  const cache = fileURLToPath(new URL('../../../node_modules/.cache', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'tilelint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    stdin: {
      contents: `import { launchChrome } from './src/smoke/browser/chrome.ts';
        const browser = await launchChrome({ executable: process.argv[2], env: process.env });
        console.log(browser.process().pid);
        setInterval(() => {}, 1000);`,
      resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
    },
    outfile: join(folder, 'launch.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const child = spawn(process.execPath, [join(folder, 'launch.mjs'), findChrome(process.env, process.platform) ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const pid = await new Promise<number>((done) => createInterface(child.stdout).once('line', (line) => done(Number(line))));
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
});

/** A process that has ended and that nobody has asked about is dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
