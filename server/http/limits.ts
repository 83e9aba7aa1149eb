/** How much of a request is taken in, and how long it may take. */

/** Sizes in bytes, times in milliseconds. */
export interface HttpLimits {
  /** A body, where the route says nothing else. */
  readonly body: number;
  /** All headers together, with the address. */
  readonly headers: number;
  /** The address, in characters: the way back from signing in carries a code of the provider. */
  readonly address: number;
  /** Until all headers are there, and until the whole request is; one that brings a file has more. */
  readonly headersTime: number;
  readonly requestTime: number;
  readonly fileTime: number;
  /** How often that is looked at. */
  readonly check: number;
  /** A connection without a request; longer than a proxy keeps it, or requests would cross its end. */
  readonly keepAlive: number;
  /** Not a byte either way while an answer is made or read: the printer may take its time. */
  readonly silence: number;
  readonly connections: number;
}

export const HTTP_LIMITS: HttpLimits = {
  body: 16 * 1024,
  headers: 16 * 1024,
  address: 8000,
  headersTime: 10_000,
  requestTime: 30_000,
  // 25 MB at 0.7 Mbit/s.
  fileTime: 300_000,
  check: 2_000,
  keepAlive: 72_000,
  silence: 300_000,
  connections: 10_000,
};

/** The body of a route that takes more than a command. */
export const LARGE_BODY = 1024 * 1024;
