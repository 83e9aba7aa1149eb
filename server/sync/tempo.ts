/**
 * How long to gather updates before the next commit. Measured (shared figures, 2 cores): a commit on every
 * turn of the event loop is fastest while few write; 3 ms between commits costs a fifth less CPU when
 * thousands of updates a second arrive, and 3 ms more latency where nobody would notice.
 */

/** Updates a second from which gathering begins, and at which it has reached its longest. */
const FROM = 500;
const FULL = 4000;
const LONGEST = 3;

/** Over which time the rate is taken, ms: a paste or a reconnect is no load. */
const WINDOW = 100;

export class Tempo {
  #weight = 0;
  #at = 0;

  /** So many updates were committed at `now` (ms). */
  written(updates: number, now: number): void {
    this.#weight = this.#left(now) + updates;
    this.#at = now;
  }

  /** How long to wait before the next commit, whole ms. */
  gap(now: number): number {
    const perSecond = (this.#left(now) / WINDOW) * 1000;
    const share = (perSecond - FROM) / (FULL - FROM);
    return Math.floor(LONGEST * Math.min(1, Math.max(0, share)));
  }

  #left(now: number): number {
    return this.#weight * Math.exp((this.#at - now) / WINDOW);
  }
}
