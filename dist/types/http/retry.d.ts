export interface Retry {
    /** How often a request is sent at most. */
    readonly tries: number;
    /** Milliseconds of waiting that a request may take in all. */
    readonly patience: number;
    readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
    /** Between 0 and 1: waits are spread, so that many runners do not come back at once. */
    readonly random: () => number;
    /** Milliseconds since 1970. */
    readonly now: () => number;
}
export declare const defaultRetry: Retry;
export declare function isIdempotent(method: string): boolean;
/** 429 and 503 say that nothing was done; behind a gateway's 502 and 504 something may have been. */
export declare function mayRepeat(status: number, repeatable: boolean): boolean;
/**
 * Milliseconds until the next try.
 * @param tried How often it was sent.
 * @param headers Of the answer, where there is one: `Retry-After` (seconds or a date), Datadog's `x-ratelimit-reset` (seconds).
 */
export declare function waitBefore(tried: number, headers: Headers | undefined, { random, now }: Retry): number;
