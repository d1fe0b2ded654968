// How long a request may take, and how much may come back. By itself, so that the library's types need no package of connections.
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

export const defaultLimits: Limits = { connect: 10_000, headers: 20_000, body: 10_000, size: 1_000_000 };
