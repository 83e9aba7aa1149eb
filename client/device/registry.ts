/**
 * Which agreements this device keeps a copy of, for whom, and what is needed to open one without the server.
 * The copies themselves are databases of their own (disk.ts). Nothing here needs Yjs: home and sign-out read
 * this too.
 */
import type { Standing } from '../api/places.ts';
import { asideIn } from './aside.ts';
import { answer, deleteDatabase, openDatabase, openExisting, transact } from './database.ts';
import { asMarker, countOf, MARKER, type Marker } from './marker.ts';

/** A copy of one agreement. */
export interface CopyRow {
  /** The name of its database. */
  readonly naam: string;
  readonly id: string;
  readonly persoon: string;
  /** When the agreement was made: data that are set back give the same id to another document. */
  readonly aangemaakt: string;
  /** The shape of the document; a program that knows an older one leaves the copy alone. */
  readonly schema: number;
  readonly titel: string;
  /** What the server said last. */
  readonly stand: Standing;
  /** The whole text arrived here once: the copy can be opened by itself. */
  readonly volledig: boolean;
  /** The last contact with the server, ISO 8601. */
  readonly gezien: string;
}
/** A copy with work that the server has not confirmed, or that was set aside. */
export interface UnsentCopy extends CopyRow {
  readonly aantal: number;
}

const REGISTRY = 'samenschrift';
const COPIES = 'kopieen';
const THINGS = 'dingen';

/** The database of someone's copy of an agreement. */
export function copyName(person: string, id: string, created: string): string {
  return `samenschrift:${person}:${id}:${created}`;
}

/** Adds a copy, or changes what is known of it. Rejects where this device keeps nothing. */
export function writeRow(row: CopyRow): Promise<void> {
  return inRegistry(COPIES, 'readwrite', (store) => void store.put(row));
}

/** Changes some of what is known of a copy, if it is there. */
export async function changeRow(naam: string, change: Partial<CopyRow>): Promise<void> {
  await inRegistry(COPIES, 'readwrite', (store) => {
    const request = store.get(naam) as IDBRequest<CopyRow | undefined>;
    request.addEventListener('success', () => request.result && store.put({ ...request.result, ...change }));
  });
}

/** Every copy on this device. Empty where it keeps nothing. */
export async function readRows(): Promise<CopyRow[]> {
  return inRegistry(COPIES, 'readonly', (store) => answer(store.getAll() as IDBRequest<CopyRow[]>)).then(
    ({ value }) => value ?? [],
    () => [],
  );
}

/** Forgets a copy and what it holds. */
export async function dropCopy(naam: string): Promise<void> {
  await deleteDatabase(naam);
  await inRegistry(COPIES, 'readwrite', (store) => store.delete(naam)).catch(() => undefined);
}

/** The copies with unconfirmed work, most work first. */
export async function readUnsent(): Promise<UnsentCopy[]> {
  const rows = await readRows();
  const counted = await Promise.all(rows.map(async (row) => ({ ...row, aantal: await unsentIn(row.naam) })));
  return counted.filter(({ aantal }) => aantal > 0).sort((a, b) => b.aantal - a.aantal);
}

/** How long what the server has, and that it has it, may wait before it is written in a copy (K5). */
export const GATHER_MS = 1_000;
const LOOK_MS = 100;

/**
 * The copies of one person with work that is unconfirmed and stays so: that something was sent may not be
 * written yet when the page it was written on says so already.
 */
export async function readStillUnsent(person: string): Promise<UnsentCopy[]> {
  const end = performance.now() + 1.5 * GATHER_MS;
  for (;;) {
    const own = (await readUnsent()).filter(({ persoon }) => persoon === person);
    if (own.length === 0 || performance.now() > end) return own;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function unsentIn(naam: string): Promise<number> {
  const database = await openExisting(naam).catch(() => null);
  if (!database) return 0;
  try {
    const aside = (await asideIn(database)).reduce((sum, { aantal }) => sum + aantal, 0);
    return aside + countOf(await readMarkers(database));
  } catch {
    return 0;
  } finally {
    database.close();
  }
}

/** The markers of unconfirmed work in a copy. */
export async function readMarkers(database: IDBDatabase): Promise<Map<string, Marker>> {
  const range = IDBKeyRange.bound(MARKER, `${MARKER}\uffff`);
  const [keys, values] = await transact(database, ['custom'], 'readonly', (transaction) => {
    const store = transaction.objectStore('custom');
    return [answer(store.getAllKeys(range)), answer(store.getAll(range) as IDBRequest<unknown[]>)] as const;
  });
  const found = (keys.value ?? []).flatMap((key, nth) => {
    const marker = asMarker(values.value?.[nth]);
    return marker && typeof key === 'string' ? [[key, marker] as const] : [];
  });
  return new Map(found);
}

/** Remembers something else, such as the library that the page is drawn with. */
export function writeThing(key: string, value: unknown): Promise<void> {
  return inRegistry(THINGS, 'readwrite', (store) => void store.put(value, key));
}

/** What was remembered; undefined when there is nothing. */
export function readThing(key: string): Promise<unknown> {
  return inRegistry(THINGS, 'readonly', (store) => answer(store.get(key) as IDBRequest<unknown>)).then(
    ({ value }) => value,
    () => undefined,
  );
}

/** Forgets everything that was remembered besides the copies. */
export function forgetThings(): Promise<void> {
  return inRegistry(THINGS, 'readwrite', (store) => void store.clear()).catch(() => undefined);
}

async function inRegistry<T>(
  name: string,
  mode: 'readonly' | 'readwrite',
  work: (store: IDBObjectStore) => T,
): Promise<T> {
  const database = await openDatabase(REGISTRY, (made) => {
    made.createObjectStore(COPIES, { keyPath: 'naam' });
    made.createObjectStore(THINGS);
  });
  try {
    return await transact(database, [name], mode, (transaction) => work(transaction.objectStore(name)));
  } finally {
    database.close();
  }
}
