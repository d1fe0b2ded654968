// A bad day at every step: what passes by is waited for, what does not is the step's failure in words, and no step ends the others.
import { describe, expect, test } from 'vitest';
import type { StepName } from '../../src/smoke/step.ts';
import { type Bench, bench, withRefreshToken } from '../support/independent-run.ts';
import { type Handler, reply, replyJson, reset, silent } from '../support/server.ts';
import { told } from '../support/smoke.ts';

const disturbances = {
  slow: silent,
  reset,
  '429 with Retry-After': replyJson(429, { errors: ['Too many requests'] }, { 'retry-after': '1' }),
  '503': replyJson(503, { errors: ['Service Unavailable'] }),
  'truncated JSON': reply(200, '{"access_token":"abc', { 'content-type': 'application/json' }),
  'HTML in the place of JSON': reply(200, '<!doctype html><title>Maintenance</title>', { 'content-type': 'text/html' }),
  'a body of 10 MB': reply(200, 'x'.repeat(10_000_000), { 'content-type': 'application/json' }),
  'a redirect loop': (request, response) => void response.writeHead(302, { location: request.url }).end(),
} satisfies Record<string, Handler>;

type Disturbance = keyof typeof disturbances;

interface Disturbed {
  readonly step: StepName;
  /** `METHOD /path`, and how many requests to it go well before. */
  readonly route: string;
  readonly after?: number;
  readonly signingIn?: true;
  /** For as long as it lasts. 429 and 503 pass by after one answer, everywhere. */
  readonly says: Readonly<Record<Exclude<Disturbance, '429 with Retry-After' | '503'>, RegExp>>;
}

const token = 'POST /oauth2/v1/token';
const noTokens = (what: string) => new RegExp(`^failed: US1 answered 200 \\(${what}.*\\): expected \`access_token\``);
const whole = /^failed: 127\.0\.0\.1:\d+ gave no whole answer: /;
const inconclusive = /^skipped: inconclusive: /;
const passes = /^passed/;

const disturbed: readonly Disturbed[] = [
  {
    step: 'token',
    route: token,
    says: {
      slow: /no answer within 0\.15 s; try again, and where the refresh token is refused then, it was replaced in between/,
      reset: /it closed the connection; try again, and where the refresh token is refused then/,
      'truncated JSON': noTokens('its answer is no token response'),
      'HTML in the place of JSON': noTokens('its answer is no token response'),
      'a body of 10 MB': /its answer is larger than 1000000 bytes/,
      'a redirect loop': /^failed: US1 answered 302 .*: expected tokens$/,
    },
  },
  {
    step: 'scope-access',
    route: 'GET /api/v1/monitor',
    says: {
      slow: /^passed: nothing can be said of `monitors_read` \(no answer\)$/,
      reset: /^passed: nothing can be said of `monitors_read` \(no answer\)$/,
      // What a read holds is not looked at: that it is opened is what the scope is for.
      'truncated JSON': passes,
      'HTML in the place of JSON': passes,
      'a body of 10 MB': /^passed: nothing can be said of `monitors_read` \(no answer\)$/,
      'a redirect loop': /^passed: nothing can be said of `monitors_read` \(302\)$/,
    },
  },
  {
    step: 'create-api-key',
    route: 'POST /api/v2/api_keys/marketplace',
    says: {
      slow: whole,
      reset: /it closed the connection; try again$/,
      'truncated JSON': /^failed: Expected 201 or 409, found 200 \(its answer is not JSON\)$/,
      'HTML in the place of JSON': /^failed: Expected 201 or 409, found 200 \(it answered with a web page\)$/,
      'a body of 10 MB': whole,
      'a redirect loop': /^failed: Expected 201 or 409, found 302/,
    },
  },
  {
    step: 'app-uuid',
    route: 'GET /api/v2/user_authorized_clients',
    says: {
      slow: inconclusive,
      reset: inconclusive,
      'truncated JSON': /its answer is not JSON/,
      'HTML in the place of JSON': /its answer is not JSON/,
      'a body of 10 MB': inconclusive,
      'a redirect loop': /it answered 302/,
    },
  },
  {
    step: 'refresh',
    route: token,
    after: 1,
    signingIn: true,
    says: {
      slow: whole,
      reset: whole,
      'truncated JSON': noTokens('its answer is no token response'),
      'HTML in the place of JSON': noTokens('its answer is no token response'),
      'a body of 10 MB': whole,
      'a redirect loop': /^failed: US1 answered 302 .*: expected tokens$/,
    },
  },
  {
    step: 'confidential-client',
    route: token,
    after: 1,
    says: {
      slow: whole,
      reset: whole,
      'truncated JSON': /^skipped: inconclusive: the server answered 200 to a wrong secret$/,
      'HTML in the place of JSON': /^skipped: inconclusive: the server answered 200 to a wrong secret$/,
      'a body of 10 MB': whole,
      'a redirect loop': /^skipped: inconclusive: the server answered 302 to a wrong secret$/,
    },
  },
  {
    step: 'revoke',
    route: 'POST /oauth2/v1/revoke',
    says: {
      slow: whole,
      reset: whole,
      // Its body means nothing (RFC 7009, 2.2); that the token is alive does.
      'truncated JSON': /^failed: The access token still opens what it opened before/,
      'HTML in the place of JSON': /^failed: The access token still opens what it opened before/,
      'a body of 10 MB': whole,
      'a redirect loop': /^failed: Expected 200 from the revocation, found 302/,
    },
  },
];

