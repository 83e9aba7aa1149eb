/** Deleting in two steps: into the bin, from which an agreement can be put back, and out of it for good. */
import { goneFrom } from '../../model/bin.ts';
import type { Log } from '../log.ts';
import type { EventRecord } from '../record/record.ts';
import type { Binned } from '../store/bin.ts';
import { asStoreError, StoreError, type Store } from '../store/store.ts';
import type { Rooms } from '../sync/rooms.ts';
import { Upkeep } from '../upkeep.ts';

export interface BinOptions {
  readonly store: Pick<Store, 'bin' | 'unbin' | 'binned' | 'purge'>;
  readonly rooms: Pick<Rooms, 'binned'>;
  readonly record: Pick<EventRecord, 'doing'>;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** How often is looked for what is due, ms. */
const EVERY = 60 * 60_000;

export class Bin {
  readonly #options: BinOptions;
  readonly #upkeep: Upkeep;

  constructor(options: BinOptions) {
    this.#options = options;
    this.#upkeep = new Upkeep({
      work: () => this.#sweep(),
      every: EVERY,
      failed: (error) => options.log.warn({ kind: asStoreError(error).kind }, 'the bin was not looked after'),
    });
  }

  /** From now on purges by itself what has been in it long enough. */
  start(): void {
    void this.sweep();
    this.#upkeep.start();
  }

  close(): Promise<void> {
    return this.#upkeep.close();
  }

  /** All that is in it, the last deleted first. Rejects with a StoreError. */
  all(): Promise<Binned[]> {
    return this.#options.store.binned();
  }

  /**
   * Puts an agreement into it: whoever has it open is sent away at once. Resolves to the moment, or null when it was
   * there already. Rejects with a StoreError.
   */
  async put(id: string, by: string | null): Promise<string | null> {
    const { store, rooms, now } = this.#options;
    const at = now();
    if (!(await store.bin(id, at, by))) return null;
    rooms.binned(id, true);
    return at;
  }

  /** Puts an agreement back. False when it was not in it. Rejects with a StoreError. */
  async back(id: string): Promise<boolean> {
    const { store, rooms } = this.#options;
    const isBack = await store.unbin(id);
    if (isBack) rooms.binned(id, false);
    return isBack;
  }

  /** Takes away for good what has been in it since `since`. False when it was put back meanwhile. Rejects with a StoreError. */
  destroy(id: string, since: string): Promise<boolean> {
    return this.#options.store.purge(id, since);
  }

  /** Purges what is due. Never rejects: what failed is tried again at the next sweep. */
  sweep(): Promise<void> {
    return this.#upkeep.round();
  }

  async #sweep(): Promise<void> {
    const { record, log, now } = this.#options;
    for (const { meta } of await this.all()) {
      if (goneFrom(meta.verwijderd) > now()) continue;
      const due = { kind: 'definitief-verwijderd', chain: meta.id, person: null } as const;
      const destroy = async (): Promise<void> => {
        // Put back meanwhile, or gone by another process: what was recorded did not happen here.
        if (!(await this.destroy(meta.id, meta.verwijderd))) throw new StoreError('absent', 'not in the bin any more');
        log.info({ agreement: meta.id, deleted: meta.verwijderd }, 'agreement purged from the bin');
      };
      // The next is purged all the same.
      await record.doing(due, destroy).catch((error: unknown) => {
        if (asStoreError(error).kind !== 'absent') throw error;
      });
    }
  }
}
