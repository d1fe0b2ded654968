// How an onboarding URL is followed: as a browser would, up to the authorize page, and never to this machine or its networks.
import { describe, expect, test } from 'vitest';
import { bench } from '../support/independent-run.ts';
import { type Handler, reply, replyJson, serve } from '../support/server.ts';
import { oauthClients, target, told } from '../support/smoke.ts';

/** The step against a partner's service. */
async function onboarding(handler: Handler): Promise<string | undefined> {
  const made = await bench();
  made.onboarding = (request, response) => handler(request, response);
  return told(await made.run(made.signingIn)).onboarding;
}

/** The step with an address that the repository names. */
async function named(onboardingUrl: string): Promise<string | undefined> {
  const made = await bench();
  const clients = { integration: { ...oauthClients.integration, onboarding_url: onboardingUrl } };
  return told(await made.runAsNamed(made.signingIn, { targets: [target(clients)] })).onboarding;
}

function authorizeOf(site: string, clientId: string): string {
  const { redirect_uris: redirectUris } = oauthClients.integration;
  return `${site}/oauth2/v1/authorize?response_type=code&client_id=${clientId}&redirect_uri=${encodeURIComponent(redirectUris[0] ?? '')}&state=s&code_challenge=${'x'.repeat(43)}&code_challenge_method=S256`;
}

describe('followed', () => {
  const ways: Readonly<Record<string, (to: string) => Handler>> = {
    'by a redirect': (to) => reply(302, '', { location: to }),
    'by a Refresh header': (to) => reply(200, '', { refresh: `0; url=${to}` }),
    'by a meta element': (to) =>
      reply(200, `<meta http-equiv="refresh" content="0; url=${to.replaceAll('&', '&amp;')}">`, { 'content-type': 'text/html' }),
  };
  for (const [name, way] of Object.entries(ways)) {
    test(name, async () => {
      const made = await bench();
      const handler = way(authorizeOf(made.datadog.site.web, made.datadog.client.clientId));
      made.onboarding = (request, response) => handler(request, response);
      expect(told(await made.run(made.signingIn)).onboarding).toBe('passed');
    });
  }

  test('with `site` and `domain`, a cookie that comes back, and nothing secret', async () => {
    const made = await bench();
    const { site, client } = made.datadog;
    const partner = await serve(
      reply(302, '', { location: '/next?x=1', 'set-cookie': 'session=abc; Path=/; HttpOnly' }),
      (request, response) =>
        reply(302, '', { location: request.headers.cookie === 'session=abc' ? authorizeOf(site.web, client.clientId) : '/no' })(
          request,
          response,
        ),
    );
    const ran = await made.run(made.signingIn, { onboardingUrl: new URL('/connect?tenant=1', partner.origin) });
    expect(told(ran).onboarding).toBe('passed');
    const url = new URL(partner.asked[0]?.url ?? '', partner.origin);
    expect(Object.fromEntries(url.searchParams)).toEqual({ tenant: '1', site: site.web, domain: site.domain });
    for (const secret of made.datadog.secrets) expect(JSON.stringify(partner.asked)).not.toContain(secret);
  });
});

describe('what is seen in the place of it', () => {
  const form = '<form><input type="password"></form>';
  const cases: readonly (readonly [name: string, handler: Handler, says: RegExp])[] = [
    [
      'a sign-in page is skipped',
      reply(200, form, { 'content-type': 'text/html' }),
      /^skipped: it needs a sign-in to 127\.0\.0\.1:\d+/,
    ],
    ['401 is a sign-in', reply(401), /^skipped: it needs a sign-in/],
    ['403 is a sign-in', reply(403), /^skipped: it needs a sign-in/],
    [
      'a page of a web application is skipped',
      reply(200, '<div id="root"></div>'),
      /^skipped: it leads to a page of .* that does not go on by itself/,
    ],
    ['404 fails', reply(404), /^failed: 127\.0\.0\.1:\d+ answered 404 to the onboarding$/],
    ['500 fails', replyJson(500, {}), /answered 500 to the onboarding$/],
    ['a redirect without a place fails', reply(302), /answered 302 to the onboarding$/],
    ['a redirect to no URL fails', reply(302, '', { location: 'http://[' }), /redirects to something that is no URL$/],
    [
      'another scheme fails',
      reply(302, '', { location: 'file:///etc/passwd' }),
      /was not reached: it is none of the hosts that may be reached$/,
    ],
    [
      'credentials in a redirect fail',
      reply(302, '', { location: 'http://a:b@127.0.0.1:9/' }),
      /it is none of the hosts that may be reached$/,
    ],
  ];
  for (const [name, handler, says] of cases) {
    test(name, async () => {
      expect(await onboarding(handler)).toMatch(says);
    });
  }
});

describe('an address that the repository names', () => {
  for (const [name, url, says] of [
    ['plain http', 'http://app.harborlights.example/connect', /^failed: The onboarding URL is not https$/],
    ['no URL', 'connect', /^failed: The onboarding URL is no URL$/],
    [
      'this machine',
      'https://127.0.0.1:9/connect',
      /^failed: 127\.0\.0\.1:9 was not reached: it leads to an address that is not public$/,
    ],
    [
      'this machine by name',
      'https://localhost:9/connect',
      /^failed: localhost:9 was not reached: it leads to an address that is not public$/,
    ],
    ['the cloud’s metadata', 'https://169.254.169.254/latest/meta-data', /it leads to an address that is not public$/],
    ['an address in octal notation', 'https://0177.1/connect', /it leads to an address that is not public$/],
    ['with credentials', 'https://a:b@app.harborlights.example/', /it is none of the hosts that may be reached$/],
  ] as const) {
    test(`${name} is refused`, async () => {
      expect(await named(url)).toMatch(says);
    });
  }

  test('none is skipped', async () => {
    const made = await bench();
    const { onboarding_url: _, ...integration } = oauthClients.integration;
    expect(told(await made.runAsNamed(made.signingIn, { targets: [target({ integration })] })).onboarding).toBe(
      'skipped: the client has no onboarding URL',
    );
  });
});
