/** The store in a data folder or a database. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Place } from '../config.ts';
import { takeLock, type Lock } from './lock.ts';
import { openPostgresStore } from './postgres.ts';
import { openSqliteStore, type SqliteOptions } from './sqlite.ts';
import { StoreError, type Store } from './store.ts';

const DATA = 'samenschrift.db';
const LOCK = 'server.lock';

/** Opens the store of a folder, made where it is not there yet. Throws a StoreError. */
export function openStore(folder: string, options?: SqliteOptions): Store {
  makeFolder(folder);
  return openSqliteStore(join(folder, DATA), options);
}

/** Opens the store of a place. `options` are for a folder. Rejects with a StoreError. */
export async function openPlace(place: Place, options?: SqliteOptions): Promise<Store> {
  return place.kind === 'folder' ? openStore(place.folder, options) : openPostgresStore(place.url);
}

/** The file with the data of a folder. */
export const dataFile = (folder: string): string => join(folder, DATA);

/** True when the folder holds data, made by us before. */
export function hasStore(folder: string): boolean {
  return existsSync(join(folder, DATA));
}

/** Makes this process the one server on the folder. Throws a StoreError: `busy` when there is another. */
export function lockFolder(folder: string): Lock {
  makeFolder(folder);
  return takeLock(join(folder, LOCK));
}

function makeFolder(folder: string): void {
  try {
    make(resolve(folder));
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new StoreError(isFull ? 'full' : 'readonly', `cannot make ${folder}`, { cause: error });
  }
}

/** Makes a folder and those above it. `mkdirSync` with `recursive` never returns where a parent cannot be made (/proc). */
function make(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) make(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been just before us.
    if (!existsSync(folder)) throw error;
  }
}
