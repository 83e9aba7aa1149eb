/** IndexedDB in promises, without any library: what a page needs to look at what this device keeps. */

/** Why nothing can be kept: no room, not allowed (a private window), or wiped by the browser or another tab. */
export type Fault = 'vol' | 'geweigerd' | 'gewist';

/** The reason behind whatever IndexedDB threw. */
export function faultOf(error: unknown): Fault {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'vol';
  return name === 'InvalidStateError' || name === 'NotFoundError' ? 'gewist' : 'geweigerd';
}

/** Opens a database, made by `make` where it is not there yet. Rejects with what IndexedDB says. */
export function openDatabase(name: string, make: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => make(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB.open')));
    request.addEventListener('success', () => {
      const database = request.result;
      // Who wipes the device must not wait for us.
      database.addEventListener('versionchange', () => database.close());
      resolve(database);
    });
  });
}

/** Opens a database only if it is there; null where it is not. */
export async function openExisting(name: string): Promise<IDBDatabase | null> {
  const made = { now: false };
  const database = await openDatabase(name, () => (made.now = true));
  if (!made.now) return database;
  database.close();
  await deleteDatabase(name);
  return null;
}

/** Does `work` in one transaction; resolves with what it returned once that is on disk. */
export function transact<T>(
  database: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite',
  work: (transaction: IDBTransaction) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    // Strict: what we call kept survives a loss of power too.
    const transaction = database.transaction([...stores], mode, { durability: 'strict' });
    const result = work(transaction);
    transaction.addEventListener('complete', () => resolve(result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}

/** The answer of a request, to be used once its transaction is complete. */
export function answer<T>(request: IDBRequest<T>): { value: T | undefined } {
  const held: { value: T | undefined } = { value: undefined };
  request.addEventListener('success', () => (held.value = request.result));
  return held;
}

/** Deletes a database; resolves also when that could not be done at once because a tab still has it open. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const outcome of ['success', 'error', 'blocked']) request.addEventListener(outcome, () => resolve());
  });
}
