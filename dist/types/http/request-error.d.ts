import type { Limits } from './limits.ts';
export type RequestFault = 'refused' | 'unreachable' | 'unresolved' | 'slow' | 'cut' | 'large' | 'tls' | 'cancelled' | 'invalid';
export declare class RequestError extends Error {
    name: string;
    readonly fault: RequestFault;
    readonly host: string;
    /** @param what happened, to go behind the host's name. */
    constructor(fault: RequestFault, url: URL, what: string);
    /** The connection was never there. */
    get nothingWasSent(): boolean;
    /** Whatever was asked for may have been done, though nobody said so. */
    get mayHaveArrived(): boolean;
    /** It may be otherwise the next time. */
    get mayPass(): boolean;
}
/** @param proxied Whether a proxy is set, which may be what was not reached. */
export declare function requestError(error: unknown, url: URL, limits: Limits, proxied?: boolean): RequestError;
