// Why there is no answer, in a person's words: the host, what happened, and nothing of what was sent.

import type { Limits } from './limits.ts';
import { PrivateAddressError } from './public-address.ts';

export type RequestFault = 'refused' | 'unreachable' | 'unresolved' | 'slow' | 'cut' | 'large' | 'tls' | 'cancelled' | 'invalid';

export class RequestError extends Error {
  override name = 'RequestError';
  readonly fault: RequestFault;
  readonly host: string;

  /** @param what happened, to go behind the host's name. */
  constructor(fault: RequestFault, url: URL, what: string) {
    // Other schemes have no host.
    const host = url.host || url.protocol;
    super(`${host} ${gaveUp.includes(fault) ? 'gave no whole answer' : 'was not reached'}: ${what}`);
    this.fault = fault;
    this.host = host;
  }

  /** The connection was never there. */
  get nothingWasSent(): boolean {
    return this.fault === 'unreachable';
  }

  /** Whatever was asked for may have been done, though nobody said so. */
  get mayHaveArrived(): boolean {
    return !neverSent.includes(this.fault);
  }

  /** It may be otherwise the next time. */
  get mayPass(): boolean {
    return this.fault === 'unreachable' || this.fault === 'cut';
  }
}

/** There was no connection that a request could go through. */
const neverSent: readonly RequestFault[] = ['refused', 'unreachable', 'unresolved', 'tls'];

/** The connection was there. */
const gaveUp: readonly RequestFault[] = ['cut', 'large', 'slow'];

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refused the connection',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no way to it from here',
  EADDRNOTAVAIL: 'there is no way to it from here',
};

/** @param proxied Whether a proxy is set, which may be what was not reached. */
export function requestError(error: unknown, url: URL, limits: Limits, proxied = false): RequestError {
  if (error instanceof RequestError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  const [, refusal] = /^Proxy response \((\d+)\)/.exec(message) ?? [];
  if (refusal !== undefined) return new RequestError('refused', url, `the proxy refused to connect (${refusal})`);
  const cause = [error, causeOf(error)].find((each) => each instanceof PrivateAddressError);
  const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
  if (cause !== undefined) return new RequestError('refused', url, 'it leads to an address that is not public');
  if (code === 'ABORT_ERR' || code === 'UND_ERR_ABORTED') return new RequestError('cancelled', url, 'the time for it was over');
  const refused = unreachable[code];
  if (refused !== undefined)
    return new RequestError('unreachable', url, proxied ? `${refused} (a proxy is set: it may be that one)` : refused);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new RequestError('unresolved', url, 'its name is not known here');
    case 'UND_ERR_CONNECT_TIMEOUT':
      return new RequestError('unreachable', url, `no connection within ${seconds(limits.connect)}`);
    case 'UND_ERR_HEADERS_TIMEOUT':
      return new RequestError('slow', url, `no answer within ${seconds(limits.headers)}`);
    case 'UND_ERR_BODY_TIMEOUT':
      return new RequestError('slow', url, `its answer stopped for ${seconds(limits.body)}`);
    case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
      return new RequestError('large', url, `its answer is larger than ${limits.size} bytes`);
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return new RequestError('cut', url, 'it closed the connection');
  }
  if (/^(?:DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return new RequestError('tls', url, `TLS failed (${code}); NODE_EXTRA_CA_CERTS names further certificate authorities`);
  if (/^(?:ERR_(?:TLS|SSL)|CERT_|HOSTNAME_|EPROTO)/.test(code)) return new RequestError('tls', url, `TLS failed (${code})`);
  if (/^HPE_/.test(code)) return new RequestError('cut', url, `its answer is not HTTP (${code})`);
  return new RequestError('invalid', url, code === '' ? 'the request could not be made' : code);
}

function codeOf(error: unknown): string {
  for (const each of [error, causeOf(error)]) {
    if (each instanceof Error && 'code' in each && typeof each.code === 'string') return each.code;
    if (each instanceof Error && each.name === 'AbortError') return 'ABORT_ERR';
    if (each instanceof Error && each.name === 'TimeoutError') return 'ABORT_ERR';
  }
  return '';
}

function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0];
  return error instanceof Error ? error.cause : undefined;
}
