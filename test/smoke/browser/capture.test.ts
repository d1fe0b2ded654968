// However a page leaves for the partner, the code never reaches it: a live server listens at the redirect URI and hears nothing.
import { describe, expect, test } from 'vitest';
import { browserOfFile, html, pages, redirect, signInAt } from '../../support/browser.ts';
import { type Handler, reply, serve } from '../../support/server.ts';

const browser = browserOfFile();

const onClick = (script: string) => html(`<button onclick="${script}">Authorize</button>`);

/** What the pages of a site do, by their paths. @param to The callback, with the code. */
const ways: Readonly<Record<string, (to: string) => Readonly<Record<string, Handler>>>> = {
  'a 303': (to) => ({ '/oauth2/v1/authorize': redirect(to) }),
  'a 307 that answers a form': (to) => ({
    'GET /oauth2/v1/authorize': html('<form method="post"><button>Authorize</button></form>'),
    'POST /oauth2/v1/authorize': redirect(to, 307),
  }),
  'a form that is sent to it': (to) => ({
    '/oauth2/v1/authorize': html(`<form method="post" action="${to}"><button>Authorize</button></form>`),
  }),
  'location.assign': (to) => ({ '/oauth2/v1/authorize': onClick(`location.assign('${to}')`) }),
  'a meta element': (to) => ({ '/oauth2/v1/authorize': html(`<meta http-equiv="refresh" content="0;url=${to}">`) }),
  'a Refresh header': (to) => ({ '/oauth2/v1/authorize': html('', 200, { refresh: `0;url=${to}` }) }),
  'a pop-up': (to) => ({ '/oauth2/v1/authorize': onClick(`window.open('${to}')`) }),
  'a pop-up and a 303': (to) => ({ '/oauth2/v1/authorize': onClick("window.open('/go')"), '/go': redirect(to) }),
  'a frame': (to) => ({ '/oauth2/v1/authorize': html('<iframe src="/go"></iframe>'), '/go': redirect(to) }),
  'a fetch that follows': (to) => ({ '/oauth2/v1/authorize': onClick("fetch('/go', { mode: 'no-cors' })"), '/go': redirect(to) }),
  'a service worker': (to) => ({
    '/oauth2/v1/authorize': html(`<script>navigator.serviceWorker.register('/worker.js')</script>`),
    '/worker.js': reply(200, `oninstall = () => fetch('${to}', { mode: 'no-cors' }).catch(() => {})`, {
      'content-type': 'text/javascript',
    }),
  }),
};

describe('every way out', () => {
  for (const [name, way] of Object.entries(ways)) {
    test(name, async () => {
      const partner = await serve(reply(200));
      const to = `${partner.origin}/datadog/callback`;
      const site = await pages(way(`${to}?code=canary-code&state=own-state`));
      const result = await signInAt(browser, site.origin, to);
      expect(result).toEqual({ status: 'redirected', url: new URL(`${to}?code=canary-code&state=own-state`) });
      expect(partner.asked).toEqual([]);
    });
  }
});

describe('redirect URIs as partners register them', () => {
  const shapes: Readonly<Record<string, (origin: string) => readonly [registered: string, to: string]>> = {
    'with a query of its own, which comes back in another order': (origin) => [
      `${origin}/cb?tenant=a*b`,
      `${origin}/cb?code=canary-code&state=own-state&tenant=a*b`,
    ],
    'with a fragment': (origin) => [`${origin}/cb#/done`, `${origin}/cb?code=canary-code&state=own-state#/done`],
    'with capitals in its host': (origin) => [
      `${origin.replace('127.0.0.1', 'LOCALHOST')}/cb`,
      `${origin.replace('127.0.0.1', 'localhost')}/cb?code=canary-code&state=own-state`,
    ],
    'without a path': (origin) => [origin, `${origin}/?code=canary-code&state=own-state`],
  };
  for (const [name, shape] of Object.entries(shapes)) {
    test(name, async () => {
      const partner = await serve(reply(200));
      const [registered, to] = shape(partner.origin);
      const site = await pages({ '/oauth2/v1/authorize': redirect(to) });
      const result = await signInAt(browser, site.origin, registered);
      expect(result.status === 'redirected' && result.url.searchParams.get('code')).toBe('canary-code');
      expect(partner.asked).toEqual([]);
    });
  }
});

test('other addresses of the partner are left alone', async () => {
  const partner = await serve(reply(200, '.'));
  const to = `${partner.origin}/datadog/callback`;
  const site = await pages({
    '/oauth2/v1/authorize': html(
      `<img src="${partner.origin}/logo.png"><button onclick="location.assign('${to}?code=c&state=own-state')">Authorize</button>`,
    ),
  });
  expect((await signInAt(browser, site.origin, to)).status).toBe('redirected');
  expect(partner.asked.map(({ url }) => url)).toEqual(['/logo.png']);
});

test('nine sites at once: one browser, a context each, and every redirect comes to the one who waits for it', async () => {
  const partner = await serve(reply(200));
  const to = `${partner.origin}/datadog/callback`;
  const results = await Promise.all(
    Array.from({ length: 9 }, async (_, index) => {
      // Cookies do not know ports: of a shared context, the last sign-in would be everybody's.
      const site = await pages({
        '/oauth2/v1/authorize': (request, response) =>
          html(`<form method="post" action="/done"><button>Authorize</button></form>`, 200, {
            'set-cookie': `who=${index}; path=/`,
          })(request, response),
        '/done': (request, response) =>
          redirect(`${to}?code=${/who=\d/.exec(request.headers.cookie ?? '')?.[0]}&state=${index}`)(request, response),
      });
      return signInAt(browser, site.origin, to, { state: String(index) });
    }),
  );
  const brought = results.map((result) => (result.status === 'redirected' ? result.url.searchParams.get('code') : result.reason));
  expect(brought).toEqual(Array.from({ length: 9 }, (_, index) => `who=${index}`));
  expect(partner.asked).toEqual([]);
});

test('a sign-in that was given up waits no more, and its redirect is stopped all the same', async () => {
  const partner = await serve(reply(200));
  const to = `${partner.origin}/datadog/callback`;
  const nothing = await pages({ '/oauth2/v1/authorize': html('Nothing') });
  const given = await signInAt(browser, nothing.origin, to, { state: 'first', signal: AbortSignal.timeout(300) });
  expect(given.status).toBe('failed');
  // The second one lost its state: it belongs to the only one who still waits.
  const site = await pages({ '/oauth2/v1/authorize': redirect(`${to}?code=canary-code`) });
  expect((await signInAt(browser, site.origin, to, { state: 'second' })).status).toBe('redirected');
  expect(partner.asked).toEqual([]);
});
