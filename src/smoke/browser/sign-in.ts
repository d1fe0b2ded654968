// Signs the test user in and consents, page by page, until the redirect to the partner is caught. Pages of the site alone are acted on:
// nothing is typed or clicked anywhere else.
import { setTimeout } from 'node:timers/promises';
import type { HTTPResponse, Page } from 'puppeteer-core';
import { defaultRetry, waitBefore } from '../../http/retry.ts';
import type { AuthorizationRequest, SignInResult } from '../sign-in.ts';
import { type Pace, usualPace } from './pace.ts';
import { alertOf, fill, fingerprint, type PageView, press, showsCaptcha, viewOf } from './page-view.ts';

/** A sign-in has few pages. */
const mostPages = 12;
/** How often the authorize page is opened, where it may be otherwise the next time. */
const mostOpenings = 3;

interface Visit {
  readonly page: Page;
  readonly request: AuthorizationRequest;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  redirected: URL | undefined;
  readonly submitted: { email: boolean; password: boolean };
}

export async function signIn(
  page: Page,
  request: AuthorizationRequest,
  caught: Promise<URL>,
  signal: AbortSignal,
  pace: Pace = usualPace,
): Promise<SignInResult> {
  const visit: Visit = { page, request, pace, signal, redirected: undefined, submitted: { email: false, password: false } };
  void caught.then((url) => {
    visit.redirected = url;
  });
  // A dialog would hold everything up.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  const unopened = await open(visit, caught);
  if (unopened !== undefined) return redirectOf(visit) ?? unopened;
  for (let pages = 0; pages < mostPages && !signal.aborted; pages++) {
    const view = redirectOf(visit) ?? (await settled(visit));
    if ('status' in view) return view;
    const before = await fingerprint(page).catch(() => '');
    // A page that goes on while it is looked at takes its fields along: the next look is at the new one.
    const stop = await act(visit, view).catch(() => undefined);
    if (visit.redirected === undefined && stop !== undefined) return stop;
    await goneOn(visit, before);
  }
  return redirectOf(visit) ?? failed('The sign-in did not come to an end');
}

const failed = (reason: string): SignInResult => ({ status: 'failed', reason });
const person = (reason: string): SignInResult => ({ status: 'person-needed', reason });

function redirectOf({ redirected }: Visit): SignInResult | undefined {
  return redirected === undefined ? undefined : { status: 'redirected', url: redirected };
}

/** @returns What ends the sign-in before it begins. */
async function open({ page, request, pace, signal }: Visit, caught: Promise<URL>): Promise<SignInResult | undefined> {
  for (let opened = 1; ; opened++) {
    const again = opened < mostOpenings && !signal.aborted;
    let wait = pace.pause;
    try {
      const response = await page.goto(request.url.href, { waitUntil: 'domcontentloaded', timeout: pace.opening, signal });
      const status = response?.status() ?? 200;
      if (status < 400) return undefined;
      wait = Math.max(pace.pause, waitBefore(opened, patienceAsked(response), defaultRetry));
      if (![429, 502, 503, 504].includes(status) || !again || wait > pace.patience) {
        const view = await viewOf(page);
        return failed(`The authorize page answered ${view.kind === 'errors' ? view.text : status}`);
      }
    } catch (error) {
      // A redirect that is caught at once ends the navigation with an error.
      const atOnce = await Promise.race([caught.then(() => true), setTimeout(pace.interval * 5, false)]);
      const reason = reasonOf(error);
      if (atOnce || !again || !/^ERR_(?:CONNECTION|EMPTY_RESPONSE|NETWORK)/.test(reason))
        return failed(`The authorize page did not open: ${reason}`);
    }
    await setTimeout(wait, undefined, { signal }).catch(() => {});
  }
}

/** Of the headers only those that are about waiting: others may hold several lines, which `Headers` refuses. */
function patienceAsked(response: HTTPResponse | null): Headers {
  const headers = response?.headers() ?? {};
  return new Headers(
    ['retry-after', 'x-ratelimit-reset', 'date'].flatMap((name): [string, string][] => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Waits for a page that asks for something. */
async function settled(visit: Visit): Promise<PageView | SignInResult> {
  const { page, pace, signal } = visit;
  const end = performance.now() + pace.patience;
  for (;;) {
    const view = redirectOf(visit) ?? (await viewOf(page).catch(() => ({ kind: 'other' }) as const)); // Between two pages there is none.
    if ('status' in view || view.kind !== 'other') return view;
    if (!page.browser().connected) return failed('Chrome ended');
    if (signal.aborted || performance.now() > end) return stuck(visit);
    await setTimeout(pace.interval);
  }
}

/** Waits until the page is another one. */
async function goneOn(visit: Visit, before: string): Promise<void> {
  const { page, pace, signal } = visit;
  const end = performance.now() + pace.patience;
  while (visit.redirected === undefined && !signal.aborted && performance.now() < end) {
    if ((await fingerprint(page).catch(() => before)) !== before) return;
    await setTimeout(pace.interval);
  }
}

/** @returns What ends the sign-in; undefined when it goes on. */
async function act({ page, request, submitted }: Visit, view: PageView): Promise<SignInResult | undefined> {
  const { web, email, password } = request;
  const { origin, host } = new URL(page.url());
  if (view.kind === 'errors') return failed(`The authorize page answered: ${view.text}`);
  if (origin !== web) return elsewhere(host);
  switch (view.kind) {
    case 'second-factor':
      return person('the account asks for a second factor: use a test user without one, or a refresh token');
    case 'consent':
      await press(view.button);
      return undefined;
    case 'other':
      return undefined;
    case 'sign-in': {
      if (await showsCaptcha(page)) return puzzle;
      if (submitted.password || (submitted.email && view.password === undefined)) {
        const alert = await alertOf(page);
        return failed(`The sign-in was refused${alert === undefined ? '' : `: ${alert}`}`);
      }
      if (view.email !== undefined) await fill(view.email, email, web);
      if (view.password !== undefined) await fill(view.password, password, web);
      submitted.email = true;
      submitted.password = view.password !== undefined;
      await (view.password ?? view.email)?.press('Enter');
      return undefined;
    }
  }
}

const puzzle = person('the sign-in asks to solve a puzzle: use a refresh token');

function elsewhere(host: string): SignInResult {
  return person(`the sign-in goes on at ${host}, a single sign-on: use a test user with a password, or a refresh token`);
}

async function stuck({ page, request: { web } }: Visit): Promise<SignInResult> {
  const { host, origin, pathname } = new URL(page.url());
  if (await showsCaptcha(page).catch(() => false)) return puzzle;
  if (/^https?:/.test(origin) && origin !== web) return elsewhere(host);
  const title = await page.title().catch(() => '');
  const named = title === '' ? '' : ` (${title.slice(0, 100)})`;
  return failed(`The page ${host}${pathname}${named} asks for nothing that is known: no sign-in, no consent`);
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /net::(\w+)/.exec(message)?.[1] ?? message.split('\n')[0]?.slice(0, 200) ?? '';
}
