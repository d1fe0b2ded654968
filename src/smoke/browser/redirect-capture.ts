// Catches redirects to the partner before they leave. A session of the whole browser sees every request of every page, pop-up, frame
// and worker, redirects included; one of a page does not (puppeteer's own interception lets pop-ups through).
import type { Browser, CDPSession } from 'puppeteer-core';

interface Watch {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly caught: (url: URL) => void;
}

export class RedirectCapture {
  readonly #session: CDPSession;
  readonly #watches = new Set<Watch>();
  readonly #redirectUris = new Set<string>();

  static async on(browser: Browser): Promise<RedirectCapture> {
    return new RedirectCapture(await browser.target().createCDPSession());
  }

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      this.#decide(requestId, new URL(request.url)).catch(() => {}); // The browser is gone.
    });
  }

  /** The redirect that answers an authorization request. From now on nothing reaches the redirect URI. */
  async watch(redirectUri: string, state: string | null): Promise<{ readonly caught: Promise<URL> }> {
    this.#redirectUris.add(redirectUri);
    const { promise, resolve } = withResolvers<URL>();
    const watch: Watch = {
      redirectUri,
      state,
      caught: (url) => {
        this.#watches.delete(watch);
        resolve(url);
      },
    };
    this.#watches.add(watch);
    await this.#session.send('Fetch.enable', {
      patterns: [...this.#redirectUris].map((uri) => ({
        urlPattern: `${uri.replaceAll(/[\\*?]/g, '\\$&')}*`,
        requestStage: 'Request' as const,
      })),
    });
    return { caught: promise };
  }

  async #decide(requestId: string, url: URL): Promise<void> {
    const redirectUri = [...this.#redirectUris].find((uri) => leadsTo(url, uri));
    if (redirectUri === undefined) {
      await this.#session.send('Fetch.continueRequest', { requestId });
      return;
    }
    await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    const waiting = [...this.#watches].filter((watch) => watch.redirectUri === redirectUri);
    const own = waiting.find(({ state }) => state !== null && state === url.searchParams.get('state'));
    // A redirect that lost its state belongs to the only one who waits.
    const watch = own ?? (waiting.length === 1 ? waiting[0] : undefined);
    watch?.caught(url);
  }
}

function leadsTo(url: URL, redirectUri: string): boolean {
  const expected = new URL(redirectUri);
  return url.origin === expected.origin && url.pathname === expected.pathname;
}

function withResolvers<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
