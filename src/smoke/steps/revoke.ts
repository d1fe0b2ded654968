// What uninstalling does: the token is revoked, and no longer opens anything. A refresh token that was given is left alone unless that
// was asked for, since revoking its access token might end it.
import { OauthServer } from '../oauth-server.ts';
import { failed, type Outcome, passed, type Step, type Subject, skipped } from '../step.ts';

export const revoke: Step = {
  name: 'revoke',
  needs: ['token'],
  limit: 30_000,
  async run(subject, { tokens, readable }, signal): Promise<Outcome> {
    const { credentials, http, allow } = subject;
    const { site, clientId, clientSecret, user } = credentials;
    if (tokens === undefined) return skipped('there is no token');
    if (user.kind === 'refresh-token' && !allow.revoke)
      return skipped('not asked for: it might end the refresh token that was given');
    const server = new OauthServer(http, site, clientId, clientSecret);
    const refused = await server.revoke(tokens.access, 'access_token', tokens.access, signal);
    if (refused !== undefined)
      return failed(
        `Expected 200 from the revocation, found ${refused.status}${refused.error === undefined ? '' : ` \`${refused.error}\``}`,
      );
    const opens = readable === undefined ? undefined : await opensStill(subject, readable, tokens.access, signal);
    // What this run made is not left behind; whether it went with the access token is not documented.
    if (user.kind === 'sign-in' && tokens.refresh !== undefined)
      await server.revoke(tokens.refresh, 'refresh_token', tokens.access, signal);
    if (opens === true) return failed('The access token still opens what it opened before: the revocation has no effect');
    return passed(opens === undefined ? 'it answered 200; the client has no read to try the revoked token on' : undefined);
  },
};

async function opensStill({ credentials, http }: Subject, path: string, access: string, signal: AbortSignal): Promise<boolean> {
  const { status } = await http.fetch(new URL(path, credentials.site.api), {
    headers: { authorization: `Bearer ${access}`, accept: 'application/json' },
    signal,
  });
  return status >= 200 && status < 300;
}
