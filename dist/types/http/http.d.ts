import { type Limits } from './limits.ts';
import { type Lookup } from './public-address.ts';
import { Redaction } from './redaction.ts';
import { type Retry } from './retry.ts';
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
export declare class Http {
    #private;
    readonly redaction: Redaction;
    constructor(options: HttpOptions);
    /**
     * Sends a request and reads the whole answer. A redirect is an answer.
     * @throws RequestError when there is no answer: its message names the host and what happened.
     * @throws UserError when a proxy's variable holds no address.
     */
    fetch(url: URL, init?: RequestInit): Promise<Response>;
    close(): Promise<void>;
}
