// No credential is ever shown: each is marked, runs of every kind are made, and everything that comes out of them is searched, as well
// as everything that hosts were sent which should not have it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { comment } from '../../src/reporters/comment.ts';
import { type Format, type Reporter, reporters } from '../../src/reporters/index.ts';
import { summary } from '../../src/reporters/summary.ts';
import { signingBrowser } from '../../src/smoke/browser/browser.ts';
import type { Credentials } from '../../src/smoke/credentials.ts';
import { withSmoke } from '../../src/smoke/with-smoke.ts';
import { hasty, steady } from '../support/browser.ts';
import { type Bench, bench, withRefreshToken } from '../support/independent-run.ts';
import { reportOf } from '../support/report.ts';
import { type Handler, reply, replyJson, reset, serve } from '../support/server.ts';
import { type Ran, told } from '../support/smoke.ts';

const mark = 'c4n4ry-';

const formatted = {
  pretty: await reporters.pretty(),
  json: await reporters.json(),
  sarif: await reporters.sarif(),
  github: await reporters.github(),
  markdown: await reporters.markdown(),
} satisfies Record<Format, Reporter>;

/** An answer that gives back whatever it was asked, as a careless server does. */
const echo: Handler = (request, response) => {
  const { headers, url } = request;
  const sent = 'body' in request ? String(request.body) : '';
  const words = `${url} ${headers.authorization ?? ''} ${headers['dd-api-key'] ?? ''} ${sent}`;
  replyJson(400, { error: 'invalid_request', error_description: words, errors: [words] })(request, response);
};

const token = 'POST /oauth2/v1/token';

const runs: Readonly<Record<string, (made: Bench) => Credentials | undefined>> = {
  'everything passes': () => undefined,
  'a wrong secret': ({ signingIn }) => ({ ...signingIn, clientSecret: `${mark}wrong-secret` }),
  'token endpoint echoes': onRoute(token, echo),
  'token endpoint resets': onRoute(token, reset),
  'token endpoint says HTML': onRoute(token, reply(200, `<p>${mark}in-a-page`, { 'content-type': 'text/html' })),
  'tokens in an answer that breaks the rules': onRoute(
    token,
    replyJson(200, { access_token: [`${mark}access`], refresh_token: `${mark}refresh`, token_type: `${mark}type` }),
  ),
  'scopes that hold the token': onRoute(
    token,
    replyJson(200, { access_token: `${mark}access`, token_type: 'Bearer', expires_in: 1, scope: `metrics_read ${mark}access` }),
  ),
  'reads echo': onRoute('GET /api/v1/monitor', echo),
  'API key endpoint echoes': onRoute('POST /api/v2/api_keys/marketplace', echo),
  'proof of the API key echoes': onRoute('GET /api/v1/validate', echo),
  'list of clients echoes': onRoute('GET /api/v2/user_authorized_clients', echo),
  'revocation echoes': onRoute('POST /oauth2/v1/revoke', echo),
};

describe('runs of every kind', () => {
  for (const [name, prepare] of Object.entries(runs)) {
    for (const kind of ['sign-in', 'refresh-token'] as const) {
      test(`${name}, ${kind}`, async () => {
        const written = watchOutput();
        const made = await bench({ mark });
        const own = kind === 'sign-in' ? made.signingIn : await withRefreshToken(made);
        const credentials = prepare({ ...made, signingIn: own }) ?? own;
        const ran = await made.run(credentials);
        nothingShown(ran, made, written);
        if (name === 'everything passes') expect(told(ran).token).toMatch(/^passed/);
      });
    }
  }
});

test('a redirect that says everything it can', async () => {
  const written = watchOutput();
  const made = await bench({ mark });
  const { clientSecret } = made.signingIn;
  const ran = await made.run(made.signingIn, {
    signIn: async ({ redirectUri, url, password, email }) => {
      const said = new URLSearchParams({
        error: `${mark}code ${email}`,
        error_description: `${password} ${clientSecret} ${mark}code`,
        code: `${mark}code`,
        state: url.searchParams.get('state') ?? '',
      });
      return { status: 'redirected', url: new URL(`${redirectUri}?${said}`) };
    },
  });
  expect(told(ran).authorize).toMatch(/^failed: US1 refused: /);
  nothingShown(ran, made, written);
});

