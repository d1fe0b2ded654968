import { type Dispatcher } from 'undici';
export interface Limits {
    /** Milliseconds for the connection, and again for TLS and a proxy's answer. */
    readonly connect: number;
    /** Milliseconds until the answer begins. */
    readonly headers: number;
    /** Milliseconds between two parts of the body. */
    readonly body: number;
    /** Bytes of a body, after which it is given up. */
    readonly size: number;
}
export declare const defaultLimits: Limits;
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
