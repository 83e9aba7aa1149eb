/** Folds the log of rooms into new snapshots, of exactly the rows that their documents hold at that moment. */
import * as Y from 'yjs';
import type { Log } from '../log.ts';
import { asStoreError, type Store } from '../store/store.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';

export interface FoldingOptions {
  readonly store: Store;
  readonly limits: Pick<Limits, 'logRows' | 'logBytes'>;
  readonly log: Log;
}

export class Folding {
  readonly #options: FoldingOptions;
  readonly #running = new Map<Room, Promise<void>>();

  constructor(options: FoldingOptions) {
    this.#options = options;
  }

  /** Folds where the log has become long. */
  foldIfLong(room: Room): void {
    const { logRows, logBytes } = this.#options.limits;
    if (room.logRows >= logRows || room.logBytes >= logBytes) this.fold(room);
  }

  /** Folds in the background; where that fails the log stays. */
  fold(room: Room): void {
    if (!room.mayFold || this.#running.has(room)) return;
    const folding = this.#compact(room)
      .catch((error: unknown) =>
        this.#options.log.warn(
          { agreement: room.id, kind: asStoreError(error).kind },
          'compaction failed, the log stays',
        ),
      )
      .finally(() => this.#running.delete(room));
    this.#running.set(room, folding);
  }

  /** Resolves when nothing is being folded any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #compact(room: Room): Promise<void> {
    const { sequence, logRows, logBytes } = room;
    const snapshot = Y.encodeStateAsUpdate(room.doc);
    await this.#options.store.compact(room.id, snapshot, sequence);
    room.compacted(logRows, logBytes, snapshot.length);
  }
}
