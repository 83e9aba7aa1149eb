/**
 * One server per data folder. The lock is SQLite's exclusive lock on a small file, held for the life of the
 * process: the operating system lets go of it however the process ends, `kill -9` included. The data itself
 * stays open to others: the command line may read and import while a server runs.
 */
import { DatabaseSync } from 'node:sqlite';
import { sqliteError } from './sqlite-errors.ts';

export interface Lock {
  release(): void;
}

/**
 * Takes the lock at `path` and writes the process's number into the file (its `user_version`). Throws a
 * StoreError: `busy` when another server holds it, `readonly` when the file may not be written.
 *
 * The write is what makes it a lock: on a file that may only be read SQLite turns `BEGIN EXCLUSIVE` into a
 * shared lock, which any number of servers can hold.
 */
export function takeLock(path: string): Lock {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // In this mode a lock that was taken is kept after the commit.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec(`BEGIN EXCLUSIVE; PRAGMA user_version = ${process.pid}; COMMIT`);
  } catch (error) {
    database?.close();
    throw sqliteError(error, path);
  }
  const held = database;
  return { release: () => held.close() };
}
