import { type Lookup } from './public-address.ts';
export interface PublicProxy {
    /** `http://127.0.0.1:PORT`. */
    readonly origin: string;
    close(): Promise<void>;
}
export interface PublicProxyOptions {
    /** Where HTTPS_PROXY is read: connections then go through it. */
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly lookup?: Lookup;
    /** Milliseconds for a connection. */
    readonly timeout?: number;
}
/** Only https: anything but CONNECT is refused. */
export declare function startPublicProxy({ env, lookup, timeout }?: PublicProxyOptions): Promise<PublicProxy>;
