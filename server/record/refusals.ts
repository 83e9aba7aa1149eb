/**
 * Refusals that come again and again: one row a minute says so, with how many were left out, or a program that goes on
 * asking would fill the disk. Each process counts its own.
 */

const MINUTE = 60_000;

interface Told<T> {
  at: number;
  leftOut: number;
  last: T;
}

export class Refusals<T> {
  readonly #told = new Map<string, Told<T>>();
  readonly #now: () => number;

  /** `now`: ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many of these were left out before this one; null where this one is to be left out too. */
  count(key: string, refusal: T): number | null {
    const told = this.#told.get(key);
    if (told && this.#isRecent(told)) {
      told.leftOut += 1;
      told.last = refusal;
      return null;
    }
    this.#told.set(key, { at: this.#now(), leftOut: 0, last: refusal });
    return told?.leftOut ?? 0;
  }

  /** Forgets what was told over a minute ago, or everything; what was left out since, with how often. */
  take(everything = false): { readonly refusal: T; readonly leftOut: number }[] {
    const over = [...this.#told].filter(([, told]) => everything || !this.#isRecent(told));
    for (const [key] of over) this.#told.delete(key);
    return over.filter(([, { leftOut }]) => leftOut > 0).map(([, { last, leftOut }]) => ({ refusal: last, leftOut }));
  }

  #isRecent({ at }: Told<T>): boolean {
    return Math.abs(this.#now() - at) < MINUTE;
  }
}
