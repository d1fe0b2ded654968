import { type Dispatcher } from 'undici';
import type { Limits } from './limits.ts';
import type { Lookup } from './public-address.ts';
export interface Transport {
    readonly dispatcher: Dispatcher;
    /** Whether a proxy does the connecting, where one is set for the address. */
    readonly proxied: boolean;
}
/**
 * @param env Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read, in either case.
 * @param lookup In the place of the system's, for connections that no proxy makes.
 * @throws UserError when a proxy's variable holds no address.
 */
export declare function createTransport(env: Readonly<Record<string, string | undefined>>, { connect, headers, body, size }: Limits, lookup: Lookup | undefined): Transport;
