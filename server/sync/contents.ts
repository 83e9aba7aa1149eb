/** What is on disk of one agreement, in memory: its document, and how far that holds the log. */
import * as Y from 'yjs';
import { rebuild } from '../agreements/stored.ts';
import type { Later, Stored } from '../store/store.ts';
import { RoomSize } from './room-size.ts';

export class Contents {
  readonly doc: Y.Doc;
  /** Places in the log of rows that no document can take: they are kept, so the log is not folded. */
  readonly rejected: readonly number[];
  readonly size: RoomSize;
  /** Number of the last row of the log up to which `doc` holds every row; it may hold later ones too. */
  sequence: number;
  /** All of it as the store gave it, until it changes: the first who opens it need not wait for it to be encoded. */
  #stored: Uint8Array | null;

  /** Rebuilds the document. Throws a StoreError (`corrupt`) where that cannot be done. */
  constructor(stored: Stored) {
    const { doc, rejected } = rebuild(stored);
    this.doc = doc;
    this.rejected = rejected;
    this.size = new RoomSize(stored);
    this.sequence = stored.meta.sequence;
    const waits = doc.store.pendingStructs ?? doc.store.pendingDs;
    this.#stored = stored.updates.length === 0 && !waits ? stored.snapshot : null;
  }

  /** What a reader lacks who has what `vector` says, as an update. */
  lacking(vector: Uint8Array): Uint8Array {
    const whole = isNothing(vector) ? this.#stored : null;
    // Most who come first come alone: it is not worth its memory twice.
    this.#stored = null;
    return whole ?? Y.encodeStateAsUpdate(this.doc, vector);
  }

  /** Takes in updates that are on disk. Throws where the document cannot take one. */
  add(updates: readonly Uint8Array[]): void {
    this.#stored = null;
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
    });
  }

  /** Rows of ours are on disk, the last of them as row `sequence`. False when rows of others, which are not here, lie before them. */
  wrote(updates: readonly Uint8Array[], sequence: number): boolean {
    this.size.grow(updates);
    const hasAll = this.sequence >= sequence - updates.length;
    if (hasAll) this.sequence = Math.max(this.sequence, sequence);
    return hasAll;
  }

  /** Takes in what others wrote. Returns what was new of it. Throws where the document cannot take it. */
  follow({ meta, snapshot, updates }: Later): Uint8Array[] {
    const news: Uint8Array[] = [];
    const note = (update: Uint8Array): void => void news.push(update);
    this.doc.on('update', note);
    try {
      this.add(snapshot ? [snapshot, ...updates] : updates);
    } finally {
      this.doc.off('update', note);
    }
    this.sequence = meta.sequence;
    this.size.follow({ snapshot, updates });
    return news;
  }
}

/** The state vector of a document without anything in it. */
const isNothing = (vector: Uint8Array): boolean => vector.length === 1 && vector[0] === 0;
