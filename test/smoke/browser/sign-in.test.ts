// Sign-in pages of every kind, in a real Chromium: what is done, what is said, and where a password is never typed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { signingBrowser } from '../../../src/smoke/browser/browser.ts';
import { account, browserOfFile, hasty, html, pages, redirect, signInAt } from '../../support/browser.ts';
import { bench } from '../../support/independent-run.ts';
import { type Handler, reply, replyJson, reset, serve, silent } from '../../support/server.ts';
import { told } from '../../support/smoke.ts';

const artifacts = mkdtempSync(join(tmpdir(), 'tilelint-artifacts-'));
afterAll(() => rmSync(artifacts, { recursive: true, force: true }));

const browser = browserOfFile();
const impatient = browserOfFile({ pace: hasty, artifacts });

const redirectUri = 'https://app.harborlights.example/datadog/callback';
const back = `${redirectUri}?code=canary-code&state=own-state`;
const authorize = '/oauth2/v1/authorize';
const both =
  '<form method="post" action="/in"><input type="email" name="user"><input type="password" name="pass"><button>Log in</button></form>';

/** Whether what was sent is the account. */
function isAccount(body: string): boolean {
  const form = new URLSearchParams(body);
  return form.get('user') === account.email && form.get('pass') === account.password;
}

test('the whole loop: sign-in, consent, and every step after it', async () => {
  const made = await bench();
  const ran = await made.run(made.signingIn, { signIn: browser.signIn });
  expect(ran.smoke[0]?.steps.filter(({ status }) => status !== 'passed')).toEqual([]);
});

describe('what signs in', () => {
  test('an email, then a password, on two pages', async () => {
    const site = await pages({
      [authorize]: html('<form method="post" action="/password"><input type="email" name="user"><button>Next</button></form>'),
      '/password': html('<form method="post" action="/in"><input type="password" name="pass"><button>Log in</button></form>'),
      '/in': redirect(back),
    });
    expect((await signInAt(browser, site.origin, redirectUri)).status).toBe('redirected');
    const sent = site.asked.filter(({ method }) => method === 'POST').map(({ body }) => new URLSearchParams(body));
    expect(sent.map((form) => Object.fromEntries(form))).toEqual([{ user: account.email }, { pass: account.password }]);
  });

  test('a page whose script reads what is typed, and shows the password late', async () => {
    const site = await pages({
      [authorize]: html(`<input type="email" id="user"><input type="password" id="pass" hidden>
        <script>
          const typed = {};
          for (const field of document.querySelectorAll('input')) {
            field.addEventListener('input', () => { typed[field.id] = field.value; });
            field.addEventListener('keydown', ({ key }) => {
              if (key !== 'Enter') return;
              if (typed.pass === undefined) { setTimeout(() => { document.getElementById('pass').hidden = false; }, 100); return; }
              fetch('/in', { method: 'POST', body: new URLSearchParams({ user: typed.user, pass: typed.pass }) }).then(() => location.assign('/done'));
            });
          }
        </script>`),
      '/in': reply(200),
      '/done': redirect(back),
    });
    expect((await signInAt(browser, site.origin, redirectUri)).status).toBe('redirected');
    expect(site.asked.filter(({ url }) => url === '/in').map(({ body }) => isAccount(body))).toEqual([true]);
  });

  test('a dialog is dismissed', async () => {
    const site = await pages({ [authorize]: html(`<script>alert('Welcome')</script>${both}`), '/in': redirect(back) });
    expect((await signInAt(browser, site.origin, redirectUri)).status).toBe('redirected');
  });

  test('consent by a button that allows, whatever its place and its language', async () => {
    const site = await pages({
      [authorize]: html(
        '<form method="post" action="/no"><button>Cancel</button></form><form method="post" action="/yes"><button>Zulassen</button></form>',
      ),
      '/yes': redirect(back),
      '/no': html('No'),
    });
    expect((await signInAt(browser, site.origin, redirectUri)).status).toBe('redirected');
  });
});

