/**
 * One server per data folder. The lock is an exclusive transaction on a small SQLite file, held for the
 * life of the process: the operating system lets go of it however the process ends, `kill -9` included.
 * The data itself stays open to others: the command line may read and import while a server runs.
 */
import { DatabaseSync } from 'node:sqlite';
import { sqliteError } from './sqlite.ts';

export interface Lock {
  release(): void;
}

/** Takes the lock at `path`. Throws a StoreError: `busy` when another server holds it. */
export function takeLock(path: string): Lock {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw sqliteError(error);
  }
  const held = database;
  return { release: () => held.close() };
}
