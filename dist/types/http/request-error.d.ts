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
    /** It may be otherwise the next time. */
    get mayPass(): boolean;
}
export declare function requestError(error: unknown, url: URL, limits: Limits): RequestError;
