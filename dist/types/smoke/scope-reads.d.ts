/** Path and query; undefined when none is known. @param now Milliseconds since 1970. */
export declare function scopeReads(scope: string, now: number): string | undefined;
