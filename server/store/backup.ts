/** A copy of all agreements in one SQLite file, while they are in use: of one moment, whole, read again before it gets its name. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KEYS } from './side.ts';
import { sqliteError } from './sqlite-errors.ts';
import { StoreError } from './store.ts';
import { toSqlite } from './transfer.ts';

/**
 * Copies the SQLite file at `path` to a new file `copy`, without holding up who writes. Resolves to the number of
 * agreements in it. Rejects with a StoreError, `exists` when there is a file `copy` already, and leaves nothing then.
 */
export function backUpSqlite(path: string, copy: string): Promise<number> {
  return make(copy, (temporary) => {
    // Opened for writing, or a file that was left in WAL mode by a crash could not be read.
    const source = new DatabaseSync(path, { timeout: 5000 });
    try {
      source.prepare('VACUUM INTO ?').run(temporary);
    } finally {
      source.close();
    }
    forgetKeys(temporary);
  });
}

/** The same of a PostgreSQL database: a file like those of a folder. */
export function backUpPostgres(url: string, copy: string): Promise<number> {
  return make(copy, async (temporary) => {
    await toSqlite(url, temporary);
  });
}

async function make(copy: string, fill: (temporary: string) => void | Promise<void>): Promise<number> {
  const temporary = `${copy}.${process.pid}.tmp`;
  try {
    if (existsSync(copy)) throw new StoreError('exists', `${copy} exists`);
    await fill(temporary);
    const agreements = countIn(temporary);
    sync(temporary);
    takeName(temporary, copy);
    sync(dirname(copy));
    return agreements;
  } catch (error) {
    throw sqliteError(error, copy);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
}

function forgetKeys(file: string): void {
  const database = new DatabaseSync(file);
  try {
    // What was deleted would remain readable in the file.
    database.exec('PRAGMA secure_delete = ON');
    const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
    // Before an upgrade is when a copy is made: an older file lacks some of them.
    for (const { name } of tables) if (KEYS.includes(String(name))) database.exec(`DELETE FROM ${String(name)}`);
  } finally {
    database.close();
  }
}

/** Unlike a rename alone this never replaces a file; unlike a link it works on every file system. */
function takeName(temporary: string, copy: string): void {
  try {
    closeSync(openSync(copy, 'wx'));
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw taken ? new StoreError('exists', `${copy} exists`, { cause: error }) : error;
  }
  try {
    renameSync(temporary, copy);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
}

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
