/** Between stored updates and Y.Docs, and between Y.Docs and agreement JSON. */
import * as Y from 'yjs';
import type { Agreement } from '../../model/agreement.ts';
import { readAgreement, type ReadResult } from '../../model/read.ts';
import { toDoc } from '../../model/write.ts';
import { StoreError, type Stored } from '../store/store.ts';
import { turn } from '../turn.ts';
import { isUpdate } from './update.ts';

/** What {@link Stored} must have to be rebuilt. */
export interface Rebuildable extends Omit<Stored, 'meta'> {
  readonly meta: { readonly id: string };
}

export interface Rebuilt {
  readonly doc: Y.Doc;
  /** Places in `updates` of those that were left out: they decode, but no document can take them. */
  readonly rejected: readonly number[];
}

/**
 * Rebuilds a document: snapshot first, then the log in order (about 9 µs an update). Throws a StoreError
 * (`corrupt`) where the bytes are not what was written: never an empty document, nor one with a hole.
 *
 * Yjs can throw on an update that decodes and that update.ts lets pass, when its neighbours contradict each
 * other. Nobody has ever seen such an update: it is left out, and the document built anew without it.
 */
export function rebuild({ meta, snapshot, updates }: Rebuildable): Rebuilt {
  const rejected: number[] = [];
  for (;;) {
    const { doc, failedAt, error } = replay(snapshot, updates, rejected);
    if (failedAt === null) return { doc, rejected };
    doc.destroy();
    const failed = updates[failedAt];
    if (!failed || !isUpdate(failed))
      throw new StoreError('corrupt', `agreement ${meta.id} cannot be rebuilt`, { cause: error });
    rejected.push(failedAt);
  }
}

/** Place of the snapshot among the updates. */
const SNAPSHOT = -1;

function replay(snapshot: Uint8Array, updates: readonly Uint8Array[], without: readonly number[]) {
  const doc = new Y.Doc();
  const left = new Set(without);
  let at = SNAPSHOT;
  try {
    doc.transact(() => {
      Y.applyUpdate(doc, snapshot);
      updates.forEach((update, nth) => {
        at = nth;
        if (!left.has(nth)) Y.applyUpdate(doc, update);
      });
    });
    return { doc, failedAt: null };
  } catch (error) {
    return { doc, failedAt: at, error };
  }
}

/** The agreement as the store holds it, for a server: of a long one each step takes milliseconds. Rejects as {@link rebuild} throws. */
export async function readInTurns(stored: Rebuildable): Promise<ReadResult> {
  const { doc } = rebuild(stored);
  try {
    await turn();
    return readAgreement(doc);
  } finally {
    doc.destroy();
  }
}

/** The agreement as the store holds it. */
export function readStored(stored: Rebuildable): ReadResult {
  const { doc } = rebuild(stored);
  try {
    return readAgreement(doc);
  } finally {
    doc.destroy();
  }
}

/** An agreement as the first snapshot of a document. */
export function snapshotOf(agreement: Agreement): Uint8Array {
  const doc = toDoc(agreement);
  try {
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
