// What an answer of the token endpoint means, and what to do.
import type { Site } from '../platform/sites.ts';
import type { OauthFailure } from './oauth-server.ts';

export function explainTokenFailure(
  { status, error, description }: OauthFailure,
  grant: 'code' | 'refresh-token',
  { name }: Site,
): string {
  const said = `${name} answered ${status}${error === undefined ? '' : ` \`${error}\``}${description === undefined ? '' : ` (${description})`}`;
  return `${said}: ${meaning(status, error, description ?? '', grant, name)}`;
}

function meaning(
  status: number,
  error: string | undefined,
  description: string,
  grant: 'code' | 'refresh-token',
  site: string,
): string {
  if (error === 'invalid_client' || (status === 401 && error === undefined))
    return `the client ID and the secret do not belong together on ${site}; private and published versions, and each site, have their own`;
  if (error === 'invalid_grant' && grant === 'refresh-token')
    return `the refresh token is revoked, was replaced by a newer one, or belongs to another client or site; \`tilelint authorize\` gets a new one`;
  if (error === 'invalid_grant' || /code verifier/i.test(description))
    return 'the code had expired, was used before, or belongs to another client, redirect URI, verifier or site';
  if (error === 'invalid_scope')
    return 'the client requests a scope that it may not have; private scopes have to be allowed by Datadog';
  if (error === 'unauthorized_client')
    return 'the client may not use this grant: it needs the authorization code and the refresh token grant';
  if (error === 'invalid_request')
    return 'private and published versions of a client have different credentials, and so has each site';
  if (status === 429) return 'too many requests, try again later';
  if (status >= 500) return 'Datadog had a problem, try again';
  if (status === 200) return 'expected `access_token`, `token_type` and `expires_in` in JSON';
  return 'expected tokens';
}
