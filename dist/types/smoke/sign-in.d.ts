export interface AuthorizationRequest {
    readonly url: URL;
    /** Origin of the site: a password is typed nowhere else. */
    readonly web: string;
    readonly redirectUri: string;
    readonly email: string;
    readonly password: string;
}
/** What the redirect to the redirect URI brought, and the PKCE verifier that belongs to its code. */
export interface Callback {
    readonly code: string;
    readonly verifier: string;
    readonly state: string;
    readonly redirectUri: string;
}
/** What became of a sign-in. */
export type SignInResult = {
    readonly status: 'redirected';
    readonly url: URL;
} | {
    readonly status: 'failed';
    readonly reason: string;
}
/** The page asks for what no program can give: a second factor, another company's sign-in, a puzzle. */
 | {
    readonly status: 'person-needed';
    readonly reason: string;
} | {
    readonly status: 'no-browser';
    readonly reason: string;
};
export type SignIn = (request: AuthorizationRequest, signal: AbortSignal) => Promise<SignInResult>;
