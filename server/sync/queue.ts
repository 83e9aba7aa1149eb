/** What one room has taken in and not yet on disk, in the order in which it goes there. */
import type { Hand } from '../store/hands.ts';
import type { Connection } from './connection.ts';
import type { Intake, Waiting } from './intake.ts';

/** A document frame on its way to disk. Without `update` it held nothing new and only counts. */
export interface Queued {
  readonly by: Connection;
  readonly nth: number;
  readonly update: Uint8Array | null;
  /** Whose pages wrote in it, where that is known. */
  readonly hands: readonly Hand[];
}

/** A frame that held something new. */
export type News = Queued & { readonly update: Uint8Array };

export const newsIn = (entries: readonly Queued[]): News[] =>
  entries.filter((entry): entry is News => entry.update !== null);

/** What an entry costs in memory besides its bytes. */
const OVERHEAD = 200;
const costOf = ({ update }: Queued): number => (update?.length ?? 0) + OVERHEAD;

export class WriteQueue implements Waiting {
  #entries: Queued[] = [];
  #taken = 0;
  #bytes = 0;
  readonly #intake: Intake;

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  get length(): number {
    return this.#entries.length;
  }
  get bytes(): number {
    return this.#bytes;
  }
  /** The updates, the first to be written first. */
  get updates(): Uint8Array[] {
    return newsIn(this.#entries).map(({ update }) => update);
  }
  get writers(): ReadonlySet<Connection> {
    return new Set(this.#entries.map(({ by }) => by));
  }

  /** Whether `bytes` more can be kept. */
  hasRoomFor(bytes: number): boolean {
    return this.#intake.hasRoomFor(this, bytes + OVERHEAD);
  }

  push(entry: Queued): void {
    const cost = costOf(entry);
    this.#entries.push(entry);
    this.#bytes += cost;
    entry.by.waiting += cost;
    this.#intake.add(entry.by, this, cost);
  }

  /** Everything that waits; it stays until {@link written} or {@link failed}. */
  take(): readonly Queued[] {
    this.#taken = this.#entries.length;
    return this.#entries;
  }

  /** What was taken is on disk. */
  written(): Queued[] {
    const entries = this.#entries.splice(0, this.#taken);
    let bytes = 0;
    for (const entry of entries) {
      const cost = costOf(entry);
      entry.by.waiting -= cost;
      bytes += cost;
    }
    this.#taken = 0;
    this.#bytes -= bytes;
    this.#intake.remove(bytes);
    return entries;
  }

  /** All that waits goes nowhere any more. */
  drop(): Queued[] {
    this.take();
    return this.written();
  }

  /** What was taken could not be written. */
  failed(): void {
    this.#taken = 0;
  }
}
