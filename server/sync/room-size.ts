/** How large a room's document is, and its log since the last snapshot. */
import * as Y from 'yjs';
import type { Later, Stored } from '../store/store.ts';

const bytesOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, { length }) => sum + length, 0);

export class RoomSize {
  /** Rows and bytes of log since the last snapshot. */
  logRows: number;
  logBytes: number;
  /** An upper bound of the document, in bytes. */
  document: number;

  constructor({ snapshot, updates }: Pick<Stored, 'snapshot' | 'updates'>) {
    this.logRows = updates.length;
    this.logBytes = bytesOf(updates);
    this.document = snapshot.length + this.logBytes;
  }

  /** Rows were appended here. */
  grow(updates: readonly Uint8Array[]): void {
    const bytes = bytesOf(updates);
    this.logRows += updates.length;
    this.logBytes += bytes;
    this.document += bytes;
  }

  /** What others wrote was read: rows, or rows after a snapshot of theirs. */
  follow({ snapshot, updates }: Pick<Later, 'snapshot' | 'updates'>): void {
    if (snapshot) {
      [this.logRows, this.logBytes] = [0, 0];
      this.document += snapshot.length;
    }
    this.grow(updates);
  }

  /** `rows` of the log, so many bytes, went into a snapshot of `size` bytes. */
  fold(rows: number, bytes: number, size: number): void {
    this.logRows -= rows;
    this.logBytes -= bytes;
    this.document = size + this.logBytes;
  }

  /** Replaces the bound, which deletions and repetitions make too high, by the size itself. */
  measure(doc: Y.Doc): void {
    this.document = Y.encodeStateAsUpdate(doc).length;
  }
}
