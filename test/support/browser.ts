// A real headless Chromium, for a test file, and a site whose pages the test writes.
import { afterAll } from 'vitest';
import { type BrowserOptions, type SigningBrowser, signingBrowser } from '../../src/smoke/browser/browser.ts';
import type { Pace } from '../../src/smoke/browser/pace.ts';
import type { SignInResult } from '../../src/smoke/sign-in.ts';
import { type Handler, reply, type Serving, serve } from './server.ts';

/** For pages that go on: a slow machine may take its time. */
export const steady: Pace = { interval: 20, patience: 20_000, opening: 20_000, pause: 10 };
/** For pages that never do. */
export const hasty: Pace = { interval: 20, patience: 600, opening: 1_000, pause: 10 };

export function browserOfFile(more: Partial<BrowserOptions> = {}): SigningBrowser {
  const browser = signingBrowser({ env: process.env, platform: process.platform, pace: steady, ...more });
  afterAll(() => browser.close());
  return browser;
}

export const account = { email: 'Canary.Person@harborlights.example', password: 'canary-password-1' };

/** Signs in at a site's authorize page. */
export function signInAt(
  browser: SigningBrowser,
  web: string,
  redirectUri: string,
  { state = 'own-state', signal = new AbortController().signal } = {},
): Promise<SignInResult> {
  const url = new URL(`/oauth2/v1/authorize?state=${state}`, web);
  return browser.signIn({ url, web, redirectUri, ...account }, signal);
}

export const html = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Handler =>
  reply(status, `<!doctype html><title>A page</title>${body}`, { 'content-type': 'text/html', ...headers });

/** A server with an answer for each path; the query is not looked at. */
export function pages(answers: Readonly<Record<string, Handler>>): Promise<Serving> {
  return serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    (answers[`${request.method} ${pathname}`] ?? answers[pathname] ?? reply(404))(request, response);
  });
}

export const redirect = (location: string, status = 303): Handler => reply(status, '', { location });
