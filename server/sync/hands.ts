/**
 * Which pages wrote for whom, to be noted with the rows (store/hands.ts).
 *
 * [H1] Only a page that the connection speaks for counts (presence.ts): an answer to step 1 may hold what others
 * wrote, as after data were put back, and nobody gets a name for that.
 * [H2] A page is noted when it begins, and again with its first change after an hour, so that what it wrote is
 * dated; in between nothing is written besides the rows.
 */
import type { Hand } from '../store/hands.ts';
import type { Queued } from './queue.ts';

/** How exactly it is known when a page wrote something, ms. */
const EXACTLY = 60 * 60 * 1000;

/** From where on an update brings something new of a page. */
export type Beginning = Pick<Hand, 'client' | 'clock'>;

/** The hands of one room. */
export class Hands {
  /** When each page was noted last, in `performance.now()`. */
  readonly #noted = new Map<number, number>();
  #taken: readonly Hand[] = [];

  /** What is to be noted of these entries, which are about to be written. */
  take(entries: readonly Queued[], now: number): readonly Hand[] {
    const due = new Map<number, Hand>();
    for (const { hands } of entries)
      for (const hand of hands)
        if (!due.has(hand.client) && now - (this.#noted.get(hand.client) ?? -Infinity) >= EXACTLY)
          due.set(hand.client, hand);
    this.#taken = [...due.values()];
    return this.#taken;
  }

  /** What was taken is on disk. */
  written(now: number): void {
    for (const { client } of this.#taken) this.#noted.set(client, now);
    this.#taken = [];
  }
}
