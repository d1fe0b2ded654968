// Before all tests: a Chrome for them. The machine's own where there is one; otherwise the one that @sparticuz/chromium brings along,
// unpacked once, into a folder of this run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChrome } from '../../src/smoke/browser/find-chrome.ts';

export default async function setup(): Promise<(() => void) | undefined> {
  if (findChrome(process.env, process.platform) !== undefined) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The tests sign in with a real browser: install Chrome, or name one in CHROME_PATH');
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-chrome-'));
  const { TMPDIR } = process.env;
  // It unpacks the libraries that Chrome needs only where it believes itself there, and always to the folder for temporary files.
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const { default: chromium } = await import('@sparticuz/chromium');
  process.env.CHROME_PATH = await chromium.executablePath();
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  return () => rmSync(folder, { recursive: true, force: true });
}
