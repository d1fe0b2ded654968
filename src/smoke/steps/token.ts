// The exchange that a partner's server makes: the code, or the refresh token that was given, for an access token.
import { OauthServer } from '../oauth-server.ts';
import { failed, type Outcome, passed, type Step, skipped } from '../step.ts';
import { explainTokenFailure } from '../token-failure.ts';

export const token: Step = {
  name: 'token',
  needs: [],
  limit: 60_000,
  async run({ credentials, http, conceal, onRotated }, state, signal): Promise<Outcome> {
    const { site, clientId, clientSecret, user } = credentials;
    const { callback } = state;
    if (user.kind === 'sign-in' && callback === undefined) return skipped('there is no code: the step authorize brought none');
    const server = new OauthServer(http, site, clientId, clientSecret);
    const answer =
      user.kind === 'refresh-token'
        ? await server.refresh(user.refreshToken, signal)
        : callback === undefined
          ? undefined
          : await server.exchange(callback, signal);
    if (answer === undefined) return skipped('there is no code');
    if ('failure' in answer)
      return failed(explainTokenFailure(answer.failure, user.kind === 'sign-in' ? 'code' : 'refresh-token', site));
    const { tokens } = answer;
    conceal(tokens.access);
    if (tokens.refresh !== undefined) conceal(tokens.refresh);
    state.tokens = tokens;
    const rotated = user.kind === 'refresh-token' && tokens.refresh !== undefined && tokens.refresh !== user.refreshToken;
    if (rotated && tokens.refresh !== undefined) onRotated(tokens.refresh);
    return passed(rotated ? 'the refresh token was replaced by a new one, which was kept' : undefined);
  },
};
