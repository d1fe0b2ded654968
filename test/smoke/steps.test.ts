// Every step against a Datadog that shares no code with the sandbox: it passes, and with one fault it alone fails and says what is
// wrong and what to do. That the fault alone makes the difference is what the first two tests say.
import { describe, expect, test } from 'vitest';
import type { Credentials } from '../../src/smoke/credentials.ts';
import type { SmokeOptions } from '../../src/smoke/smoke-test.ts';
import { type Bench, bench, refreshTokenOf, withRefreshToken } from '../support/independent-run.ts';
import { replyJson } from '../support/server.ts';
import { target, told } from '../support/smoke.ts';

const everythingPassed = {
  onboarding: 'passed',
  authorize: 'passed',
  token: 'passed',
  scopes: 'passed',
  'scope-access': 'passed',
  'create-api-key': 'passed: the key was created and is valid; it was deleted again',
  'app-uuid': 'passed',
  refresh: 'passed: the refresh token was replaced by a new one',
  'confidential-client': 'passed',
  revoke: 'passed',
};

test('nothing wrong, signing in: every step passes, and nothing that was made is left', async () => {
  const made = await bench();
  const ran = await made.run(made.signingIn);
  expect(told(ran)).toEqual(everythingPassed);
  expect(ran.findings).toEqual([]);
  expect(made.datadog.apiKeys.size).toBe(0);
  // Whatever it came by is kept out of every text: the code, the API key, each token.
  expect(ran.secrets).toEqual(expect.arrayContaining([...made.datadog.secrets]));
  // The tokens that the refresh brought are the ones that are revoked.
  const bearers = made.datadog.asked.map(({ url, headers }) => ({ url, bearer: headers.authorization }));
  const read = bearers.find(({ url }) => url.startsWith('/api/v1/monitor'))?.bearer;
  const revoked = bearers.find(({ url }) => url === '/oauth2/v1/revoke')?.bearer;
  expect([read, revoked]).toEqual([expect.stringMatching(/^Bearer ./), expect.stringMatching(/^Bearer ./)]);
  expect(revoked).not.toBe(read);
  const hints = made.datadog.asked.flatMap(({ url, body }) =>
    url === '/oauth2/v1/revoke' ? [new URLSearchParams(body).get('token_type_hint')] : [],
  );
  expect(new Set(hints)).toEqual(new Set(['access_token', 'refresh_token']));
  // Nobody stored the refresh token of this run: nobody is told of the one that replaced it.
  expect(ran.rotated).toEqual([]);
  for (const secret of made.datadog.secrets) expect(await made.datadog.lives(secret)).toBe(false);
});

test('nothing wrong, with a refresh token: what needs no person passes', async () => {
  const made = await bench();
  const ran = await made.run(await withRefreshToken(made));
  expect(told(ran)).toEqual({
    ...everythingPassed,
    authorize: 'skipped: a refresh token was given: nobody has to sign in',
    token: 'passed: the refresh token was replaced by a new one, which was kept',
    refresh: 'skipped: the step token was one',
  });
});

interface Fault {
  readonly step: string;
  readonly name: string;
  /** With a refresh token in the place of a sign-in. */
  readonly refreshing?: true;
  readonly says: RegExp;
  readonly options?: Partial<SmokeOptions>;
  readonly make: (made: Bench, credentials: Credentials) => Credentials | undefined | Promise<Credentials | undefined>;
}

const otherUuid = '00000000-0000-4000-8000-000000000001';

