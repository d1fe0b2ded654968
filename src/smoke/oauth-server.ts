// The OAuth requests to a site, by oauth4webapi: code, refresh, revocation, and what the answer was when it was an error.
import * as oauth from 'oauth4webapi';
import type { Http } from '../http/http.ts';
import { authorizePath, type Site } from '../platform/sites.ts';
import type { Callback } from './sign-in.ts';
import type { Tokens } from './step.ts';

/** An answer that gives no tokens. */
export interface OauthFailure {
  readonly status: number;
  /** RFC 6749's code; absent when the answer has none. */
  readonly error?: string;
  readonly description?: string;
}

export type TokenAnswer =
  | { readonly tokens: Tokens }
  /** An answer that breaks the rules may still hold a refresh token, and the one before may be dead. */
  | { readonly failure: OauthFailure; readonly refresh?: string };

export class OauthServer {
  readonly #http: Http;
  readonly #server: oauth.AuthorizationServer;
  readonly #client: oauth.Client;
  readonly #secret: string;
  readonly #insecure: boolean;

  constructor(http: Http, { web, api }: Site, clientId: string, secret: string) {
    this.#http = http;
    this.#server = {
      issuer: web,
      authorization_endpoint: web + authorizePath,
      token_endpoint: `${api}/oauth2/v1/token`,
      revocation_endpoint: `${api}/oauth2/v1/revoke`,
    };
    this.#client = { client_id: clientId };
    this.#secret = secret;
    this.#insecure = new URL(api).protocol === 'http:';
  }

  /** Exchanges the code. @throws RequestError without an answer. */
  async exchange({ code, verifier, state, redirectUri }: Callback, signal: AbortSignal): Promise<TokenAnswer> {
    // Checked by the step before, with whatever else the redirect says; the library asks for its own proof of it.
    const parameters = oauth.validateAuthResponse(this.#server, this.#client, new URLSearchParams({ code, state }), state);
    return this.#tokens(signal, (options) =>
      oauth.authorizationCodeGrantRequest(
        this.#server,
        this.#client,
        oauth.ClientSecretPost(this.#secret),
        parameters,
        redirectUri,
        verifier,
        options,
      ),
    );
  }

  /** @throws RequestError without an answer. */
  refresh(refreshToken: string, signal: AbortSignal): Promise<TokenAnswer> {
    return this.#tokens(signal, (options) =>
      oauth.refreshTokenGrantRequest(this.#server, this.#client, oauth.ClientSecretPost(this.#secret), refreshToken, options),
    );
  }

  /** What the server says to a code that never was. @param secret Absent: none is sent. */
  async bogusCode(secret: string | undefined, redirectUri: string, signal: AbortSignal): Promise<OauthFailure | 'tokens'> {
    const answer = await this.#tokens(
      signal,
      (options) =>
        oauth.genericTokenEndpointRequest(
          this.#server,
          this.#client,
          secret === undefined ? oauth.None() : oauth.ClientSecretPost(secret),
          'authorization_code',
          { code: 'tilelint-bogus-code', redirect_uri: redirectUri, code_verifier: oauth.generateRandomCodeVerifier() },
          options,
        ),
      true,
    );
    return 'tokens' in answer ? 'tokens' : answer.failure;
  }

  /**
   * Datadog's sample sends the access token as well; a server that takes RFC 7009 at its word refuses two kinds of
   * authentication, and is asked again without it.
   * @returns Undefined when the server took it.
   */
  async revoke(
    token: string,
    kind: 'access_token' | 'refresh_token',
    bearer: string,
    signal: AbortSignal,
  ): Promise<OauthFailure | undefined> {
    const request = (further: Readonly<Record<string, string>>) =>
      oauth.revocationRequest(this.#server, this.#client, oauth.ClientSecretPost(this.#secret), token, {
        ...this.#options(signal, true, further),
        additionalParameters: { token_type_hint: kind },
      });
    const response = await request({ authorization: `Bearer ${bearer}` });
    const again = response.status === 400 || response.status === 401 ? await request({}) : response;
    return again.status === 200 ? undefined : failureOf(again);
  }

  async #tokens(
    signal: AbortSignal,
    request: (options: RequestOptions) => Promise<Response>,
    repeatable = false,
  ): Promise<TokenAnswer> {
    const response = await request(this.#options(signal, repeatable));
    if (response.status !== 200) return { failure: await failureOf(response) };
    const copy = response.clone();
    try {
      const answer = await oauth.processGenericTokenEndpointResponse(this.#server, this.#client, response);
      return {
        tokens: {
          access: answer.access_token,
          ...(answer.refresh_token !== undefined && { refresh: answer.refresh_token }),
          ...(answer.scope !== undefined && { scopes: answer.scope.split(' ').filter((scope) => scope !== '') }),
        },
      };
    } catch (error) {
      const known = error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError;
      if (!known) throw error;
      // The library's messages name the property that is wrong, never what it holds.
      const failure = { status: 200, description: `its answer is no token response: ${error.message}` };
      const refresh = refreshTokenIn(await copy.text());
      return { failure, ...(refresh !== undefined && { refresh }) };
    }
  }

  #options(signal: AbortSignal, repeatable: boolean, further: Readonly<Record<string, string>> = {}): RequestOptions {
    return {
      signal,
      [oauth.allowInsecureRequests]: this.#insecure,
      [oauth.customFetch]: (
        url: string,
        { method, headers, body }: { method: string; headers: Record<string, string>; body: unknown },
      ) =>
        this.#http.fetch(new URL(url), {
          method,
          headers: { ...headers, ...further },
          body: String(body ?? ''),
          signal,
          repeatable,
        }),
    };
  }
}

type RequestOptions = oauth.TokenEndpointRequestOptions;

/** RFC 6749's error, or Datadog's list of errors. */
export async function failureOf(response: Response): Promise<OauthFailure> {
  const { status } = response;
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return { status };
    const { error, error_description: description, errors } = body as Record<string, unknown>; // Looked at below, field by field.
    const first = Array.isArray(errors) && typeof errors[0] === 'string' ? errors[0] : undefined;
    const [, code, rest] = /^([a-z_]+) - (.*)$/s.exec(first ?? '') ?? [];
    const named = typeof error === 'string' ? error : code;
    const told = typeof description === 'string' ? description : (rest ?? first);
    return {
      status,
      ...(named !== undefined && { error: named }),
      ...(told !== undefined && { description: told.slice(0, 300) }),
    };
  } catch {
    return { status, description: text.trimStart().startsWith('<') ? 'it answered with a web page' : 'its answer is not JSON' };
  }
}

function refreshTokenIn(text: string): string | undefined {
  const [, quoted] = /"refresh_token"\s*:\s*("(?:[^"\\]|\\.)+")/.exec(text) ?? [];
  try {
    return quoted === undefined ? undefined : String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}
