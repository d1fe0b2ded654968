import type { Http } from '../http/http.ts';
import { type Site } from '../platform/sites.ts';
import type { Callback } from './sign-in.ts';
import type { Tokens } from './step.ts';
/** An answer that gives no tokens. */
export interface OauthFailure {
    readonly status: number;
    /** RFC 6749's code; absent when the answer has none. */
    readonly error?: string;
    readonly description?: string;
}
export type TokenAnswer = {
    readonly tokens: Tokens;
}
/** An answer that breaks the rules may still hold a refresh token, and the one before may be dead. */
 | {
    readonly failure: OauthFailure;
    readonly refresh?: string;
};
export declare class OauthServer {
    #private;
    constructor(http: Http, { web, api }: Site, clientId: string, secret: string);
    /** Exchanges the code. @throws RequestError without an answer. */
    exchange({ code, verifier, state, redirectUri }: Callback, signal: AbortSignal): Promise<TokenAnswer>;
    /** @throws RequestError without an answer. */
    refresh(refreshToken: string, signal: AbortSignal): Promise<TokenAnswer>;
    /** What the server says to a code that never was. @param secret Absent: none is sent. */
    bogusCode(secret: string | undefined, redirectUri: string, signal: AbortSignal): Promise<OauthFailure | 'tokens'>;
    /**
     * Datadog's sample sends the access token as well; a server that takes RFC 7009 at its word refuses two kinds of
     * authentication, and is asked again without it.
     * @returns Undefined when the server took it.
     */
    revoke(token: string, kind: 'access_token' | 'refresh_token', bearer: string, signal: AbortSignal): Promise<OauthFailure | undefined>;
}
/** RFC 6749's error, or Datadog's list of errors. */
export declare function failureOf(response: Response): Promise<OauthFailure>;
