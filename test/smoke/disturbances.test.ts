// A bad day at every step: what passes by is waited for, what does not is the step's failure in words, and no step ends the others.
// Each row is a step, each column a disturbance, and every cell is run. Signing in is a real Chromium's.
import { describe, expect, test } from 'vitest';
import { type StepName, stepNames } from '../../src/smoke/step.ts';
import { browserOfFile, hasty, steady } from '../support/browser.ts';
import { type Bench, bench, impatient, withRefreshToken } from '../support/independent-run.ts';
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
  /** `METHOD /path` of Datadog's, or the partner's service; and how many requests to it go well before. */
  readonly route: string;
  readonly after?: number;
  readonly signingIn?: true;
  /** With a Chromium in the place of plain requests. */
  readonly browsing?: true;
  /** For as long as it lasts. 429 and 503 pass by after one answer, everywhere. */
  readonly says: Readonly<Record<Exclude<Disturbance, '429 with Retry-After' | '503'>, RegExp>>;
}

const partner = 'the onboarding';
const token = 'POST /oauth2/v1/token';
const noTokens = (what: string) => new RegExp(`^failed: US1 answered 200 \\(${what}.*\\): expected \`access_token\``);
const whole = /^failed: 127\.0\.0\.1:\d+ gave no whole answer: /;
const inconclusive = /^skipped: inconclusive: /;
const withoutToken = /^skipped: the step token failed$/;
const passes = /^passed/;

const patient = browserOfFile({ pace: { ...steady, pause: 1 } });
const hurried = browserOfFile({ pace: hasty });
// For pages that come, and then never go on.
const hurriedLater = browserOfFile({ pace: { ...hasty, opening: steady.opening } });

/** Of the first tokens and of those that refresh them. */
const saysOfTokens: Disturbed['says'] = {
  slow: whole,
  reset: whole,
  'truncated JSON': noTokens('its answer is no token response'),
  'HTML in the place of JSON': noTokens('its answer is no token response'),
  'a body of 10 MB': whole,
  'a redirect loop': /^failed: US1 answered 302 .*: expected tokens$/,
};

const disturbed: readonly Disturbed[] = [
  {
    step: 'onboarding',
    route: partner,
    says: {
      slow: /^failed: 127\.0\.0\.1:\d+ gave no whole answer: no answer within 0\.15 s$/,
      reset: /^failed: 127\.0\.0\.1:\d+ gave no whole answer: it closed the connection$/,
      'truncated JSON': /^skipped: it leads to a page of 127\.0\.0\.1:\d+ that does not go on by itself/,
      'HTML in the place of JSON': /^skipped: it leads to a page of 127\.0\.0\.1:\d+ that does not go on by itself/,
      'a body of 10 MB': /^failed: 127\.0\.0\.1:\d+ gave no whole answer: its answer is larger than 1000000 bytes$/,
      'a redirect loop': /^failed: 127\.0\.0\.1:\d+ redirects more than 10 times$/,
    },
  },
  {
    step: 'authorize',
    route: 'GET /oauth2/v1/authorize',
    signingIn: true,
    browsing: true,
    says: {
      slow: /^failed: The authorize page did not open: /,
      reset: /^failed: The authorize page did not open: ERR_CONNECTION_RESET$/,
      'truncated JSON': /^failed: The authorize page answered: \{"access_token":"abc$/,
      'HTML in the place of JSON': /^failed: The page .* \(Maintenance\) asks for nothing that is known: no sign-in, no consent$/,
      'a body of 10 MB': /^failed: The authorize page answered: x{300}$/,
      'a redirect loop': /^failed: The authorize page did not open: ERR_TOO_MANY_REDIRECTS$/,
    },
  },
  {
    step: 'token',
    route: token,
    signingIn: true,
    says: saysOfTokens,
  },
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
    // What it looks at came with the token: it asks nobody.
    step: 'scopes',
    route: token,
    says: {
      slow: withoutToken,
      reset: withoutToken,
      'truncated JSON': withoutToken,
      'HTML in the place of JSON': withoutToken,
      'a body of 10 MB': withoutToken,
      'a redirect loop': withoutToken,
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
    says: saysOfTokens,
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

test('every step has a row', () => {
  expect(new Set(disturbed.map(({ step }) => step))).toEqual(new Set(stepNames));
});

for (const { step, route, after = 0, signingIn, browsing, says } of disturbed) {
  describe(`${step}${signingIn === undefined ? '' : ', signing in'}`, () => {
    const credentialsOf = async (made: Bench) => (signingIn ? made.signingIn : withRefreshToken(made));
    const disturb = (made: Bench, handlers: readonly Handler[]) => {
      if (route === partner) made.onboardingAnswers.push(...handlers);
      else made.datadog.faults.answers[route] = [...Array.from({ length: after }, () => 'as usual' as const), ...handlers];
    };

    for (const [name, expected] of Object.entries(says)) {
      test(name, async () => {
        const made = await bench();
        const credentials = await credentialsOf(made);
        const handler = disturbances[name as Disturbance]; // A key of `says` is one.
        disturb(
          made,
          Array.from({ length: 25 }, () => handler),
        );
        const ran = await made.run(credentials, {
          ...(name === 'slow' && impatient),
          ...(browsing && { signIn: (name === 'slow' ? hurried : hurriedLater).signIn }),
        });
        expect(told(ran)[step]).toMatch(expected);
      });
    }

    for (const name of ['429 with Retry-After', '503'] as const) {
      test(`${name}, then as usual`, async () => {
        const made = await bench();
        const credentials = await credentialsOf(made);
        disturb(made, [disturbances[name]]);
        const waits: number[] = [];
        const retry = { sleep: async (wait: number) => void waits.push(wait) };
        const ran = await made.run(credentials, { retry, ...(browsing && { signIn: patient.signIn }) });
        expect(told(ran)[step]).toMatch(passes);
        // The browser waits by itself.
        if (browsing === undefined) expect(waits).toEqual([name === '503' ? expect.any(Number) : 1000]);
      });
    }

    test('nothing of it, and it passes', async () => {
      const made = await bench();
      const ran = await made.run(await credentialsOf(made), browsing && { signIn: patient.signIn });
      expect(told(ran)[step]).toMatch(passes);
    });
  });
}

test('an authorize page that asks for a second of patience gets it', async () => {
  const made = await bench();
  let first: number | undefined;
  made.datadog.faults.always['GET /oauth2/v1/authorize'] = (request, response) => {
    first ??= performance.now();
    if (performance.now() - first < 900) return disturbances['429 with Retry-After'](request, response);
    delete made.datadog.faults.always['GET /oauth2/v1/authorize'];
    response.writeHead(302, { location: request.url ?? '' }).end();
  };
  expect(told(await made.run(made.signingIn, { signIn: patient.signIn })).authorize).toBe('passed');
});