const faults: readonly Fault[] = [
  {
    step: 'onboarding',
    name: 'without state',
    says: /^The authorization request has no `state`: nothing ties the callback to the session that began it$/,
    make: onboards((url) => url.searchParams.delete('state')),
  },
  {
    step: 'onboarding',
    name: 'a plain challenge',
    says: /^Expected `code_challenge_method=S256` in the authorization request, found `plain`$/,
    make: onboards((url) => url.searchParams.set('code_challenge_method', 'plain')),
  },
  {
    step: 'onboarding',
    name: 'no challenge',
    says: /no `code_challenge`: PKCE is required$/,
    make: onboards((url) => url.searchParams.delete('code_challenge')),
  },
  {
    step: 'onboarding',
    name: 'a challenge of 42 characters',
    says: /^Expected 43 base64url characters as `code_challenge`, found 42: it is the SHA-256 of the verifier, without padding$/,
    make: onboards((url) => url.searchParams.set('code_challenge', 'x'.repeat(42))),
  },
  {
    step: 'onboarding',
    name: 'the ID of another client',
    says: /another client's `client_id` than the one that was given for US1: each site has its own, and private and published versions/,
    make: onboards((url) => url.searchParams.set('client_id', otherUuid)),
  },
  {
    step: 'onboarding',
    name: 'a redirect URI that is not registered',
    says: /`https:\/\/app\.harborlights\.example\/other`, is not registered in assets\/oauth_clients\.json: Datadog answers "Mismatching redirect URI"$/,
    make: onboards((url) => url.searchParams.set('redirect_uri', 'https://app.harborlights.example/other?token=1')),
  },
  {
    step: 'onboarding',
    name: 'the host of another site',
    says: /^The onboarding leads to app\.datadoghq\.eu \(EU1\), expected http:\/\/127\.0\.0\.1:\d+: take the host from the `site` parameter$/,
    make: (made) => {
      made.onboarding = (_, response) =>
        void response.writeHead(302, { location: 'https://app.datadoghq.eu/oauth2/v1/authorize?client_id=1' }).end();
      return undefined;
    },
  },
  {
    step: 'onboarding',
    name: 'a scope',
    says: /has a `scope`, which Datadog may answer with `invalid_scope`: leave it out$/,
    make: onboards((url) => url.searchParams.set('scope', 'metrics_read')),
  },
  {
    step: 'onboarding',
    name: 'no response_type',
    says: /has no `response_type=code`$/,
    make: onboards((url) => url.searchParams.delete('response_type')),
  },
  {
    step: 'authorize',
    name: 'the account is on another site',
    says: /^The redirect says `domain=datadoghq\.eu`, expected `127\.0\.0\.1:\d+`: the account is on another site$/,
    make: ({ datadog }) => {
      datadog.faults.domain = 'datadoghq.eu';
      return undefined;
    },
  },
  {
    step: 'authorize',
    name: 'something between changes the state',
    says: /^The redirect does not carry the `state` that was sent/,
    make: () => undefined,
    options: {
      signIn: async (request) => ({
        status: 'redirected',
        url: new URL(`${request.redirectUri}?code=canary-code&state=another`),
      }),
    },
  },
  {
    step: 'authorize',
    name: 'the person denies it',
    says: /^US1 refused: `access_denied` \(The person said no\)$/,
    make: () => undefined,
    options: {
      signIn: async ({ redirectUri, url }) => ({
        status: 'redirected',
        url: new URL(
          `${redirectUri}?error=access_denied&error_description=The+person+said+no&state=${url.searchParams.get('state')}`,
        ),
      }),
    },
  },
  {
    step: 'authorize',
    name: 'a redirect URI that is not registered at Datadog',
    says: /Mismatching redirect URI/,
    make: onboards((url) => url.searchParams.set('redirect_uri', 'https://app.harborlights.example/unregistered')),
    options: { targets: [target(clientsWith({ redirect_uris: ['https://app.harborlights.example/unregistered'] }))] },
  },
  {
    step: 'authorize',
    name: 'private and published versions mixed up',
    says: /Invalid client_id parameter value/,
    make: (made, credentials) => {
      made.onboarding = (url: URL) => url.searchParams.set('client_id', otherUuid);
      return { ...credentials, clientId: otherUuid };
    },
  },
  {
    step: 'token',
    name: 'a wrong secret',
    says: /^US1 answered 401 `invalid_client` .*the client ID and the secret do not belong together on US1; private and published versions, and each site, have their own$/,
    make: (_, credentials) => ({ ...credentials, clientSecret: 'another-secret' }),
  },
  {
    step: 'token',
    name: 'a code that expired',
    says: /^US1 answered 400 `invalid_grant` .*the code had expired, was used before, or belongs to another client/,
    make: ({ datadog }) => {
      Object.defineProperty(datadog.faults, 'domain', {
        // The redirect has been made: from now on it is a minute later over there.
        get: () => {
          datadog.faults.clockAhead = 60_000;
        },
      });
      return undefined;
    },
  },
  {
    step: 'token',
    name: 'a refresh token that was revoked',
    refreshing: true,
    says: /^US1 answered 400 `invalid_grant` .*the refresh token is revoked, was replaced by a newer one, or belongs to another client or site; `tilelint authorize` gets a new one$/,
    make: async ({ datadog: { site, client } }, credentials) => {
      const token = credentials.user.kind === 'refresh-token' ? credentials.user.refreshToken : '';
      const form = { client_id: client.clientId, client_secret: client.secret, token };
      await fetch(`${site.api}/oauth2/v1/revoke`, { method: 'POST', body: new URLSearchParams(form) });
      return undefined;
    },
  },
  {
    step: 'token',
    name: 'a refresh token that was used before, and replaced',
    refreshing: true,
    says: /`invalid_grant` .*was replaced by a newer one/,
    make: async (made, credentials) => {
      await made.run(credentials);
      return undefined;
    },
  },
  {
    step: 'token',
    name: 'a refresh token of another site',
    refreshing: true,
    says: /`invalid_grant` .*belongs to another client or site/,
    make: async (_, credentials) => {
      const elsewhere = await bench({ name: 'EU1' });
      return { ...credentials, user: { kind: 'refresh-token', refreshToken: await refreshTokenOf(elsewhere) } };
    },
  },
  {
    step: 'token',
    name: 'private and published versions mixed up',
    refreshing: true,
    says: /`invalid_client` .*private and published versions, and each site, have their own$/,
    make: (made, credentials) => {
      made.onboarding = (url: URL) => url.searchParams.set('client_id', otherUuid);
      return { ...credentials, clientId: otherUuid };
    },
  },
  {
    step: 'scopes',
    name: 'a scope that was not granted',
    says: /^The token lacks `billing_read`: the published client requests other scopes than assets\/oauth_clients\.json, or the user authorized it before/,
    make: () => undefined,
    options: { targets: [target(clientsWith({ scopes: ['api_keys_write', 'metrics_read', 'monitors_read', 'billing_read'] }))] },
  },
  {
    step: 'scopes',
    name: 'a scope that was not requested',
    says: /^The token also carries `monitors_read`: assets\/oauth_clients\.json does not request it, the published client does$/,
    make: () => undefined,
    options: { targets: [target(clientsWith({ scopes: ['api_keys_write', 'metrics_read'] }))] },
  },
  {
    step: 'scope-access',
    name: 'a read that is refused',
    says: /^Refused for `monitors_read` \(403\): the test user's role lacks the permission, or the token the scope$/,
    make: ({ datadog }) => {
      datadog.faults.always['GET /api/v1/monitor'] = replyJson(403, { errors: ['Forbidden'] });
      return undefined;
    },
  },
  {
    step: 'create-api-key',
    name: 'the private scope is not allowed',
    says: /^Refused \(403\): the token does not carry `api_keys_write`, a private scope that Datadog has to allow for the client$/,
    make: ({ datadog }) => {
      datadog.faults.always['POST /api/v2/api_keys/marketplace'] = replyJson(403, { errors: ['Forbidden'] });
      return undefined;
    },
  },
  {
    step: 'create-api-key',
    name: 'a key that is not valid, and is deleted nevertheless',
    says: /^The key was created, and \/api\/v1\/validate gave 403 to it; it was deleted again$/,
    make: ({ datadog }) => {
      datadog.faults.always['GET /api/v1/validate'] = replyJson(403, { errors: ['Forbidden'] });
      return undefined;
    },
  },
  {
    step: 'create-api-key',
    name: 'another status',
    says: /^Expected 201 or 409, found 400 \(Bad Request\)$/,
    make: ({ datadog }) => {
      datadog.faults.always['POST /api/v2/api_keys/marketplace'] = replyJson(400, { errors: ['Bad Request'] });
      return undefined;
    },
  },
  {
    step: 'app-uuid',
    name: 'the app behind the client is another one',
    says: new RegExp(
      `^Expected \`${otherUuid}\`, the app that was published, as app_uuid, found \`[\\da-f-]+\`: copy the app_uuid from Publishing, step 2$`,
    ),
    make: ({ datadog }) => {
      datadog.faults.app = otherUuid;
      return undefined;
    },
  },
  {
    step: 'refresh',
    name: 'no refresh token',
    says: /^The token response carries no refresh token$/,
    make: ({ datadog }) => {
      datadog.faults.withholdsRefreshTokens = true;
      return undefined;
    },
  },
  {
    step: 'refresh',
    name: 'a refresh token that is refused',
    says: /^US1 answered 400 `invalid_grant` .*the refresh token is revoked/,
    make: ({ datadog }) => {
      const refuse = replyJson(400, { error: 'invalid_grant', error_description: 'refresh token not found' });
      datadog.faults.always['POST /api/v2/api_keys/marketplace'] = (request, response) => {
        datadog.faults.answers['POST /oauth2/v1/token'] = [refuse];
        replyJson(409, {})(request, response);
      };
      return undefined;
    },
  },
  {
    step: 'confidential-client',
    name: 'a server that takes any secret',
    says: /^Expected `invalid_client` for a wrong and for an omitted secret, found `invalid_grant`: the client is not confidential/,
    make: ({ datadog }) => {
      datadog.faults.takesAnySecret = true;
      return undefined;
    },
  },
  {
    step: 'revoke',
    name: 'a revocation without effect',
    says: /^The access token still opens what it opened before: the revocation has no effect$/,
    make: ({ datadog }) => {
      datadog.faults.revokesNothing = true;
      return undefined;
    },
  },
  {
    step: 'revoke',
    name: 'a revocation that is refused',
    says: /^Expected 200 from the revocation, found 400 `unsupported_token_type`$/,
    make: ({ datadog }) => {
      datadog.faults.always['POST /oauth2/v1/revoke'] = replyJson(400, { error: 'unsupported_token_type' });
      return undefined;
    },
  },
];

