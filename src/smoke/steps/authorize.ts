// The test user signs in and consents in a real browser; the redirect to the partner is caught before it leaves.
import * as oauth from 'oauth4webapi';
import { authorizeUrl } from '../authorize-request.ts';
import { readCallback } from '../callback.ts';
import { failed, passed, type Step, skipped } from '../step.ts';

export const authorize: Step = {
  name: 'authorize',
  needs: [],
  limit: 120_000,
  async run({ client, credentials, signIn, conceal }, state, signal) {
    const { site, clientId, user } = credentials;
    if (user.kind !== 'sign-in') return skipped('a refresh token was given: nobody has to sign in');
    const [redirectUri] = client.redirectUris;
    if (redirectUri === undefined) return failed('The client has no redirect URI');
    const verifier = oauth.generateRandomCodeVerifier();
    const stateParameter = oauth.generateRandomState();
    conceal(verifier);
    const url = authorizeUrl(site, {
      clientId,
      redirectUri,
      state: stateParameter,
      challenge: await oauth.calculatePKCECodeChallenge(verifier),
    });
    const result = await signIn({ url, web: site.web, redirectUri, email: user.email, password: user.password }, signal);
    if (result.status === 'no-browser' || result.status === 'person-needed') return skipped(result.reason);
    if (result.status === 'failed') return failed(result.reason);
    const code = result.url.searchParams.get('code');
    if (code !== null) conceal(code);
    const answer = readCallback(result.url, stateParameter, site);
    if ('fault' in answer) return failed(answer.fault);
    state.callback = { code: answer.code, verifier, state: stateParameter, redirectUri };
    return passed(answer.note);
  },
};