describe('what no program can do is said, and is no failure', () => {
  test('a second factor', async () => {
    const site = await pages({
      [authorize]: html(both),
      '/in': html('<form><label>Code <input autocomplete="one-time-code" name="code"></label><button>Verify</button></form>'),
    });
    expect(await signInAt(browser, site.origin, redirectUri)).toEqual({
      status: 'person-needed',
      reason: 'the account asks for a second factor: use a test user without one, or a refresh token',
    });
  });

  for (const [name, page] of [
    ['that looks just like the site', both],
    ['that asks to go on', '<button>Continue</button>'],
    ['that asks for nothing that is known', 'Sign in with your key card'],
  ] as const) {
    test(`single sign-on at another host, ${name}: nothing is typed or pressed there`, async () => {
      const elsewhere = await serve(html(page));
      const sso = elsewhere.origin.replace('127.0.0.1', 'localhost');
      const site = await pages({
        [authorize]: html('<form method="post" action="/next"><input type="email" name="user"><button>Next</button></form>'),
        '/next': redirect(`${sso}/login`),
      });
      const result = await signInAt(impatient, site.origin, redirectUri);
      expect(result.status).toBe('person-needed');
      expect(result).toHaveProperty(
        'reason',
        expect.stringMatching(
          /^the sign-in goes on at localhost:\d+, a single sign-on: use a test user with a password, or a refresh token/,
        ),
      );
      expect(elsewhere.asked.filter(({ url }) => url !== '/favicon.ico').map(({ method, url }) => `${method} ${url}`)).toEqual([
        'GET /login',
      ]);
      expect(JSON.stringify(elsewhere.asked)).not.toMatch(/canary/i);
    });
  }

  test('the page of another host does not come to know what is looked for on it', async () => {
    const spy = await pages({
      '/login': html(`${both}<script>
        const tell = (text) => navigator.sendBeacon('/told', String(text));
        for (const name of ['includes', 'replaceAll', 'toLowerCase', 'indexOf']) {
          const own = String.prototype[name];
          String.prototype[name] = function (...all) { tell(this + ' ' + all.join(' ')); return own.apply(this, all); };
        }
      </script>`),
      '/told': reply(204),
    });
    const site = await pages({ [authorize]: redirect(`${spy.origin.replace('127.0.0.1', 'localhost')}/login`) });
    expect((await signInAt(impatient, site.origin, redirectUri)).status).toBe('person-needed');
    expect(JSON.stringify(spy.asked)).not.toMatch(/canary/i);
  });

  test('a puzzle', async () => {
    const site = await pages({
      [authorize]: html(`${both}<iframe title="recaptcha" src="/captcha" width="300" height="80"></iframe>`),
      '/captcha': html('Pick all boats'),
    });
    expect(await signInAt(browser, site.origin, redirectUri)).toEqual({
      status: 'person-needed',
      reason: 'the sign-in asks to solve a puzzle: use a refresh token',
    });
    expect(site.asked.some(({ url }) => url === '/in')).toBe(false);
  });

  test('the badge of a puzzle that only watches is none', async () => {
    const site = await pages({
      [authorize]: html(`${both}<iframe title="recaptcha" src="/captcha" width="70" height="60"></iframe>`),
      '/captcha': html(''),
      '/in': redirect(back),
    });
    expect((await signInAt(browser, site.origin, redirectUri)).status).toBe('redirected');
  });
});