for (const step of Object.keys(everythingPassed)) {
  describe(step, () => {
    for (const { name, refreshing, says, make, options } of faults.filter((fault) => fault.step === step)) {
      test(`${name}${refreshing === undefined ? '' : ' (refresh token)'}: this step fails, no other, and says so`, async () => {
        const made = await bench();
        const credentials = refreshing === undefined ? made.signingIn : await withRefreshToken(made);
        const ran = await made.run((await make(made, credentials)) ?? credentials, options);
        const failed = ran.smoke.flatMap(({ steps }) => steps).filter(({ status }) => status === 'failed');
        expect(failed.map((each) => each.step)).toEqual([step]);
        expect(failed[0]?.reason).toMatch(says);
        expect(ran.findings).toMatchObject([{ rule: `smoke/${step}`, severity: 'error' }]);
      });
    }
  });
}

function onboards(change: (authorize: URL) => void): Fault['make'] {
  return (made) => {
    made.onboarding = change;
    return undefined;
  };
}

function clientsWith(change: Readonly<Record<string, unknown>>): unknown {
  const integration = {
    id: '2b7c1f60-5a3e-11ef-9f3b-da7ad0900002',
    name: 'Harbor Lights',
    scopes: ['api_keys_write', 'metrics_read', 'monitors_read'],
    redirect_uris: ['https://app.harborlights.example/datadog/callback'],
    onboarding_url: 'https://app.harborlights.example/datadog/connect',
  };
  return { integration: { ...integration, ...change } };
}
