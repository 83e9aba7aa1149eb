/** The bin in the SQLite file; see bin.ts. */
import type { DatabaseSync } from 'node:sqlite';
import { OF_AGREEMENT, type BinStore } from './bin.ts';
import { binnedOf, META } from './row.ts';
import { StoreError } from './store.ts';

interface Runs {
  readonly read: <T>(work: () => T) => Promise<T>;
  /** In a transaction. */
  readonly write: <T>(work: () => T) => Promise<T>;
}

export function sqliteBin(database: DatabaseSync, { read, write }: Runs): BinStore {
  const all = database.prepare(
    `SELECT ${META}, binned_by FROM agreement WHERE binned IS NOT NULL ORDER BY binned DESC, id`,
  );
  const exists = database.prepare('SELECT id FROM agreement WHERE id = ?');
  const bin = database.prepare('UPDATE agreement SET binned = ?, binned_by = ? WHERE id = ? AND binned IS NULL');
  const unbin = database.prepare(
    'UPDATE agreement SET binned = NULL, binned_by = NULL WHERE id = ? AND binned IS NOT NULL',
  );
  const since = database.prepare('SELECT id FROM agreement WHERE id = ? AND binned = ?');
  const clear = [...OF_AGREEMENT, 'snapshot'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE agreement = ?`),
  );
  const remove = database.prepare('DELETE FROM agreement WHERE id = ?');
  const done = (id: string, work: () => { changes: number | bigint }): Promise<boolean> =>
    write(() => {
      if (!exists.get(id)) throw new StoreError('absent', `no agreement ${id}`);
      return Number(work().changes) > 0;
    });
  return {
    binned: () => read(() => all.all().map(binnedOf)),
    bin: (id, at, by) => done(id, () => bin.run(at, by, id)),
    unbin: (id) => done(id, () => unbin.run(id)),
    purge: (id, at) =>
      write(() => {
        if (!since.get(id, at)) return false;
        for (const statement of clear) statement.run(id);
        remove.run(id);
        return true;
      }),
  };
}