for (const { step, route, after = 0, signingIn, says } of disturbed) {
  describe(step, () => {
    const usual = Array.from({ length: after }, () => 'as usual' as const);
    const run = async (made: Bench) => told(await made.run(signingIn ? made.signingIn : await withRefreshToken(made)))[step];

    for (const [name, expected] of Object.entries(says)) {
      test(name, async () => {
        const handler = disturbances[name as Disturbance]; // A key of `says` is one.
        const made = await bench();
        const credentials = signingIn ? made.signingIn : await withRefreshToken(made);
        made.datadog.faults.answers[route] = [...usual, ...Array.from({ length: 9 }, () => handler)];
        expect(told(await made.run(credentials))[step]).toMatch(expected);
      });
    }

    for (const name of ['429 with Retry-After', '503'] as const) {
      test(`${name}, then as usual`, async () => {
        const made = await bench();
        const credentials = signingIn ? made.signingIn : await withRefreshToken(made);
        made.datadog.faults.answers[route] = [...usual, disturbances[name]];
        const waits: number[] = [];
        const ran = await made.run(credentials, { retry: { sleep: async (wait) => void waits.push(wait) } });
        expect(told(ran)[step]).toMatch(passes);
        expect(waits).toEqual([name === '503' ? expect.any(Number) : 1000]);
      });
    }

    test('nothing of it, and it passes', async () => {
      expect(await run(await bench())).toMatch(passes);
    });
  });
}

describe('onboarding', () => {
  const says: Readonly<Record<Disturbance, RegExp>> = {
    slow: /^failed: 127\.0\.0\.1:\d+ gave no whole answer: no answer within 0\.15 s$/,
    reset: /^failed: 127\.0\.0\.1:\d+ gave no whole answer: it closed the connection$/,
    '429 with Retry-After': /^failed: 127\.0\.0\.1:\d+ answered 429 to the onboarding$/,
    '503': /^failed: 127\.0\.0\.1:\d+ answered 503 to the onboarding$/,
    'truncated JSON': /^skipped: it leads to a page of 127\.0\.0\.1:\d+ that does not go on by itself/,
    'HTML in the place of JSON': /^skipped: it leads to a page of 127\.0\.0\.1:\d+ that does not go on by itself/,
    'a body of 10 MB': /^failed: 127\.0\.0\.1:\d+ gave no whole answer: its answer is larger than/,
    'a redirect loop': /^failed: 127\.0\.0\.1:\d+ redirects more than 10 times$/,
  };
  for (const [name, expected] of Object.entries(says)) {
    test(name, async () => {
      const made = await bench();
      made.onboarding = (request, response) => disturbances[name as Disturbance](request, response); // A key of `says` is one.
      expect(told(await made.run(await withRefreshToken(made))).onboarding).toMatch(expected);
    });
  }
});
