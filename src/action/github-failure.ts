// What went wrong with a question to GitHub: whether it may be asked again, when, and what a person is told.

export interface Failure {
  /** Undefined when there was no answer. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** GitHub's own words, or the system's. */
  readonly message: string;
  /** Method and path. */
  readonly question: string;
}

/** @param error As octokit throws it; anything else is a failure of the connection. */
export function asFailure(error: unknown): Failure {
  const { response, request } = asRecord(error);
  const { status, headers, data } = asRecord(response);
  const { message = error instanceof Error ? error.message : '' } = asRecord(data);
  const { method, url } = asRecord(request);
  return {
    status: typeof status === 'number' ? status : undefined,
    headers: asRecord(headers) as Failure['headers'], // As octokit collects them.
    message: typeof message === 'string' ? (message.split('\n')[0] ?? '').slice(0, mostCharacters) : '',
    question: typeof url === 'string' ? `${method} ${pathOf(url)}` : 'a question',
  };
}

/** A page of a proxy may come in the place of a message. */
const mostCharacters = 200;

/** Limits on rates are told by 429, and by 403 with headers. All questions here read only. */
export function isWorthAnotherTry({ status, headers }: Failure): boolean {
  if (status === undefined || status === 429 || status >= 500) return true;
  return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}

/**
 * Milliseconds until the next try: what GitHub asks for, otherwise a little longer each time.
 * @param now Milliseconds since 1970.
 */
export function waitBefore(tried: number, { headers }: Failure, now: number): number {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return Math.max(0, after * 1000);
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) return Math.max(0, reset * 1000 - now);
  return 250 * 2 ** (tried - 1) * (0.5 + Math.random());
}

/** One line, with the way out. */
export function explain(failure: Failure): string {
  const { status, message, question } = failure;
  const said = message === '' ? '' : ` (${message})`;
  if (status === undefined) return `GitHub did not answer ${question}${said}`;
  const wayOut = isWorthAnotherTry(failure) ? 'run it again later' : 'the workflow needs `permissions: contents: read`';
  return `GitHub answered ${status} to ${question}${said}: ${wayOut}, or give actions/checkout \`fetch-depth: 2\``;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? decodeURIComponent(new URL(url).pathname) : url;
}

function asRecord(value: unknown): Record<string, unknown> {
  // Every object has keys of which nothing is known.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
