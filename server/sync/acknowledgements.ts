/** What those who are in hear of the disk: how far it holds what they wrote, and that it takes nothing now. */
import type { Connection } from './connection.ts';
import type { Queued } from './queue.ts';

export class Acknowledgements {
  readonly #everyone: ReadonlySet<Connection>;
  #failing = false;

  constructor(everyone: ReadonlySet<Connection>) {
    this.#everyone = everyone;
  }

  get isFailing(): boolean {
    return this.#failing;
  }

  /** Someone comes in or writes: they hear it when the disk takes nothing. */
  warn(connection: Connection): void {
    if (this.#failing) connection.sendSaved('failing');
  }

  /** What waits could not be written. */
  failed(): void {
    this.#failing = true;
    for (const connection of this.#everyone) connection.sendSaved('failing');
  }

  /** These are on disk: those who wrote hear how far saving has got; after a failure everyone hears that it is over. */
  saved(entries: readonly Queued[]): void {
    for (const { by, nth } of entries) by.markSaved(nth);
    this.#tell(entries);
  }

  /**
   * These will never be on disk, for a reason that is told once to each who wrote in them. What held nothing new needs no
   * disk, and counts where nothing before it was refused.
   */
  refused(entries: readonly Queued[], reasonFor: (connection: Connection) => string): void {
    const denied = new Set<Connection>();
    for (const { by, nth, update } of entries) {
      if (update === null) by.markSaved(nth);
      else if (!denied.has(by)) by.deny(reasonFor(by));
      if (update !== null) denied.add(by);
    }
    this.#tell(entries);
  }

  #tell(entries: readonly Queued[]): void {
    const told = this.#failing ? this.#everyone : new Set(entries.map(({ by }) => by));
    this.#failing = false;
    for (const connection of told) connection.sendSaved('saved');
  }
}
