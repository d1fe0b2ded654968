// Access tokens last an hour: the refresh token has to give a new one.
import { OauthServer } from '../oauth-server.ts';
import { failed, passed, type Step, skipped } from '../step.ts';
import { explainTokenFailure } from '../token-failure.ts';

export const refresh: Step = {
  name: 'refresh',
  needs: ['token'],
  limit: 60_000,
  async run({ credentials, http, conceal }, state, signal) {
    const { site, clientId, clientSecret, user } = credentials;
    if (user.kind === 'refresh-token') return skipped('the step token was one');
    const given = state.tokens?.refresh;
    if (given === undefined) return failed('The token response carries no refresh token');
    const answer = await new OauthServer(http, site, clientId, clientSecret).refresh(given, signal);
    if ('failure' in answer) return failed(explainTokenFailure(answer.failure, 'refresh-token', site));
    const { access, refresh: next = given } = answer.tokens;
    conceal(access);
    conceal(next);
    state.tokens = { ...state.tokens, access, refresh: next };
    return passed(next === given ? undefined : 'the refresh token was replaced by a new one');
  },
};
