// An onboarding page that goes on by script: opened in a browser, without anything secret, up to the authorize page, which is not
// loaded.
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext } from 'puppeteer-core';
import type { Site } from '../../platform/sites.ts';
import { isAuthorizeUrl } from '../authorize-request.ts';
import type { Arrival } from '../follow-onboarding.ts';
import { viewOf } from './page-view.ts';

/** Milliseconds that a page has to go on by itself. */
const defaultPatience = 10_000;
/** Milliseconds between two looks, and for which a sign-in has to stay: one that is there for a moment is passed by. */
const interval = 250;
const steadyLooks = 4;

export async function openOnboardingPage(
  context: BrowserContext,
  start: URL,
  site: Site,
  signal: AbortSignal,
  patience = defaultPatience,
): Promise<Arrival> {
  const page = await context.newPage();
  let arrived: URL | undefined;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (request.isNavigationRequest() && isAuthorizeUrl(url, site)) {
      arrived = url;
      void request.abort();
    } else void request.continue();
  });
  // A redirect that is stopped ends the navigation with an error, as a host that cannot be reached does.
  let fault = '';
  await page.goto(start.href, { waitUntil: 'domcontentloaded', timeout: 20_000, signal }).catch((error: unknown) => {
    fault = error instanceof Error ? (/net::(\w+)/.exec(error.message)?.[1] ?? 'it did not load') : String(error);
  });
  const end = performance.now() + patience;
  let signIns = 0;
  while (arrived === undefined && fault === '' && !signal.aborted && signIns < steadyLooks && performance.now() < end) {
    await setTimeout(interval);
    const view = await viewOf(page).catch(() => undefined); // Between two pages there is none.
    signIns = view?.kind === 'sign-in' ? signIns + 1 : 0;
  }
  if (arrived !== undefined) return { kind: 'authorize', url: arrived };
  if (fault !== '') return { kind: 'fault', reason: `${start.host} did not open in a browser: ${fault}` };
  const { host } = URL.canParse(page.url()) ? new URL(page.url()) : start;
  return { kind: signIns > 0 ? 'sign-in' : 'page', host };
}
