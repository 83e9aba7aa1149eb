/** The stores that a server process can stand on, for tests that kill it. One line each. */
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';
import { temporaryFolder } from '../wire/process.ts';

/** A place for data that outlives the server. */
export interface Ground {
  /** For the server process. */
  readonly folder: string;
  readonly env: Record<string, string>;
  /** Opens it while no server does. */
  open(): Store;
  remove(): Promise<void>;
}

export const GROUNDS: readonly { readonly name: string; readonly make: () => Promise<Ground> }[] = [
  { name: 'SQLite', make: async () => onFolder(temporaryFolder()) },
];

function onFolder({ path, remove }: ReturnType<typeof temporaryFolder>): Ground {
  return { folder: path, env: {}, open: () => openStore(path), remove: async () => remove() };
}

/** Makes empty agreements. */
export async function createAgreements(ground: Ground, ids: readonly string[]): Promise<void> {
  const store = ground.open();
  for (const id of ids)
    await store.create({ id, status: 'onderhandeling', snapshot: Uint8Array.of(0, 0), at: '2026-03-01T10:00:00.000Z' });
  await store.close();
}
