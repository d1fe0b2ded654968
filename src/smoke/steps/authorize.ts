// The test user signs in and consents in a real browser; the redirect to the partner is caught before it leaves.
import * as oauth from 'oauth4webapi';
import { authorizeUrl } from '../authorize-request.ts';
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
    const { searchParams } = result.url;
    const code = searchParams.get('code');
    if (code !== null) conceal(code);
    const error = searchParams.get('error');
    if (searchParams.get('state') !== stateParameter)
      return failed('The redirect does not carry the `state` that was sent: something between changes it');
    if (error !== null) {
      const description = searchParams.get('error_description');
      return failed(`${site.name} refused: \`${error}\`${description === null ? '' : ` (${description.slice(0, 200)})`}`);
    }
    const domain = searchParams.get('domain');
    if (domain !== null && domain !== site.domain)
      return failed(
        `The redirect says \`domain=${domain.slice(0, 100)}\`, expected \`${site.domain}\`: the account is on another site`,
      );
    if (code === null) return failed('The redirect carries no `code`');
    state.callback = { url: result.url, verifier, state: stateParameter, redirectUri };
    return passed(domain === null ? 'the redirect names no `domain`' : undefined);
  },
};