describe('sign-ins in a browser', () => {
  test('that pass and that fail: no text, no picture’s title, no other host', async () => {
    const written = watchOutput();
    const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'tilelint-canary-')));
    for (const folder of folders) onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [artifacts = '', others = ''] = folders;
    const made = await bench({ mark });
    const partner = await serve(reply(200));
    const patient = signingBrowser({ env: process.env, platform: process.platform, pace: steady, artifacts });
    const hurried = signingBrowser({ env: process.env, platform: process.platform, pace: hasty, artifacts: others });
    try {
      nothingShown(await made.run(made.signingIn, { signIn: patient.signIn }), made, written);
      const wrong: Credentials = {
        ...made.signingIn,
        user: { kind: 'sign-in', email: made.datadog.user.email, password: `${mark}wrong` },
      };
      const refused = await made.run(wrong, { signIn: patient.signIn });
      expect(told(refused).authorize).toMatch(/^failed: The sign-in was refused: Unknown email or password/);
      nothingShown(refused, made, written);
      // A page that gives back what was typed, in its title, its address and its words.
      made.datadog.faults.always['GET /oauth2/v1/authorize'] = reply(
        200,
        `<form action="/echo" method="get"><input type="email" name="user"><input type="password" name="pass"><button>Log in</button></form>`,
        { 'content-type': 'text/html' },
      );
      made.datadog.faults.always['GET /echo'] = (request, response) => {
        const said = decodeURIComponent(request.url ?? '');
        reply(200, `<title>${said}</title><div role="alert">${said}</div><p>${said}</p>`, { 'content-type': 'text/html' })(
          request,
          response,
        );
      };
      const echoed = await made.run(made.signingIn, { signIn: hurried.signIn });
      expect(told(echoed).authorize).toMatch(/^failed: /);
      nothingShown(echoed, made, written);
    } finally {
      await Promise.all([patient.close(), hurried.close()]);
    }
    expect(partner.asked).toEqual([]);
    for (const folder of folders) {
      expect(readdirSync(folder)).toHaveLength(2);
      for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file), 'latin1')).not.toContain(mark);
    }
  });
});

function onRoute(route: string, handler: Handler): (made: Bench) => undefined {
  return ({ datadog }) => {
    datadog.faults.always[route] = handler;
    return undefined;
  };
}

/** What a run writes by itself, which should be nothing. */
function watchOutput(): string[] {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    onTestFinished(() => spy.mockRestore());
  }
  return written;
}

function nothingShown(
  { smoke, findings, unchecked, secrets, rotated }: Ran,
  { datadog, partnerAsked }: Bench,
  written: readonly string[],
): void {
  const report = withSmoke(reportOf([]), { smoke, findings, unchecked });
  const texts = [
    ...Object.values(formatted).map((reporter) => reporter(report, { color: false, source: () => undefined })),
    summary(report, { link: () => undefined }),
    comment(report, { mark: '<!-- -->', footer: '', failed: true, link: () => undefined }),
  ];
  const shown = JSON.stringify({ smoke, findings, unchecked, written, texts });
  expect(shown).not.toContain(mark);
  // Markdown writes what means something there as an entity.
  expect(shown).not.toContain(mark.replace('-', '&#45;'));
  expect(JSON.stringify(partnerAsked)).not.toContain(mark);
  for (const secret of [...datadog.secrets, ...secrets, ...rotated]) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      expect(shown).not.toContain(form);
  }
  // The access token goes to reads, the keys to their lists, the secret and the refresh token to token and revoke, and nowhere else.
  // The test user's email and password go into the sign-in's forms.
  const { client, keys, user } = datadog;
  for (const { url, body, headers } of datadog.asked) {
    const oauth = /^\/oauth2\/v1\/(?:token|revoke)$/.test(url);
    if (!oauth) expect(`${url} ${body} ${JSON.stringify(headers)}`).not.toContain(client.secret);
    const typed = url.startsWith('/account/') || url.startsWith('/echo');
    for (const secret of [user.email, user.password])
      if (!typed) expect(decodeURIComponent(`${url} ${body} ${JSON.stringify(headers)}`)).not.toContain(secret);
    // Addresses end up in everybody's logs.
    for (const secret of datadog.secrets) if (!url.startsWith('/echo')) expect(url).not.toContain(secret);
    if (!url.startsWith('/api/')) expect(JSON.stringify(headers)).not.toContain(keys.apiKey);
  }
}
