// One Chrome for a whole run, started when the first sign-in needs it; each sign-in has a context of its own, without the others' cookies.
import type { Browser } from 'puppeteer-core';
import { type PublicProxy, startPublicProxy } from '../../http/public-proxy.ts';
import type { OpenOnboarding } from '../follow-onboarding.ts';
import type { SignIn } from '../sign-in.ts';
import { keepArtifacts } from './artifacts.ts';
import { launchChrome } from './chrome.ts';
import { findChrome } from './find-chrome.ts';
import { openOnboardingPage } from './onboarding-page.ts';
import type { Pace } from './pace.ts';
import { RedirectCapture } from './redirect-capture.ts';
import { signIn as signInOn } from './sign-in.ts';

export interface BrowserOptions {
  /** Chrome's executable; looked for in the usual places when absent. */
  readonly chrome?: string;
  /** A folder for pictures of failed sign-ins. */
  readonly artifacts?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly pace?: Pace;
}

export interface SigningBrowser {
  readonly signIn: SignIn;
  /** For onboarding pages that go on by script; the address is a repository's, so the page reaches the internet alone. */
  readonly openOnboarding: OpenOnboarding;
  close(): Promise<void>;
}

interface Started {
  readonly browser: Browser;
  readonly capture: RedirectCapture;
}

export function signingBrowser({ chrome, artifacts, env, platform, pace }: BrowserOptions): SigningBrowser {
  const executable = chrome ?? findChrome(env, platform);
  let started: Promise<Started> | undefined;
  let proxy: Promise<PublicProxy> | undefined;
  let failures = 0;
  const start = async (path: string): Promise<Started> => {
    const browser = await launchChrome({ executable: path, env });
    return { browser, capture: await RedirectCapture.on(browser) };
  };
  const signIn: SignIn = async (request, signal) => {
    if (executable === undefined)
      return {
        status: 'no-browser',
        reason: 'no Chrome was found to sign in with: name one with --chrome, or give a refresh token',
      };
    started ??= start(executable);
    let running: Started;
    try {
      running = await started;
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      return { status: 'no-browser', reason: `Chrome did not start (${executable}): ${message.slice(0, 200)}` };
    }
    const context = await running.browser.createBrowserContext();
    const watching = await running.capture.watch(request.redirectUri, request.url.searchParams.get('state'));
    try {
      const page = await context.newPage();
      const result = await signInOn(page, request, watching.caught, signal, pace);
      if (result.status === 'redirected' || artifacts === undefined) return result;
      const name = `${new URL(request.web).host}-${++failures}`;
      const kept = await keepArtifacts(page, artifacts, name, [request.email, request.password]);
      return kept === undefined ? result : { ...result, reason: `${result.reason} (${kept})` };
    } finally {
      watching.end();
      await context.close().catch(() => {}); // The browser is gone already.
    }
  };
  const openOnboarding: OpenOnboarding = async (url, site, signal) => {
    if (executable === undefined) return undefined;
    started ??= start(executable);
    const running = await started.catch(() => undefined);
    if (running === undefined) return undefined;
    proxy ??= startPublicProxy({ env });
    const { origin } = await proxy;
    const context = await running.browser.createBrowserContext({ proxyServer: origin, proxyBypassList: ['<-loopback>'] });
    try {
      return await openOnboardingPage(context, url, site, signal);
    } finally {
      await context.close().catch(() => {}); // The browser is gone already.
    }
  };
  const close = async () => {
    const running = await started?.catch(() => undefined);
    await running?.browser.close().catch(() => {});
    await (await proxy)?.close();
  };
  return { signIn, openOnboarding, close };
}
