// Requests: each goes to a host that the caller was given, within limits of time and size, is repeated where that is safe, is never
// redirected by itself, and is recorded without anything that is secret.
import { type Dispatcher, request as send } from 'undici';
import { defaultLimits, type Limits } from './limits.ts';
import { isPublicAddress, type Lookup, literalAddress, PrivateAddressError, publicLookup } from './public-address.ts';
import { Redaction } from './redaction.ts';
import { RequestError, requestError } from './request-error.ts';
import { defaultRetry, isIdempotent, mayRepeat, type Retry, waitBefore } from './retry.ts';
import { createTransport, type Transport } from './transport.ts';

/** A request that was made, as a report may show it: no query, no header, no body. */
export interface RequestRecord {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Absent when there was no answer. */
  readonly status?: number;
  readonly durationMs: number;
}

export interface HttpOptions {
  /** Which addresses may be reached: everything else is refused before a connection is opened. */
  readonly allows: (url: URL) => boolean;
  /** Refuses this machine's and its networks' addresses as well, for hosts that a repository names. */
  readonly publicOnly?: boolean;
  /** In the place of the system's, to find out what a name stands for where `publicOnly` asks. */
  readonly lookup?: Lookup;
  /** Where the proxies' variables are read. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly limits?: Partial<Limits>;
  readonly retry?: Partial<Retry>;
  readonly redaction?: Redaction;
  readonly onRequest?: (record: RequestRecord) => void;
  readonly userAgent?: string;
}

export interface RequestInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Whether sending it twice does no harm; the method says so where this does not. */
  readonly repeatable?: boolean;
}

export class Http {
  readonly redaction: Redaction;
  readonly #options: HttpOptions;
  readonly #limits: Limits;
  readonly #retry: Retry;
  #transport: Transport | undefined;

  constructor(options: HttpOptions) {
    this.redaction = options.redaction ?? new Redaction();
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#retry = { ...defaultRetry, ...options.retry };
  }

  /**
   * Sends a request and reads the whole answer. A redirect is an answer.
   * @throws RequestError when there is no answer: its message names the host and what happened.
   * @throws UserError when a proxy's variable holds no address.
   */
  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    if (!this.#options.allows(url)) throw new RequestError('refused', url, 'it is none of the hosts that may be reached');
    const transport = this.#connect();
    const repeatable = init.repeatable ?? isIdempotent(init.method ?? 'GET');
    let waited = 0;
    for (let tried = 1; ; tried++) {
      const answer = await this.#once(url, init, transport);
      const again =
        answer instanceof RequestError
          ? answer.nothingWasSent || (repeatable && answer.mayPass)
          : mayRepeat(answer.status, repeatable);
      const wait = waitBefore(tried, answer instanceof RequestError ? undefined : answer.headers, this.#retry);
      if (!again || tried >= this.#retry.tries || waited + wait > this.#retry.patience) {
        if (answer instanceof RequestError) throw answer;
        return answer;
      }
      waited += wait;
      try {
        await this.#retry.sleep(wait, init.signal);
      } catch (error) {
        throw requestError(error, url, this.#limits);
      }
    }
  }

  async close(): Promise<void> {
    await this.#transport?.dispatcher.destroy();
  }

  #connect(): Transport {
    const { env = {}, publicOnly = false, lookup } = this.#options;
    this.#transport ??= createTransport(env, this.#limits, publicOnly ? publicLookup(lookup) : undefined);
    return this.#transport;
  }

  async #once(
    url: URL,
    { method = 'GET', headers = {}, body, signal }: RequestInit,
    { dispatcher, proxied }: Transport,
  ): Promise<Response | RequestError> {
    const started = this.#retry.now();
    const record = (status?: number) =>
      this.#options.onRequest?.({
        method,
        host: url.host,
        path: this.redaction.hide(url.pathname),
        ...(status !== undefined && { status }),
        durationMs: Math.max(0, this.#retry.now() - started),
      });
    try {
      if (this.#options.publicOnly === true) await this.#refusePrivate(url.hostname, proxied);
      const answer = await send(url, {
        dispatcher,
        method: method as Dispatcher.HttpMethod, // undici checks it.
        headers: { 'user-agent': this.#options.userAgent ?? 'tilelint', ...headers },
        ...(body !== undefined && { body }),
        ...(signal !== undefined && { signal }),
      });
      const bytes = await answer.body.arrayBuffer();
      record(answer.statusCode);
      return asResponse(answer.statusCode, answer.headers, bytes);
    } catch (error) {
      const why = requestError(error, url, this.#limits, proxied);
      if (why.fault !== 'refused') record();
      return why;
    }
  }

  /**
   * What the connection's own lookup does not see: a host that is an address, and a name that a proxy is going to look up. Behind a
   * proxy it is the proxy that connects: what a name stands for here is looked at, what nobody here can resolve is the proxy's.
   */
  async #refusePrivate(hostname: string, proxied: boolean): Promise<void> {
    const address = literalAddress(hostname);
    if (address !== undefined && !isPublicAddress(address)) throw new PrivateAddressError(`${hostname} is not public`);
    if (!proxied || address !== undefined) return;
    await new Promise<void>((done, fail) => {
      const look = publicLookup(this.#options.lookup);
      look(hostname, { all: true }, (error) => (error instanceof PrivateAddressError ? fail(error) : done()));
    });
  }
}

function asResponse(status: number, headers: Dispatcher.ResponseData['headers'], bytes: ArrayBuffer): Response {
  const list = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((each): [string, string] => [name, each]),
  );
  const withoutBody = status === 204 || status === 205 || status === 304;
  return new Response(withoutBody ? null : bytes, { status, headers: list });
}
