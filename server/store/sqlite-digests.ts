/** Digests in the SQLite file; see digests.ts. Each function is called within a transaction. */
import type { DatabaseSync } from 'node:sqlite';
import { digestOf, FITTING, type Digest } from './digests.ts';

export function sqliteDigests(database: DatabaseSync) {
  const fitting = database.prepare(`${FITTING} WHERE d.form = ?`);
  const keep = database.prepare(
    `INSERT OR REPLACE INTO digest (agreement, form, sequence, data) SELECT id, ?, ?, ? FROM agreement WHERE id = ?`,
  );
  return {
    fitting: (form: string): Digest[] => fitting.all(form).map(digestOf),
    keep: (form: string, digests: readonly Digest[]): void => {
      for (const { id, sequence, data } of digests) keep.run(form, sequence, data, id);
    },
  };
}
