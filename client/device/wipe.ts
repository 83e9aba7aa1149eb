/** Taking from this device what belongs to the person who signs out. */
import { deleteDatabase } from './database.ts';
import { dropCopy, forgetThings, readRows, readUnsent } from './registry.ts';

/**
 * Wipes every copy, what the page remembered and the cached application. Only unsent work of someone else who
 * used this device is left for them: signing out must not lose what is not yours.
 */
export async function wipeDevice(person: string): Promise<void> {
  const steps: readonly (() => void | Promise<void>)[] = [
    () => dropCopies(person),
    forgetThings,
    () => sessionStorage.clear(),
    () => localStorage.clear(),
    wipeCaches,
    dismissWorkers,
  ];
  for (const step of steps)
    try {
      await step();
    } catch {
      // What this browser refuses us holds nothing of ours; the rest is wiped all the same.
    }
}

async function dropCopies(person: string): Promise<void> {
  const kept = new Set((await readUnsent()).filter(({ persoon }) => persoon !== person).map(({ naam }) => naam));
  const rows = (await readRows()).map(({ naam }) => naam);
  for (const naam of rows.filter((naam) => !kept.has(naam))) await dropCopy(naam);
  // A copy that was made while the list of copies could not be written.
  for (const naam of await strays(person)) await deleteDatabase(naam);
}

async function strays(person: string): Promise<string[]> {
  // Older browsers cannot say which databases there are.
  const all = await indexedDB.databases?.().catch(() => []);
  return (all ?? []).flatMap(({ name }) => (name?.startsWith(`samenschrift:${person}:`) ? [name] : []));
}

async function wipeCaches(): Promise<void> {
  if ('caches' in globalThis) for (const key of await caches.keys()) await caches.delete(key);
}

async function dismissWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
}
