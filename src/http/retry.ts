// When a request may be repeated, and how long to wait before: what the server asks for, otherwise a little longer each time.

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

export const defaultRetry: Retry = {
  tries: 3,
  patience: 20_000,
  sleep: async (milliseconds, signal) => {
    const { setTimeout } = await import('node:timers/promises');
    await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
  },
  random: Math.random,
  now: Date.now,
};

/** Nothing is changed by sending these twice (RFC 9110, 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

export function isIdempotent(method: string): boolean {
  return idempotent.has(method.toUpperCase());
}

/** 429 and 503 say that nothing was done; behind a gateway's 502 and 504 something may have been. */
export function mayRepeat(status: number, repeatable: boolean): boolean {
  return status === 429 || status === 503 || (repeatable && (status === 502 || status === 504));
}

/**
 * Milliseconds until the next try.
 * @param tried How often it was sent.
 * @param headers Of the answer, where there is one: `Retry-After` (seconds or a date), Datadog's `x-ratelimit-reset` (seconds).
 */
export function waitBefore(tried: number, headers: Headers | undefined, { random, now }: Retry): number {
  const asked = headers?.get('retry-after') ?? headers?.get('x-ratelimit-reset') ?? '';
  const spread = 250 * 2 ** (tried - 1) * (0.5 + random());
  if (/^\d{1,6}(?:\.\d+)?$/.test(asked)) return Number(asked) * 1000;
  const date = Date.parse(asked);
  if (Number.isNaN(date)) return spread;
  // A date is the server's, and so is the time until then: our clock may be another one.
  const there = Date.parse(headers?.get('date') ?? '');
  return Math.max(0, date - (Number.isNaN(there) ? now() : there));
}
