// A person signs in, in a window of their own; the redirect to the partner is caught before it leaves.
import { launchChrome } from './chrome.ts';
import { RedirectCapture } from './redirect-capture.ts';

export interface PersonSignIn {
  /** The authorization request, with its state. */
  readonly url: URL;
  readonly redirectUri: string;
  /** Chrome's executable. */
  readonly chrome: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settles when the person gives up elsewhere. */
  readonly interrupted: Promise<void>;
}

/** @returns The redirect; undefined when the window was closed before. @throws Error when Chrome does not start. */
export async function signInByPerson({ url, redirectUri, chrome, env, interrupted }: PersonSignIn): Promise<URL | undefined> {
  const browser = await launchChrome({ executable: chrome, visible: true, env });
  try {
    const capture = await RedirectCapture.on(browser);
    const { caught } = await capture.watch(redirectUri, url.searchParams.get('state'));
    const closed = new Promise<undefined>((done) => {
      browser.once('disconnected', () => done(undefined));
      void interrupted.then(() => done(undefined));
    });
    const [page = await browser.newPage()] = await browser.pages();
    void page.goto(url.href).catch(() => {}); // A redirect that is caught at once ends the navigation with an error.
    page.once(
      'close',
      () =>
        void browser
          .pages()
          .then((pages) => (pages.length === 0 ? browser.close() : undefined))
          .catch(() => {}),
    );
    return await Promise.race([caught, closed]);
  } finally {
    await browser.close().catch(() => {}); // It is gone already.
  }
}
