// A bad day that was asked for is the one that comes: at its endpoint, as often as was said, and nowhere else.
import { describe, expect, test } from 'vitest';
import { parseFault } from '../../src/sandbox/faults.ts';
import type { SandboxSite } from '../../src/sandbox/sandbox.ts';
import { sandboxSite } from '../support/smoke.ts';

const validate = (site: SandboxSite, init: RequestInit = {}) =>
  fetch(`${site.origin}/api/v1/validate`, { redirect: 'manual', headers: { 'dd-api-key': site.keys.apiKey }, ...init });

async function told(answer: Promise<Response>): Promise<{ status: number; text: string } | 'no answer'> {
  try {
    const response = await answer;
    return { status: response.status, text: await response.text() };
  } catch {
    return 'no answer';
  }
}

async function accessToken({ origin, clients, refreshToken }: SandboxSite): Promise<string> {
  const [client] = clients;
  const form = {
    grant_type: 'refresh_token',
    client_id: client?.id ?? '',
    client_secret: client?.secret ?? '',
    refresh_token: await refreshToken(client?.id ?? ''),
  };
  const answer = await fetch(`${origin}/oauth2/v1/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: access }: { access_token?: string } = JSON.parse(await answer.text());
  return access ?? '';
}

const monitors = ({ origin }: SandboxSite, access: string) =>
  fetch(`${origin}/api/v1/monitor`, { headers: { authorization: `Bearer ${access}` } });

test.each<[fault: string, expected: unknown]>([
  ['validate=slow', 'no answer'],
  ['validate=reset', 'no answer'],
  ['validate=truncated', { status: 200, text: '{"data":' }],
  ['validate=html', { status: 200, text: expect.stringMatching(/^<!doctype html>/) }],
  ['validate=loop', { status: 302, text: '' }],
  ['validate=503', { status: 503, text: '{"errors":["Service Unavailable"]}' }],
  ['token=503', { status: 200, text: '{"valid":true}' }],
])('%s', async (fault, expected) => {
  const site = await sandboxSite({ faults: [fault] });
  const signal = AbortSignal.timeout(fault.endsWith('slow') ? 300 : 20_000);
  expect(await told(validate(site, { signal }))).toEqual(expected);
});

test('validate=large: 10 MB', async () => {
  const site = await sandboxSite({ faults: ['validate=large'] });
  expect((await (await validate(site)).text()).length).toBeGreaterThan(10_000_000);
});

test('as often as was said, with the time to wait', async () => {
  const site = await sandboxSite({ faults: ['validate=429x2'] });
  const answers = [await validate(site), await validate(site), await validate(site)];
  expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
    [429, '1'],
    [429, '1'],
    [200, null],
  ]);
});

describe('what an endpoint does differently', () => {
  test('a token lacks the last scope', async () => {
    for (const [faults, status] of [
      [['token=missing-scope'], 403],
      [[], 200],
    ] as const) {
      const site = await sandboxSite({ faults });
      expect((await monitors(site, await accessToken(site))).status).toBe(status);
    }
  });

  test('a scope that was granted is refused', async () => {
    const site = await sandboxSite({ faults: ['api=rejected-scope'] });
    expect((await monitors(site, await accessToken(site))).status).toBe(403);
  });

  test('a revocation is answered, and not made', async () => {
    for (const [faults, status] of [
      [['revoke=ignored'], 200],
      [[], 401],
    ] as const) {
      const site = await sandboxSite({ faults });
      const [client] = site.clients;
      const access = await accessToken(site);
      const form = { client_id: client?.id ?? '', client_secret: client?.secret ?? '', token: access };
      const revoked = await fetch(`${site.origin}/oauth2/v1/revoke`, { method: 'POST', body: new URLSearchParams(form) });
      expect(revoked.status).toBe(200);
      expect((await monitors(site, access)).status).toBe(status);
    }
  });
});

test.each([
  ['token', 'Expected ENDPOINT=FAULT with one of authorize, token, revoke, api-keys, validate, apps, api, found `token`'],
  [
    'tokens=503',
    'Expected ENDPOINT=FAULT with one of authorize, token, revoke, api-keys, validate, apps, api, found `tokens=503`',
  ],
  [
    'token=200',
    /^Expected a status such as 503, slow, .*rotated-refresh-token, missing-scope as the fault of `token`, found `200`$/,
  ],
  ['revoke=other-app', /as the fault of `revoke`, found `other-app`$/],
  ['token=503x0', /found `503x0`$/],
])('%s is none', (text, message) => {
  expect(() => parseFault(text)).toThrow(message);
});
