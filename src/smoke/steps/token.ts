// The exchange that a partner's server makes: the code, or the refresh token that was given, for an access token.
import { RequestError } from '../../http/request-error.ts';
import { OauthServer, type TokenAnswer } from '../oauth-server.ts';
import { failed, type Outcome, passed, type Step, skipped } from '../step.ts';
import { explainTokenFailure } from '../token-failure.ts';

export const token: Step = {
  name: 'token',
  needs: [],
  limit: 60_000,
  async run({ credentials, http, conceal, onRotated }, state, signal): Promise<Outcome> {
    const { site, clientId, clientSecret, user } = credentials;
    const server = new OauthServer(http, site, clientId, clientSecret);
    if (user.kind === 'sign-in') {
      if (state.callback === undefined) return skipped('there is no code: the step authorize brought none');
      const answer = await server.exchange(state.callback, signal);
      if ('failure' in answer) return failed(explainTokenFailure(answer.failure, 'code', site));
      conceal(answer.tokens.access);
      if (answer.tokens.refresh !== undefined) conceal(answer.tokens.refresh);
      state.tokens = answer.tokens;
      return passed();
    }
    const answer = await refreshed(server, user.refreshToken, signal);
    if (typeof answer === 'string') return failed(answer);
    const next = 'tokens' in answer ? answer.tokens.refresh : answer.refresh;
    const rotated = next !== undefined && next !== user.refreshToken;
    // Before anything else: the one that was given may be dead.
    if (rotated) {
      conceal(next);
      onRotated(next);
    }
    const kept = 'the refresh token was replaced by a new one, which was kept';
    if ('failure' in answer)
      return failed(`${explainTokenFailure(answer.failure, 'refresh-token', site)}${rotated ? `; ${kept}` : ''}`);
    conceal(answer.tokens.access);
    state.tokens = answer.tokens;
    return passed(rotated ? kept : undefined);
  },
};

/** Not sent twice where the first time may have replaced the refresh token. */
async function refreshed(server: OauthServer, refreshToken: string, signal: AbortSignal): Promise<TokenAnswer | string> {
  try {
    return await server.refresh(refreshToken, signal);
  } catch (error) {
    if (!(error instanceof RequestError) || !error.mayHaveArrived || error.fault === 'cancelled') throw error;
    return `${error.message}; try again, and where the refresh token is refused then, it was replaced in between: \`tilelint authorize\` gets a new one`;
  }
}
