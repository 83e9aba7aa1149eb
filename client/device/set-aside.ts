/** Setting aside, in the copy on this device, what is not in the text that was laid down (aside.ts). */
import * as Y from 'yjs';
import { ASIDE } from './aside.ts';
import { openExisting, transact } from './database.ts';
import { asMarker, countOf, MARKER } from './marker.ts';

const UPDATES = 'updates';
const VALUES = 'custom';

interface Setting {
  /** The document of the page, as one update. */
  readonly mine: Uint8Array;
  /** The text as it was laid down, whole. */
  readonly laidDown: Uint8Array;
  /** ISO 8601. */
  readonly op: string;
}

/**
 * Sets aside all that the copy `name` and the page hold, and leaves the text as it was laid down in its place, in one
 * transaction: both or neither. Rejects where that cannot be done; the copy is then as it was.
 */
export async function setAside(name: string, { mine, laidDown, op }: Setting): Promise<void> {
  const database = await openExisting(name);
  if (!database) throw new Error('no copy to set aside in');
  try {
    await transact(database, [UPDATES, VALUES], 'readwrite', (transaction) => {
      const rows = transaction.objectStore(UPDATES);
      const values = transaction.objectStore(VALUES);
      const kept = rows.getAll() as IDBRequest<Uint8Array[]>;
      const keys = values.getAllKeys(markers());
      const marks = values.getAll(markers()) as IDBRequest<unknown[]>;
      // What another tab wrote in the copy goes along: it may be closed before it hears of this.
      marks.addEventListener('success', () => {
        const counted = countOf(new Map(marks.result.map((mark, nth) => [String(nth), asMarker(mark) ?? NONE])));
        const aantal = Math.max(1, counted);
        values.put({ op, aantal, update: wholeOf([...kept.result, mine]) }, `${ASIDE}${op} ${crypto.randomUUID()}`);
        for (const key of keys.result) values.delete(key);
        rows.clear();
        rows.add(laidDown);
      });
    });
  } finally {
    database.close();
  }
}

const NONE = { aantal: 0, nummer: 0, sinds: '' };
const markers = (): IDBKeyRange => IDBKeyRange.bound(MARKER, `${MARKER}\uffff`);

function wholeOf(updates: readonly Uint8Array[]): Uint8Array {
  // Nothing that was deleted is collected: it tells where words of others belong.
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(doc, update);
  return Y.encodeStateAsUpdate(doc);
}

/** Throws away what was not sent, and leaves what was set aside: that is asked about by itself. Rejects where it stays. */
export async function forgetUnsent(name: string): Promise<void> {
  const database = await openExisting(name);
  if (!database) return;
  try {
    await transact(database, [UPDATES, VALUES], 'readwrite', (transaction) => {
      transaction.objectStore(UPDATES).clear();
      transaction.objectStore(VALUES).delete(markers());
    });
  } finally {
    database.close();
  }
}
