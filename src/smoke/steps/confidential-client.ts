// Only confidential clients are allowed: a wrong secret must be noticed. A code that never was is sent, so nothing real is spent.
// "401 when a confidential client omits its secret" is documented; what is looked at first, the secret or the code, is not.
import { type OauthFailure, OauthServer } from '../oauth-server.ts';
import { failed, type Outcome, passed, type Step, skipped } from '../step.ts';

export const confidentialClient: Step = {
  name: 'confidential-client',
  // That a wrong secret is refused says something only where the right one is accepted.
  needs: ['token'],
  limit: 45_000,
  async run({ client, credentials, http }, _, signal): Promise<Outcome> {
    const { site, clientId } = credentials;
    const redirectUri = client.redirectUris[0] ?? 'https://example.com';
    const server = new OauthServer(http, site, clientId, '');
    const wrong = await server.bogusCode('tilelint-wrong-secret', redirectUri, signal);
    if (wrong === 'tokens') return failed('The server gave tokens for a wrong secret and a code that never was');
    if (isRefusal(wrong)) return passed();
    if (!isVerdict(wrong)) return inconclusive(wrong);
    const none = await server.bogusCode(undefined, redirectUri, signal);
    if (none === 'tokens') return failed('The server gave tokens without a secret');
    if (isRefusal(none))
      return passed('an omitted secret is noticed; of a wrong one nothing can be said, since the code is looked at first');
    if (!isVerdict(none)) return inconclusive(none);
    return failed(
      `Expected \`invalid_client\` for a wrong and for an omitted secret, found \`${none.error}\`: the client is not confidential; Datadog allows confidential clients only`,
    );
  },
};

function isRefusal({ status, error }: OauthFailure): boolean {
  return error === 'invalid_client' || status === 401;
}

/** The server said something about the code, so it had no objection to the client. */
function isVerdict({ error }: OauthFailure): boolean {
  return error === 'invalid_grant';
}

function inconclusive({ status, error }: OauthFailure): Outcome {
  return skipped(`inconclusive: the server answered ${error === undefined ? status : `\`${error}\``} to a wrong secret`);
}
