/** What may be shown once. Each process remembers what was shown to it. */

/** So many are remembered; beyond that the oldest are forgotten. */
const MOST = 10_000;

export class Once {
  /** Until when each is remembered, in milliseconds; the oldest first. */
  readonly #seen = new Map<string, number>();
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** False when it was taken before. It is remembered for `age` milliseconds: as long as it could be shown again. */
  take(key: string, age: number): boolean {
    const at = this.#now();
    for (const [one, until] of this.#seen) {
      if (until > at && this.#seen.size < MOST) break;
      this.#seen.delete(one);
    }
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, at + age);
    return true;
  }
}
