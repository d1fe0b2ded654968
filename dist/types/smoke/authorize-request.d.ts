import { type Site } from '../platform/sites.ts';
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
export declare function authorizeUrl({ web }: Site, { clientId, redirectUri, state, challenge }: AuthorizeParameters): URL;
/** Whether an address is an authorize page, of this site or of another one. */
export declare function isAuthorizeUrl(url: URL, site: Site): boolean;
/** What is wrong with the request that an onboarding leads to; undefined when it can succeed. */
export declare function onboardingFault(url: URL, { redirectUris }: OauthClientFile, { site, clientId }: Credentials): string | undefined;
