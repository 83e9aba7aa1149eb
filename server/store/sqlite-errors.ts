/** What node:sqlite throws, as what the store's port promises. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { asStoreError, StoreError, type StoreErrorKind } from './store.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) to ours. */
const KINDS: Readonly<Record<number, StoreErrorKind>> = {
  5: 'busy',
  6: 'busy',
  8: 'readonly',
  10: 'other',
  11: 'corrupt',
  13: 'full',
  14: 'readonly',
  23: 'readonly',
  26: 'corrupt',
};
const IO_ERROR = 10;
const CANNOT_OPEN = 14;
const CONSTRAINT_FOREIGNKEY = 787;
const CONSTRAINT_PRIMARYKEY = 1555;
const CONSTRAINT_UNIQUE = 2067;

/** An error of node:sqlite on the file at `path`, whose `errcode` is SQLite's (extended) result code, as a StoreError. */
export function sqliteError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError || !(error instanceof Error) || !('errcode' in error)) return asStoreError(error);
  return new StoreError(kindOf(Number(error.errcode), path), error.message, { cause: error });
}

function kindOf(code: number, path: string): StoreErrorKind {
  if (code === CONSTRAINT_PRIMARYKEY || code === CONSTRAINT_UNIQUE) return 'exists';
  if (code === CONSTRAINT_FOREIGNKEY) return 'absent';
  const primary = code & 0xff;
  // SQLite does not say why a write failed, nor why a file could not be made.
  if ((primary === IO_ERROR || primary === CANNOT_OPEN) && isDiskFull(path)) return 'full';
  return KINDS[primary] ?? 'other';
}

/** Less than this and not even SQLite's own working files fit, bytes. */
const LEAST = 64 * 1024;

function isDiskFull(path: string): boolean {
  try {
    // A file system that is read-only by nature has no room either.
    accessSync(dirname(path), constants.W_OK);
    const { blocks, bavail, bsize } = statfsSync(dirname(path));
    return blocks > 0 && bavail * bsize < LEAST;
  } catch {
    return false;
  }
}
