import { type Dispatcher } from 'undici';
import type { Limits } from './limits.ts';
export interface Transport {
    readonly dispatcher: Dispatcher;
    /** Whether a proxy does the connecting, where one is set for the address. */
    readonly proxied: boolean;
}
/**
 * @param env Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read, in either case.
 * @param publicOnly Whether the addresses of this machine and its networks are refused.
 */
export declare function createTransport(env: Readonly<Record<string, string | undefined>>, { connect, headers, body, size }: Limits, publicOnly: boolean): Transport;
