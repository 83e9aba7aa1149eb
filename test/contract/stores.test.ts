import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createMemoryStore, Memory } from '../../server/store/memory.ts';
import { openPostgresStore } from '../../server/store/postgres.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';
import { startPostgres } from '../postgres.ts';
import { binContract } from './bin.ts';
import { digestContract } from './digests.ts';
import { eventContract } from './events.ts';
import { frozenContract } from './frozen.ts';
import { handContract } from './hands.ts';
import { invitationContract } from './invitations.ts';
import { personContract } from './persons.ts';
import { sessionContract } from './sessions.ts';
import { sharedContract } from './shared.ts';
import { storeContract } from './store.ts';
import { tokenContract } from './tokens.ts';
import { traceContract } from './traces.ts';
import { versionContract } from './versions.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenschrift-contract-'));
const postgres = await startPostgres();
afterAll(() => postgres.remove());
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

const ADAPTERS: readonly (readonly [string, () => Store | Promise<Store>])[] = [
  ['memory', createMemoryStore],
  ['sqlite', () => openSqliteStore(join(folder, `${++count}.db`))],
  ['postgres', async () => openPostgresStore(await postgres.createDatabase())],
];
for (const [name, open] of ADAPTERS) {
  storeContract(name, open);
  versionContract(name, open);
  handContract(name, open);
  binContract(name, open);
  digestContract(name, open);
  sessionContract(name, open);
  personContract(name, open);
  eventContract(name, open);
  invitationContract(name, open);
  tokenContract(name, open);
  traceContract(name, open);
  frozenContract(name, open);
}

sharedContract('memory', async () => {
  const memory = new Memory();
  return [createMemoryStore(memory), createMemoryStore(memory)];
});
sharedContract('postgres', async () => {
  const url = await postgres.createDatabase();
  return [await openPostgresStore(url), await openPostgresStore(url)];
});
