// Bad days on request: what an endpoint of the sandbox does instead of its work, so that a partner sees how an integration takes it.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../user-error.ts';

export const endpoints = ['authorize', 'token', 'revoke', 'api-keys', 'validate', 'apps', 'api'] as const;
export type Endpoint = (typeof endpoints)[number];

/** What goes wrong with the connection or the answer, at any endpoint. */
const disturbances = ['slow', 'reset', 'truncated', 'html', 'large', 'loop'] as const;

/** What an endpoint itself does differently. */
const behaviours: Readonly<Record<string, Endpoint>> = {
  'rotated-refresh-token': 'token',
  'missing-scope': 'token',
  'rejected-scope': 'api',
  'other-app': 'apps',
  'no-app': 'apps',
  ignored: 'revoke',
};

export interface Fault {
  readonly endpoint: Endpoint;
  /** An HTTP status, a disturbance or a behaviour. */
  readonly kind: string;
  /** How often; always when absent. */
  times?: number;
}

/**
 * @param text `token=503`, `token=slow`, `token=429x2` for the first two requests.
 * @throws UserError
 */
export function parseFault(text: string): Fault {
  const [, endpoint = '', kind = '', times] = /^([^=]+)=(.+?)(?:x([1-9]\d{0,3}))?$/.exec(text) ?? [];
  const known = endpoints.find((each) => each === endpoint);
  if (known === undefined) throw new UserError(`Expected ENDPOINT=FAULT with one of ${endpoints.join(', ')}, found \`${text}\``);
  const isKnown = /^[45]\d\d$/.test(kind) || disturbances.some((each) => each === kind) || behaviours[kind] === known;
  if (!isKnown) {
    const own = Object.keys(behaviours).filter((each) => behaviours[each] === known);
    throw new UserError(
      `Expected a status such as 503, ${[...disturbances, ...own].join(', ')} as the fault of \`${endpoint}\`, found \`${kind}\``,
    );
  }
  return { endpoint: known, kind, ...(times !== undefined && { times: Number(times) }) };
}

export class Faults {
  readonly #faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    this.#faults = faults.map((fault) => ({ ...fault }));
  }

  /** Whether an endpoint behaves so. */
  has(endpoint: Endpoint, kind: string): boolean {
    return this.#faults.some((fault) => fault.endpoint === endpoint && fault.kind === kind);
  }

  /** Disturbs the answer where that was asked for. @returns Whether the request is dealt with. */
  async disturb(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const fault = this.#faults.find(
      (each) => each.endpoint === endpoint && behaviours[each.kind] === undefined && (each.times ?? 1) > 0,
    );
    if (fault === undefined) return false;
    if (fault.times !== undefined) fault.times--;
    switch (fault.kind) {
      case 'slow':
        await Promise.race([setTimeout(60_000, undefined, { ref: false }), once(response, 'close')]);
        return response.destroyed || response.writableEnded;
      case 'reset':
        request.socket.resetAndDestroy();
        return true;
      case 'truncated':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":');
        return true;
      case 'html':
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<!doctype html><title>Maintenance</title><h1>Back soon</h1>');
        return true;
      case 'large':
        response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":"${'x'.repeat(10_000_000)}"}`);
        return true;
      case 'loop':
        response.writeHead(302, { location: request.url ?? '/' }).end();
        return true;
      default:
        response
          .writeHead(Number(fault.kind), {
            'content-type': 'application/json',
            ...(fault.kind === '429' && { 'retry-after': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }),
          })
          .end(JSON.stringify({ errors: [statusNames[fault.kind] ?? 'Something went wrong'] }));
        return true;
    }
  }
}

const statusNames: Readonly<Record<string, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'An API key with this name already exists',
  429: 'Too many requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};
