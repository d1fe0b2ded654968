// The authorization request, as Datadog asks for it: made here for the test user, and judged where a partner's service makes it.
import { authorizePath, type Site, siteOfHost } from '../platform/sites.ts';
import type { Credentials } from './credentials.ts';
import type { OauthClientFile } from './oauth-client.ts';

export interface AuthorizeParameters {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  /** S256, base64url. */
  readonly challenge: string;
}

/** `scope` is not documented, and sending it has caused `invalid_scope`: it is left out. */
export function authorizeUrl({ web }: Site, { clientId, redirectUri, state, challenge }: AuthorizeParameters): URL {
  const url = new URL(authorizePath, web);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(name, value);
  }
  return url;
}

/** Whether an address is an authorize page, of this site or of another one. */
export function isAuthorizeUrl(url: URL, site: Site): boolean {
  return url.pathname.replace(/\/$/, '') === authorizePath && (url.origin === site.web || siteOfHost(url.host) !== undefined);
}

/** What is wrong with the request that an onboarding leads to; undefined when it can succeed. */
export function onboardingFault(
  url: URL,
  { redirectUris }: OauthClientFile,
  { site, clientId }: Credentials,
): string | undefined {
  const parameter = (name: string) => url.searchParams.get(name) ?? '';
  if (url.origin !== site.web) {
    const other = siteOfHost(url.host);
    return `The onboarding leads to ${url.host}${other === undefined || other.name === site.name ? '' : ` (${other.name})`}, expected ${site.web}: take the host from the \`site\` parameter`;
  }
  if (parameter('client_id') === '') return 'The authorization request has no `client_id`';
  if (parameter('client_id') !== clientId)
    return `The authorization request has another client's \`client_id\` than the one that was given for ${site.name}: each site has its own, and private and published versions differ`;
  if (parameter('response_type') !== 'code') return 'The authorization request has no `response_type=code`';
  const redirectUri = parameter('redirect_uri');
  if (redirectUri === '') return 'The authorization request has no `redirect_uri`';
  if (!redirectUris.includes(redirectUri))
    return `The \`redirect_uri\` of the authorization request, \`${withoutQuery(redirectUri)}\`, is not registered in assets/oauth_clients.json: Datadog answers "Mismatching redirect URI"`;
  const challenge = parameter('code_challenge');
  if (challenge === '') return 'The authorization request has no `code_challenge`: PKCE is required';
  if (parameter('code_challenge_method') !== 'S256')
    return `Expected \`code_challenge_method=S256\` in the authorization request, found ${parameter('code_challenge_method') === '' ? 'none' : `\`${parameter('code_challenge_method').slice(0, 20)}\``}`;
  if (!/^[\w-]{43}$/.test(challenge))
    return `Expected 43 base64url characters as \`code_challenge\`, found ${challenge.length}: it is the SHA-256 of the verifier, without padding`;
  if (parameter('state') === '')
    return 'The authorization request has no `state`: nothing ties the callback to the session that began it';
  if (url.searchParams.has('scope'))
    return 'The authorization request has a `scope`, which Datadog may answer with `invalid_scope`: leave it out';
  return undefined;
}

function withoutQuery(uri: string): string {
  return uri.split(/[?#]/)[0]?.slice(0, 200) ?? '';
}
