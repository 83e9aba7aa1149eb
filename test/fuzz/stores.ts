/** The stores that a server process can stand on, for tests that kill it. One line each. */
import { openStore } from '../../server/store/open.ts';
import { openPostgresStore } from '../../server/store/postgres.ts';
import type { Store } from '../../server/store/store.ts';
import { startPostgres, type Postgres } from '../postgres.ts';
import { temporaryFolder } from '../wire/process.ts';

/** A place for data that outlives the server. */
export interface Ground {
  /** For the server process. */
  readonly folder: string;
  readonly env: Record<string, string>;
  /** Opens it while no server does. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

export const GROUNDS: readonly { readonly name: string; readonly make: () => Promise<Ground> }[] = [
  { name: 'SQLite', make: async () => onFolder(temporaryFolder()) },
  { name: 'PostgreSQL', make: async () => onDatabase(await startPostgres(), temporaryFolder()) },
];

function onFolder({ path, remove }: ReturnType<typeof temporaryFolder>): Ground {
  return { folder: path, env: {}, open: async () => openStore(path), remove: async () => remove() };
}

async function onDatabase(postgres: Postgres, { path, remove }: ReturnType<typeof temporaryFolder>): Promise<Ground> {
  const url = await postgres.createDatabase();
  return {
    folder: path,
    env: { DATABASE_URL: url },
    open: () => openPostgresStore(url),
    remove: async () => {
      await postgres.remove();
      remove();
    },
  };
}

/** Makes empty agreements. */
export async function createAgreements(ground: Ground, ids: readonly string[]): Promise<void> {
  const store = await ground.open();
  for (const id of ids)
    await store.create({ id, status: 'onderhandeling', snapshot: Uint8Array.of(0, 0), at: '2026-03-01T10:00:00.000Z' });
  await store.close();
}
