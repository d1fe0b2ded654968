// A smoke test against the independent Datadog, with a partner's onboarding of its own.
import type { Site } from '../../src/platform/sites.ts';
import type { Credentials } from '../../src/smoke/credentials.ts';
import type { SmokeOptions } from '../../src/smoke/smoke-test.ts';
import { httpSignIn } from './http-sign-in.ts';
import { type Datadog, independentDatadog } from './independent-datadog.ts';
import { type Asked, type Handler, serve } from './server.ts';
import { appUuid, oauthClients, type Ran, runSmoke } from './smoke.ts';

export const [redirectUri = ''] = oauthClients.integration.redirect_uris;

/** For servers that never answer; everybody else may take the usual time, on a slow machine too. */
export const impatient: Partial<SmokeOptions> = { limits: { headers: 150, body: 150 } };

export interface Bench {
  readonly datadog: Datadog;
  /** For a person who signs in, with everything that makes each step possible. */
  readonly signingIn: Credentials;
  /** What the partner's service was asked. */
  partnerAsked: readonly Asked[];
  /** Starts the partner's service. @returns Its onboarding URL. */
  partner(): Promise<URL>;
  run(credentials: Credentials, more?: Partial<SmokeOptions>): Promise<Ran>;
  /** The onboarding is the one that assets/oauth_clients.json names. */
  runAsNamed(credentials: Credentials, more?: Partial<SmokeOptions>): Promise<Ran>;
  /** What the partner's service answers first, in turn, in the place of its onboarding. */
  readonly onboardingAnswers: Handler[];
  /** What the partner's service does when it is opened; the whole answer when it is a handler. */
  onboarding: Handler | ((authorize: URL) => void);
}

export async function bench({ mark = '', name = 'US1' } = {}): Promise<Bench> {
  const { scopes } = oauthClients.integration;
  const datadog = await independentDatadog({ scopes, redirectUris: [redirectUri], app: appUuid, mark, name });
  const { site, client, user, keys } = datadog;
  const signingIn: Credentials = {
    site,
    clientId: client.clientId,
    clientSecret: client.secret,
    user: { kind: 'sign-in', ...user },
    home: true,
    published: true,
    keys,
  };
  const usual: Partial<SmokeOptions> = {
    signIn: httpSignIn,
    allow: { createApiKey: true, revoke: true },
  };
  const made: Bench = {
    datadog,
    signingIn,
    onboardingAnswers: [],
    partnerAsked: [],
    onboarding: () => {},
    async partner() {
      const { origin, asked: requests } = await serve((request, response) => {
        const instead = made.onboardingAnswers.shift();
        if (instead !== undefined) return instead(request, response);
        const handler = made.onboarding;
        if (handler.length === 2) return (handler as Handler)(request, response); // Told apart by what they take.
        const asked = new URL(request.url ?? '/', 'http://partner');
        const authorize = new URL('/oauth2/v1/authorize', asked.searchParams.get('site') ?? '');
        for (const [key, value] of Object.entries({
          response_type: 'code',
          client_id: client.clientId,
          redirect_uri: redirectUri,
          state: 'partners-own-state',
          code_challenge: 'x'.repeat(43),
          code_challenge_method: 'S256',
        }))
          authorize.searchParams.set(key, value);
        (handler as (authorize: URL) => void)(authorize);
        response.writeHead(302, { location: authorize.href }).end();
      });
      made.partnerAsked = requests;
      return new URL('/connect', origin);
    },
    async run(credentials, more = {}) {
      return runSmoke([credentials], { ...usual, onboardingUrl: await made.partner(), ...more });
    },
    runAsNamed: (credentials, more = {}) => runSmoke([credentials], { ...usual, ...more }),
  };
  return made;
}

/** A refresh token as a person gets it: signed in once, by nothing of src/. */
export async function refreshTokenOf({ datadog }: Bench): Promise<string> {
  const { site, client, user } = datadog;
  const verifier = 'v'.repeat(43);
  const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url');
  const url = new URL('/oauth2/v1/authorize', site.web);
  url.search = `response_type=code&client_id=${client.clientId}&redirect_uri=${encodeURIComponent(redirectUri)}&state=s&code_challenge=${challenge}&code_challenge_method=S256`;
  const result = await httpSignIn({ url, web: site.web, redirectUri, ...user }, new AbortController().signal);
  if (result.status !== 'redirected') throw new Error(result.reason);
  const answer = await tokenRequest(site, {
    grant_type: 'authorization_code',
    client_id: client.clientId,
    client_secret: client.secret,
    code: result.url.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  if (typeof answer.refresh_token !== 'string') throw new Error(JSON.stringify(answer));
  return answer.refresh_token;
}

export async function withRefreshToken(made: Bench): Promise<Credentials> {
  return { ...made.signingIn, user: { kind: 'refresh-token', refreshToken: await refreshTokenOf(made) } };
}

export async function tokenRequest(site: Site, form: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const answer = await fetch(`${site.api}/oauth2/v1/token`, { method: 'POST', body: new URLSearchParams(form) });
  return (await answer.json()) as Record<string, unknown>; // OAuth's answers are objects.
}
