/** Transactions on a SQLite file. */
import type { DatabaseSync } from 'node:sqlite';

export interface Transactions {
  /** What `work` reads is of one moment. */
  read<T>(work: () => T): T;
  /** All that `work` writes, or nothing. */
  write<T>(work: () => T): T;
}

/** Statements are read once: a commit comes with nearly every key. `beforeCommit` may stop a write by throwing. */
export function transactionsOn(database: DatabaseSync, beforeCommit: () => void): Transactions {
  const make = (sql: string) => database.prepare(sql);
  const [begin, beginWriting, commit] = [make('BEGIN'), make('BEGIN IMMEDIATE'), make('COMMIT')];
  const within = <T>(work: () => T): T => {
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      // SQLite rolls back by itself on some errors, such as a full disk.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    read: (work) => {
      begin.run();
      return within(work);
    },
    write: (work) => {
      beginWriting.run();
      return within(() => {
        const result = work();
        beforeCommit();
        return result;
      });
    },
  };
}
