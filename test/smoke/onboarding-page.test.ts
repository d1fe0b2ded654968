// Onboarding pages that go on by script, in a real Chromium.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { siteNamed } from '../../src/platform/sites.ts';
import { signingBrowser } from '../../src/smoke/browser/browser.ts';
import { launchChrome } from '../../src/smoke/browser/chrome.ts';
import { findChrome } from '../../src/smoke/browser/find-chrome.ts';
import { openOnboardingPage } from '../../src/smoke/browser/onboarding-page.ts';

const chrome = findChrome(process.env, process.platform);
const us1 = siteNamed('US1');
if (chrome === undefined || us1 === undefined) throw new Error('These tests need a Chrome');
const site = us1;
const running = launchChrome({ executable: chrome, env: process.env });
const guarded = signingBrowser({ env: { PATH: process.env.PATH }, platform: process.platform });
afterAll(async () => {
  await (await running).close();
  await guarded.close();
});

async function pages(answers: Readonly<Record<string, string>>): Promise<{ url: URL; visited: string[] }> {
  const visited: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    visited.push(pathname);
    response.writeHead(200, { 'content-type': 'text/html' }).end(answers[pathname] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/connect`), visited }; // It listens on a port.
}

async function open(url: URL) {
  const context = await (await running).createBrowserContext();
  onTestFinished(() => context.close());
  return openOnboardingPage(context, url, site, AbortSignal.timeout(30_000), 2_000);
}

const authorize = 'https://app.datadoghq.com/oauth2/v1/authorize?client_id=abc&state=s';

test('by script, after a second page: the authorize page is reached, and not loaded', async () => {
  const { url, visited } = await pages({
    '/connect': `<script>setTimeout(() => location.assign('/next'), 50)</script>`,
    '/next': `<script>location.href = ${JSON.stringify(authorize)}</script>`,
  });
  expect(await open(url)).toEqual({ kind: 'authorize', url: new URL(authorize) });
  expect(visited.filter((path) => path !== '/favicon.ico')).toEqual(['/connect', '/next']);
});

test('a page that asks to sign in', async () => {
  const { url } = await pages({
    '/connect': `<form hidden></form><script>document.body.innerHTML = '<input type=email><input type=password>'</script>`,
  });
  expect(await open(url)).toEqual({ kind: 'sign-in', host: url.host });
});

test('a page that stays', async () => {
  const { url } = await pages({ '/connect': '<h1>Welcome</h1>' });
  expect(await open(url)).toEqual({ kind: 'page', host: url.host });
});

test('a repository sends the browser to no address of this machine', async () => {
  const { url, visited } = await pages({ '/connect': `<script>location.href = ${JSON.stringify(authorize)}</script>` });
  const address = new URL(url.href.replace('http:', 'https:'));
  const answer = await guarded.openOnboarding(address, site, AbortSignal.timeout(30_000));
  expect(answer).toEqual({ kind: 'fault', reason: `${url.host} did not open in a browser: ERR_TUNNEL_CONNECTION_FAILED` });
  expect(visited).toEqual([]);
});
