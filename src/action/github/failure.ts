// What went wrong with a question to GitHub: whether it may be asked again, and when.

export interface Answer {
  /** Undefined when there was none. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** GitHub's own words, or the system's; one line. */
  readonly said: string;
  /** Method and path. */
  readonly question: string;
}

/** GitHub said no, or nothing. */
export class GithubFailure extends Error implements Answer {
  override readonly name = 'GithubFailure';
  readonly status: number | undefined;
  readonly headers: Answer['headers'];
  readonly said: string;
  readonly question: string;

  constructor({ status, headers, said, question }: Answer) {
    super(
      `GitHub ${status === undefined ? 'did not answer' : `answered ${status} to`} ${question}${said === '' ? '' : ` (${said})`}`,
    );
    this.status = status;
    this.headers = headers;
    this.said = said;
    this.question = question;
  }

  /** Whether it is a matter of how much was asked, not of what: 429, or 403 with headers that say so. */
  get limited(): boolean {
    if (this.status === 429) return true;
    return this.status === 403 && (this.headers['retry-after'] !== undefined || this.headers['x-ratelimit-remaining'] === '0');
  }

  /** Whether it was GitHub or the way to it: the same question may be answered later. */
  get broken(): boolean {
    return this.status === undefined || this.status >= 500;
  }
}

/** @param error As octokit throws it: with a status, also where there was no answer. Undefined for anything else, which is a bug. */
export function asFailure(error: unknown): GithubFailure | undefined {
  if (error instanceof GithubFailure) return error;
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const { response, request } = asRecord(error);
  const { status, headers, data } = asRecord(response);
  const { message = error.message } = asRecord(data);
  const { method, url } = asRecord(request);
  return new GithubFailure({
    status: typeof status === 'number' ? status : undefined,
    headers: asRecord(headers) as Answer['headers'], // As octokit collects them.
    said: typeof message === 'string' ? (message.split('\n')[0] ?? '').slice(0, mostCharacters) : '',
    question: typeof url === 'string' ? `${method} ${pathOf(url)}` : 'a question',
  });
}

/** A page of a proxy may come in the place of a message. */
const mostCharacters = 200;

/**
 * Milliseconds until the next try: what GitHub asks for, otherwise a little longer each time.
 * @param now Milliseconds since 1970.
 */
export function waitBefore(tried: number, { headers }: Answer, now: number): number {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return Math.max(0, after * 1000);
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) return Math.max(0, reset * 1000 - now);
  return 250 * 2 ** (tried - 1) * (0.5 + Math.random());
}

function pathOf(url: string): string {
  return URL.canParse(url) ? decodeURIComponent(new URL(url).pathname) : url;
}

function asRecord(value: unknown): Record<string, unknown> {
  // Every object has keys of which nothing is known.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
