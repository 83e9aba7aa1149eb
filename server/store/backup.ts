/** A copy of a SQLite file that may be in use: of one moment, whole, read again before it gets its name. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteError } from './sqlite-errors.ts';
import { StoreError } from './store.ts';

/**
 * Copies the data at `path` to a new file `copy`, without holding up who writes. Returns the number of
 * agreements in it. Throws a StoreError, `exists` when there is a file `copy` already, and leaves nothing then.
 */
export function backUpSqlite(path: string, copy: string): number {
  const temporary = `${copy}.${process.pid}.tmp`;
  try {
    // Opened for writing, or a file that was left in WAL mode by a crash could not be read.
    const source = new DatabaseSync(path, { timeout: 5000 });
    try {
      source.prepare('VACUUM INTO ?').run(temporary);
    } finally {
      source.close();
    }
    const agreements = countIn(temporary);
    sync(temporary);
    // Unlike a rename this never replaces a file.
    linkSync(temporary, copy);
    sync(dirname(copy));
    return agreements;
  } catch (error) {
    if (existsSync(copy) && isTaken(error)) throw new StoreError('exists', `${copy} exists`, { cause: error });
    throw sqliteError(error, copy);
  } finally {
    rmSync(temporary, { force: true });
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

function countIn(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: verdict } = database.prepare('PRAGMA integrity_check').get() ?? {};
    if (verdict !== 'ok') throw new StoreError('corrupt', `the copy does not hold: ${String(verdict)}`);
    return Number(database.prepare('SELECT count(*) AS count FROM agreement').get()?.['count']);
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
