import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createMemoryStore } from '../../server/store/memory.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { storeContract } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenschrift-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

storeContract('memory', createMemoryStore);
storeContract('sqlite', () => openSqliteStore(join(folder, `${++count}.db`)));
