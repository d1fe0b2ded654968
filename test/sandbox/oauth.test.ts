// The sandbox speaks as Datadog does: what it sends back to the partner, how it refuses, and pages that a person can use. By plain
// requests, so that nothing is taken from the client that it is there to test.
import { describe, expect, test } from 'vitest';
import type { SandboxSite } from '../../src/sandbox/sandbox.ts';
import { oauthClients, sandbox, sandboxSite } from '../support/smoke.ts';

const [redirectUri = ''] = oauthClients.integration.redirect_uris;
const verifier = 'v'.repeat(43);
const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url');

function authorizeUrl({ origin, clients }: SandboxSite, changes: Readonly<Record<string, string | undefined>> = {}): URL {
  const url = new URL('/oauth2/v1/authorize', origin);
  const parameters = {
    response_type: 'code',
    client_id: clients[0]?.id,
    redirect_uri: redirectUri,
    state: 'own-state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** Goes where a browser would, and fills in each form that it meets. @returns The pages, and where it was sent at last. */
async function visit(start: URL, ...forms: readonly Readonly<Record<string, string>>[]) {
  const cookies = new Map<string, string>();
  const shown: string[] = [];
  const left = [...forms];
  let at = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 15; steps++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    form = undefined;
    if (location !== null) at = new URL(location, at);
    else {
      shown.push(await answer.text());
      const next = left.shift();
      if (next === undefined) return { shown, at };
      form = new URLSearchParams(next);
    }
    if (at.origin !== start.origin) return { shown, at };
  }
  throw new Error('It does not come to an end');
}

async function token(origin: string, form: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${origin}/oauth2/v1/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: await answer.json() };
}

test('a person signs in and consents; the partner gets the code, and everything that Datadog adds', async () => {
  const started = await sandbox();
  const [site] = started.sites;
  const [client] = site?.clients ?? [];
  if (site === undefined || client === undefined) throw new Error('The sandbox has a client');
  const { at } = await visit(authorizeUrl(site), { ...started.user }, { consent: 'yes' });
  expect(at.origin + at.pathname).toBe(redirectUri);
  const { code = '', ...others } = Object.fromEntries(at.searchParams);
  expect(others).toEqual({
    state: 'own-state',
    client_id: client.id,
    site: site.origin,
    domain: new URL(site.origin).host,
    dd_oid: expect.stringMatching(/^[\da-f-]{36}$/),
    dd_org_name: 'Sandbox',
  });
  const exchange = {
    grant_type: 'authorization_code',
    client_id: client.id,
    client_secret: client.secret,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  };
  const { client_secret: _, ...withoutSecret } = exchange;
  expect(await token(site.origin, withoutSecret)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(await token(site.origin, exchange)).toMatchObject({
    status: 200,
    body: {
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: client.scopes.join(' '),
    },
  });
  expect(await token(site.origin, exchange)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a person says no', async () => {
  const started = await sandbox();
  const [site] = started.sites;
  if (site === undefined) throw new Error('The sandbox has a site');
  const { at } = await visit(authorizeUrl(site), { ...started.user }, { consent: 'no' });
  expect(Object.fromEntries(at.searchParams)).toMatchObject({
    error: 'access_denied',
    state: 'own-state',
    dd_org_name: 'Sandbox',
  });
});

describe('refusals in Datadog’s own words', () => {
  test.each<[name: string, changes: Readonly<Record<string, string>>, error: string]>([
    ['a redirect URI', { redirect_uri: 'https://app.harborlights.example/other' }, 'invalid_request - Mismatching redirect URI.'],
    ['a client', { client_id: 'another' }, 'invalid_request - Invalid client_id parameter value.'],
    ['a scope', { scope: 'billing_read' }, 'invalid_scope - The requested scope is invalid, unknown, or malformed.'],
  ])('%s that is not registered', async (_, changes, error) => {
    const answer = await fetch(authorizeUrl(await sandboxSite(), changes), { redirect: 'manual' });
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 400, body: { errors: [error] } });
  });

  test.each<[name: string, changes: Readonly<Record<string, string | undefined>>]>([
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
  ])('%s comes back to the partner', async (_, changes) => {
    const { at } = await visit(authorizeUrl(await sandboxSite(), changes));
    expect(at.href.startsWith(redirectUri)).toBe(true);
    expect(at.searchParams.get('error')).toBe('invalid_request');
  });

  test('a refresh token of another site', async () => {
    const { sites } = await sandbox({ sites: ['US1', 'EU1'] });
    const [us, eu] = sites;
    const [client] = eu?.clients ?? [];
    if (us === undefined || eu === undefined || client === undefined) throw new Error('The sandbox has two sites');
    const form = {
      grant_type: 'refresh_token',
      client_id: client.id,
      client_secret: client.secret,
      refresh_token: await us.refreshToken(us.clients[0]?.id ?? ''),
    };
    expect(await token(eu.origin, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

test('the Marketplace API key exists once, and needs its scope', async () => {
  for (const [scopes, statuses] of [
    [oauthClients.integration.scopes, [201, 409]],
    [['metrics_read'], [403, 403]],
  ] as const) {
    const site = await sandboxSite({ clients: { integration: { ...oauthClients.integration, scopes } } });
    const [client] = site.clients;
    if (client === undefined) throw new Error('The sandbox has a client');
    const { body } = await token(site.origin, {
      grant_type: 'refresh_token',
      client_id: client.id,
      client_secret: client.secret,
      refresh_token: await site.refreshToken(client.id),
    });
    expect(body).toHaveProperty('access_token');
    const { access_token: access } = body as { access_token: string }; // Looked at above.
    const create = async () => {
      const headers = { authorization: `Bearer ${access}` };
      return (await fetch(`${site.origin}/api/v2/api_keys/marketplace`, { method: 'POST', headers })).status;
    };
    expect([await create(), await create()]).toEqual(statuses);
  }
});

test('the pages have a language, a title, a label for each field, and nothing from elsewhere; hostile names are text', async () => {
  const hostile = '<script>alert(1)</script>"\'';
  const started = await sandbox({
    clients: { integration: { ...oauthClients.integration, name: hostile, description: hostile } },
  });
  const [site] = started.sites;
  if (site === undefined) throw new Error('The sandbox has a site');
  const wrong = { email: started.user.email, password: 'wrong' };
  const { shown } = await visit(authorizeUrl(site), wrong, { ...started.user });
  shown.push(await (await fetch(site.origin)).text());
  expect(shown.map((page) => /<title>(.*?) · /.exec(page)?.[1])).toEqual([
    'Sign in',
    'Sign in',
    expect.stringMatching(/^Authorize &#60;script/),
    'US1',
  ]);
  expect(shown[1]).toContain('role="alert">The email or the password is wrong.<');
  for (const page of shown) {
    expect(page).toContain('<html lang="en">');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=/);
    for (const [, id] of page.matchAll(/<input id="(\w+)"/g)) expect(page).toContain(`<label for="${id}">`);
  }
});
