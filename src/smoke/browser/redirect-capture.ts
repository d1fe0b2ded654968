// Catches redirects to the partner before they leave. A session of the whole browser sees every request of every page, pop-up, frame
// and worker, redirects included; one of a page does not (puppeteer's own interception lets pop-ups through).
import type { Browser, CDPSession } from 'puppeteer-core';

interface Watch {
  readonly place: string;
  readonly state: string | null;
  readonly caught: (url: URL) => void;
}

export interface Watching {
  readonly caught: Promise<URL>;
  /** Nobody waits for it any more; what comes late is stopped all the same. */
  end(): void;
}

export class RedirectCapture {
  readonly #session: CDPSession;
  readonly #watches = new Set<Watch>();
  /** Where nothing may arrive, as long as the browser runs. */
  readonly #places = new Set<string>();

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
  async watch(redirectUri: string, state: string | null): Promise<Watching> {
    const place = placeOf(new URL(redirectUri));
    this.#places.add(place);
    let resolve: (url: URL) => void = () => {};
    const caught = new Promise<URL>((done) => {
      resolve = done;
    });
    const watch: Watch = { place, state, caught: resolve };
    this.#watches.add(watch);
    await this.#session.send('Fetch.enable', {
      patterns: [...this.#places].map((each) => ({
        urlPattern: `${each.replaceAll(/[\\*?]/g, '\\$&')}*`,
        requestStage: 'Request' as const,
      })),
    });
    return { caught, end: () => void this.#watches.delete(watch) };
  }

  async #decide(requestId: string, url: URL): Promise<void> {
    const place = placeOf(url);
    if (!this.#places.has(place)) {
      await this.#session.send('Fetch.continueRequest', { requestId });
      return;
    }
    await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    const waiting = [...this.#watches].filter((watch) => watch.place === place);
    const own = waiting.find(({ state }) => state !== null && state === url.searchParams.get('state'));
    // A redirect that lost its state belongs to the only one who waits.
    const watch = own ?? (waiting.length === 1 ? waiting[0] : undefined);
    watch?.caught(url);
  }
}

/** As requests have it: a registered redirect URI may carry a query of its own, a fragment, or capitals in its host. */
function placeOf({ origin, pathname }: URL): string {
  return origin + pathname;
}
