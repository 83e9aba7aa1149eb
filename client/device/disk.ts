/**
 * A copy of a document in IndexedDB, in the layout of y-indexeddb, which opens it and keeps it tidy. Writing
 * is ours: y-indexeddb does not say whether a write succeeded, and an edit and its marker belong in one
 * transaction (keeper.ts, K1 and K2).
 */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';
import { faultOf, openDatabase, transact, type Fault } from './database.ts';
import type { Batch, Disk } from './keeper.ts';
import { asMarker, isCovered, keyOfPage, type Markers } from './marker.ts';
import { readMarkers } from './registry.ts';

const UPDATES = 'updates';
const VALUES = 'custom';
/** After this long a copy that does not open is given up for now, ms. */
const PATIENCE = 10_000;
/** Tidying waits until writing pauses, ms. */
const TIDY_AFTER = 2_000;

export interface OpenDisk extends Disk {
  /** What earlier pages, or other ones, left unconfirmed. */
  readonly left: Markers;
  close(): void;
}
/** A copy that does not open may still have said what is unsent in it. */
export type Opened =
  | { readonly ok: true; readonly disk: OpenDisk }
  | { readonly ok: false; readonly fault: Fault; readonly left: Markers };

/** Whether a change of a document came out of its copy. */
export function isFromDisk(origin: unknown): boolean {
  return origin instanceof IndexeddbPersistence;
}

/** Opens (or makes) the copy `name` and merges it into `doc`. A browser that keeps nothing is a value. */
export async function openDisk(name: string, doc: Y.Doc): Promise<Opened> {
  let left: Markers = new Map();
  try {
    left = await lookInto(name);
    // Others may have written in what was deleted here and is not sent: what stood there tells where that belongs.
    if (left.size > 0) doc.gcFilter = () => false;
    const persistence = await load(name, doc);
    return { ok: true, disk: diskOn(persistence, left, doc.clientID) };
  } catch (error) {
    return { ok: false, fault: faultOf(error), left };
  }
}

/** Makes sure that the copy can be opened, and reads its markers before its text: never a marker too many. */
async function lookInto(name: string): Promise<Markers> {
  const database = await openDatabase(name, makeStores);
  try {
    return await readMarkers(database);
  } finally {
    database.close();
  }
}

/** The stores that y-indexeddb makes. */
function makeStores(database: IDBDatabase): void {
  database.createObjectStore(UPDATES, { autoIncrement: true });
  database.createObjectStore(VALUES);
}

async function load(name: string, doc: Y.Doc): Promise<IndexeddbPersistence> {
  const persistence = new IndexeddbPersistence(name, doc);
  doc.off('update', persistence._storeUpdate);
  const slow = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('copy does not open')), PATIENCE);
  });
  await Promise.race([persistence.whenSynced, slow]);
  return persistence;
}

function diskOn(persistence: IndexeddbPersistence, left: Markers, client: number): OpenDisk {
  const own = keyOfPage(client);
  let tidying: ReturnType<typeof setTimeout> | undefined;
  const tidy = (rows: number): void => {
    persistence._dbsize += rows;
    if (persistence._dbsize < PREFERRED_TRIM_SIZE) return;
    clearTimeout(tidying);
    // Failing to tidy loses nothing: the next write says how the disk is.
    tidying = setTimeout(() => void storeState(persistence, true).catch(() => undefined), TIDY_AFTER);
  };
  return {
    left,
    write: async (batch) => {
      try {
        await write(persistence, own, batch);
      } catch (error) {
        // oxlint-disable-next-line no-throw-literal -- the port rejects with a Fault, see keeper.ts
        throw faultOf(error);
      }
      tidy(batch.updates.length);
    },
    close: () => {
      clearTimeout(tidying);
      void persistence.destroy();
    },
  };
}

function write({ db }: IndexeddbPersistence, own: string, { updates, marker, covered }: Batch): Promise<void> {
  if (!db) return Promise.reject(new Error('closed'));
  return transact(db, [UPDATES, VALUES], 'readwrite', (transaction) => {
    const rows = transaction.objectStore(UPDATES);
    for (const update of updates) rows.add(update);
    const values = transaction.objectStore(VALUES);
    if (marker) values.put(marker, own);
    else values.delete(own);
    for (const [key, read] of covered) {
      const request = values.get(key);
      request.addEventListener('success', () => {
        if (isCovered(asMarker(request.result) ?? undefined, read)) values.delete(key);
      });
    }
  });
}