describe('what fails says why', () => {
  const cases: readonly { name: string; answers: Readonly<Record<string, Handler>>; says: RegExp }[] = [
    {
      name: 'a wrong password',
      answers: { [authorize]: html(both), '/in': html(`<div role="alert">Unknown email\n or password</div>${both}`) },
      says: /^The sign-in was refused: Unknown email or password/,
    },
    {
      name: 'a wrong password, without a word',
      answers: { [authorize]: html(both), '/in': html(both) },
      says: /^The sign-in was refused/,
    },
    {
      name: 'an error in JSON',
      answers: { [authorize]: replyJson(400, { errors: ['invalid_request - Mismatching redirect URI.'] }) },
      says: /^The authorize page answered invalid_request - Mismatching redirect URI\./,
    },
    {
      name: 'an error in JSON after the consent',
      answers: {
        [authorize]: html('<form method="post" action="/yes"><button>Authorize</button></form>'),
        '/yes': replyJson(400, { errors: ['invalid_request - Invalid client_id parameter value.'] }),
      },
      says: /^The authorize page answered: invalid_request - Invalid client_id parameter value\./,
    },
    {
      name: 'a page that asks for nothing',
      answers: { [authorize]: html('Nothing to see') },
      says: /^The page 127\.0\.0\.1:\d+\/oauth2\/v1\/authorize \(A page\) asks for nothing that is known: no sign-in, no consent/,
    },
    { name: 'slow', answers: { [authorize]: silent }, says: /^The authorize page did not open: / },
    { name: 'reset', answers: { [authorize]: reset }, says: /^The authorize page did not open: ERR_CONNECTION_RESET/ },
    { name: '503', answers: { [authorize]: html('Back soon', 503) }, says: /^The authorize page answered 503/ },
    { name: '404', answers: { [authorize]: html('Gone', 404) }, says: /^The authorize page answered 404/ },
    {
      name: 'a redirect loop',
      answers: { [authorize]: redirect(authorize) },
      says: /^The authorize page did not open: ERR_TOO_MANY_REDIRECTS/,
    },
    {
      name: 'a truncated page',
      answers: {
        [authorize]: (request, response) => {
          response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' }).write('<title>Log in</title>');
          setTimeout(() => request.socket.destroy(), 50);
        },
      },
      says: /^(?:The page .* asks for nothing that is known|The authorize page did not open: ERR_CONTENT_LENGTH_MISMATCH)/,
    },
    {
      name: 'truncated JSON',
      answers: { [authorize]: reply(200, '{"errors":["inv', { 'content-type': 'application/json' }) },
      says: /^The authorize page answered: \{"errors":\["inv/,
    },
    {
      name: 'a body of 10 MB',
      answers: { [authorize]: html('x '.repeat(5_000_000)) },
      says: /asks for nothing that is known|did not open/,
    },
  ];
  for (const { name, answers, says } of cases) {
    test(name, async () => {
      const site = await pages(answers);
      const result = await signInAt(impatient, site.origin, redirectUri);
      expect(result).toEqual({ status: 'failed', reason: expect.stringMatching(says) });
    });
  }

  for (const [name, first] of [
    ['429', reply(429, '', { 'retry-after': '1' })],
    ['503', html('Back soon', 503)],
    ['a reset', reset],
  ] as const) {
    test(`${name}, then as usual, is no failure`, async () => {
      let opened = 0;
      // Chrome itself asks once more after a reset.
      const site = await pages({
        [authorize]: (request, response) => (opened++ < 1 ? first : redirect(back))(request, response),
      });
      expect((await signInAt(browser, site.origin, redirectUri)).status).toBe('redirected');
    });
  }

  test('a consent that is denied comes back as an error', async () => {
    const denied = `${redirectUri}?error=access_denied&state=own-state`;
    const site = await pages({ [authorize]: redirect(denied) });
    expect(await signInAt(browser, site.origin, redirectUri)).toEqual({ status: 'redirected', url: new URL(denied) });
  });

  test('a redirect URI that Datadog does not know, and the wrong version’s client', async () => {
    const made = await bench();
    const credentials = { ...made.signingIn, clientId: '00000000-0000-4000-8000-000000000001' };
    expect(told(await made.run(credentials, { signIn: browser.signIn })).authorize).toMatch(
      /^failed: The authorize page answered invalid_request - Invalid client_id parameter value\.$/,
    );
  });
});

describe('what is kept of a failed sign-in', () => {
  test('a picture and a title, without anything that was typed', async () => {
    const ofPerson = `/in/${encodeURIComponent(account.email)}`;
    const site = await pages({
      [authorize]: html(both.replace('/in', ofPerson)),
      [ofPerson]: reply(
        200,
        `<!doctype html><title>No ${account.email}</title><p>Nobody is called ${account.email.toLowerCase()}</p><div role="alert">Wrong</div>
        <input type="text" value="${account.password}"><form><input type="email" value="${account.email}"><input type="password"></form>`,
        { 'content-type': 'text/html' },
      ),
    });
    const before = new Set(readdirSync(artifacts));
    const result = await signInAt(impatient, site.origin, redirectUri);
    const [, picture = ''] = /\((.+\.png)\)$/.exec(result.status === 'failed' ? result.reason : '') ?? [];
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
    for (const file of [picture, picture.replace(/png$/, 'txt')]) expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readdirSync(artifacts).filter((file) => !before.has(file));
    expect(kept).toHaveLength(2);
    const text = readFileSync(picture.replace(/png$/, 'txt'), 'utf8');
    expect(text).toMatch(/^\[redacted\]\nhttp:\/\/127\.0\.0\.1:\d+\/in\/\[redacted\]\n$/);
  });

  test('a folder that cannot be written is said', async () => {
    const nowhere = signingBrowser({ env: process.env, platform: process.platform, pace: hasty, artifacts: '/dev/null/folder' });
    const site = await pages({ [authorize]: html('', 404) });
    expect(await signInAt(nowhere, site.origin, redirectUri)).toHaveProperty(
      'reason',
      'The authorize page answered 404 (no picture could be kept in /dev/null/folder)',
    );
    await nowhere.close();
  });
});
