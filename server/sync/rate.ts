/**
 * How fast one connection may go. A person who types, pastes or comes back with a day's work never notices;
 * whoever goes on faster is not read from for a while (their program, not ours, then holds what they send),
 * and whoever never rests is sent away.
 */
import type { Limits, Rate } from './limits.ts';

/** Whoever has run dry waits until this share of the burst is there again: not a stop for every frame. */
const WAIT_FOR = 0.1;

/** A token bucket. It may be overdrawn: what has arrived is never left undone. */
export class Bucket {
  readonly #rate: Rate;
  #level: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#level = rate.burst;
    this.#at = now;
  }

  /** Lets in what time brought; true when it is full. */
  fill(now: number): boolean {
    const { perSecond, burst } = this.#rate;
    this.#level = Math.min(burst, this.#level + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    return this.#level === burst;
  }

  /** How long until there is 1 to take, ms; 0 where there is. */
  wait(now: number): number {
    this.fill(now);
    return Math.max(0, ((1 - this.#level) / this.#rate.perSecond) * 1000);
  }

  /** Takes `amount`. Returns how long to wait until there is enough again, ms; 0 when there is. */
  take(amount: number): number {
    const { perSecond, burst } = this.#rate;
    this.#level -= amount;
    return this.#level >= 0 ? 0 : ((WAIT_FOR * burst - this.#level) / perSecond) * 1000;
  }
}

export class Pace {
  readonly #frames: Bucket;
  readonly #bytes: Bucket;
  readonly #most: number;
  #slowed = 0;

  constructor({ frameRate, byteRate, tooFast }: Pick<Limits, 'frameRate' | 'byteRate' | 'tooFast'>, now: number) {
    this.#frames = new Bucket(frameRate, now);
    this.#bytes = new Bucket(byteRate, now);
    this.#most = tooFast;
  }

  /**
   * Counts frames, and the bytes they brought or asked for, at `now` (ms). Returns for how long not to read on,
   * ms; null when that has gone on for too long.
   */
  spend(frames: number, bytes: number, now: number): number | null {
    const isRested = this.#isRested(now);
    const wait = Math.max(this.#frames.take(frames), this.#bytes.take(bytes));
    if (isRested) this.#slowed = 0;
    this.#slowed += wait;
    return this.#slowed > this.#most ? null : wait;
  }

  #isRested(now: number): boolean {
    const frames = this.#frames.fill(now);
    return this.#bytes.fill(now) && frames;
  }
}
