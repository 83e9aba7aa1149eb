/**
 * What was written here and is not in the text that was laid down, set aside in the copy on this device until its writer
 * decides. It lies in the copy's own database: who signs out takes both along, and who clears the device both or neither.
 * Nothing here needs Yjs, see registry.ts; set-aside.ts puts it there.
 */
import { answer, openExisting, transact } from './database.ts';

export interface Aside {
  /** Its key in the copy. */
  readonly key: string;
  /** When it was set aside, ISO 8601. */
  readonly op: string;
  /** How many edits it counted, at least one. */
  readonly aantal: number;
  /** The whole document as it was here: what was written among it. */
  readonly update: Uint8Array;
}

/** Keys of what is set aside begin with this, in the copy's store of single values. */
export const ASIDE = 'opzij:';
const VALUES = 'custom';

/** What is set aside in a copy, the oldest first. Empty where there is no copy or it cannot be read. */
export async function readAside(name: string): Promise<Aside[]> {
  const database = await openExisting(name).catch(() => null);
  if (!database) return [];
  try {
    return await asideIn(database);
  } catch {
    return [];
  } finally {
    database.close();
  }
}

/** The same, of a copy that is open. Rejects where it cannot be read. */
export async function asideIn(database: IDBDatabase): Promise<Aside[]> {
  const range = IDBKeyRange.bound(ASIDE, `${ASIDE}\uffff`);
  const [keys, values] = await transact(database, [VALUES], 'readonly', (transaction) => {
    const store = transaction.objectStore(VALUES);
    return [answer(store.getAllKeys(range)), answer(store.getAll(range) as IDBRequest<unknown[]>)] as const;
  });
  return (keys.value ?? []).flatMap((key, nth) => asideOf(key, values.value?.[nth]));
}

function asideOf(key: IDBValidKey, value: unknown): Aside[] {
  const { op, aantal, update } = (value ?? {}) as Partial<Record<keyof Aside, unknown>>;
  if (typeof key !== 'string') return [];
  const isWhole = typeof op === 'string' && typeof aantal === 'number' && update instanceof Uint8Array;
  return isWhole ? [{ key, op, aantal, update }] : [];
}

/** Takes away what was added to the text, or thrown away. Rejects where it stays. */
export async function dropAside(name: string, keys: readonly string[]): Promise<void> {
  const database = await openExisting(name);
  if (!database) return;
  try {
    await transact(database, [VALUES], 'readwrite', (transaction) => {
      for (const key of keys) transaction.objectStore(VALUES).delete(key);
    });
  } finally {
    database.close();
  }
}
