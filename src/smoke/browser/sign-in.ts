// Signs the test user in and consents, page by page, until the redirect to the partner is caught. The password is typed on pages of
// the site alone.
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { AuthorizationRequest, SignInResult } from '../sign-in.ts';
import { alertOf, fingerprint, type PageView, showsCaptcha, viewOf } from './page-view.ts';

/** Milliseconds between two looks at a page. */
const interval = 100;
/** Milliseconds that a page may take to go on after something was submitted. */
const patience = 20_000;
/** A sign-in has few pages. */
const mostPages = 12;

export async function signIn(
  page: Page,
  request: AuthorizationRequest,
  caught: Promise<URL>,
  signal: AbortSignal,
): Promise<SignInResult> {
  let redirected: URL | undefined;
  void caught.then((url) => {
    redirected = url;
  });
  const redirect = () => (redirected === undefined ? undefined : ({ status: 'redirected', url: redirected } as const));
  try {
    await page.goto(request.url.href, { waitUntil: 'domcontentloaded', timeout: 30_000, signal });
  } catch (error) {
    // A redirect that is caught at once ends the navigation with an error.
    await Promise.race([caught, setTimeout(1000)]);
    if (redirected === undefined) return failed(`The authorize page did not open: ${reasonOf(error)}`);
  }
  const submitted = { email: false, password: false };
  for (let pages = 0; pages < mostPages && !signal.aborted; pages++) {
    const view = redirect() ?? (await settled(page, redirect, signal));
    if ('status' in view) return view;
    const before = await fingerprint(page).catch(() => '');
    const stop = await act(page, view, request, submitted);
    if (redirected === undefined && stop !== undefined) return stop;
    await goneOn(page, before, redirect, signal);
  }
  return redirect() ?? failed('The sign-in did not come to an end');
}

function failed(reason: string): SignInResult {
  return { status: 'failed', reason };
}

/** Waits for a page that asks for something. */
async function settled(
  page: Page,
  redirect: () => SignInResult | undefined,
  signal: AbortSignal,
): Promise<PageView | SignInResult> {
  const end = performance.now() + patience;
  for (;;) {
    const view = redirect() ?? (await viewOf(page).catch(() => ({ kind: 'other' }) as const)); // Between two pages there is none.
    if ('status' in view || view.kind !== 'other') return view;
    if (signal.aborted || performance.now() > end) return stuck(page);
    await setTimeout(interval);
  }
}

/** Waits until the page is another one. */
async function goneOn(page: Page, before: string, redirect: () => SignInResult | undefined, signal: AbortSignal): Promise<void> {
  const end = performance.now() + patience;
  while (redirect() === undefined && !signal.aborted && performance.now() < end) {
    if ((await fingerprint(page).catch(() => before)) !== before) return;
    await setTimeout(interval);
  }
}

/** @returns What ends the sign-in; undefined when it goes on. */
async function act(
  page: Page,
  view: PageView,
  { web, email, password }: AuthorizationRequest,
  submitted: { email: boolean; password: boolean },
): Promise<SignInResult | undefined> {
  const { origin, host } = new URL(page.url());
  switch (view.kind) {
    case 'errors':
      return failed(`The authorize page answered: ${view.text}`);
    case 'second-factor':
      return person('the account asks for a second factor: use a test user without one, or a refresh token');
    case 'consent':
      await click(view.button);
      return undefined;
    case 'other':
      return undefined;
    case 'sign-in': {
      if (origin !== web)
        return person(`the sign-in goes on at ${host}, a single sign-on: use a test user with a password, or a refresh token`);
      if (submitted.password || (submitted.email && view.password === undefined)) {
        if (await showsCaptcha(page)) return person('the sign-in asks to solve a puzzle: use a refresh token');
        const alert = await alertOf(page);
        return failed(`The sign-in was refused${alert === undefined ? '' : `: ${alert}`}`);
      }
      if (view.email !== undefined) await fill(view.email, email);
      if (view.password !== undefined) await fill(view.password, password);
      submitted.email = true;
      submitted.password = view.password !== undefined;
      await (view.password ?? view.email)?.press('Enter');
      return undefined;
    }
  }
}

function person(reason: string): SignInResult {
  return { status: 'person-needed', reason };
}

async function stuck(page: Page): Promise<SignInResult> {
  const { host, pathname } = new URL(page.url());
  if (await showsCaptcha(page).catch(() => false)) return person('the sign-in asks to solve a puzzle: use a refresh token');
  return failed(`The page ${host}${pathname} asks for nothing that is known: no sign-in, no consent`);
}

type Fillable = NonNullable<Extract<PageView, { kind: 'sign-in' }>['email']>;

async function fill(input: Fillable, text: string): Promise<void> {
  await input.evaluate((element: { value?: string }) => {
    element.value = '';
  });
  await input.type(text);
}

/** By script where something lies over it. */
async function click(button: Fillable): Promise<void> {
  try {
    await button.click();
  } catch {
    await button.evaluate((element: { click(): void }) => element.click());
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /net::(\w+)/.exec(message)?.[1] ?? message.split('\n')[0]?.slice(0, 200) ?? '';
}
