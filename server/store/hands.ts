/**
 * In whose hand an agreement is written: which of its pages (Yjs client ids) wrote for whom, and roughly when.
 * Noted with the rows that hold what they wrote, and kept when those are folded.
 */

/** A page began to write, or wrote on after a while. */
export interface Hand {
  /** The client id by which Yjs numbers what the page writes. */
  readonly client: number;
  /** The first of its changes that this is said of. */
  readonly clock: number;
  /** Id of the person. */
  readonly person: string;
}

export interface KnownHand extends Hand {
  /** When the row with that change was written, ISO 8601, UTC. */
  readonly at: string;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface HandStore {
  /**
   * Who wrote as which page, by page and then by change. `append` takes them along (`Batch.hands`): a page stays
   * that of the first person who was noted for it, and a change is dated once.
   */
  hands(id: string): Promise<KnownHand[]>;
}

/** A row of `hand`. */
export const handOf = (row: Readonly<Record<string, unknown>>): KnownHand => ({
  client: Number(row['client']),
  clock: Number(row['clock']),
  person: String(row['person']),
  at: String(row['at']),
});
