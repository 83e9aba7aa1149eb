/** The tables that both databases share the statements of, in memory: SQLite keeps those too. */
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrations.ts';
import { askOn } from './sqlite-ask.ts';
import { sqliteError } from './sqlite-errors.ts';
import { tablesOn, type Tables } from './tables.ts';

export function tablesInMemory(): Tables {
  // Agreements are not in it, so what refers to them must be let be.
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  migrate(database);
  const run = async <T>(work: () => T): Promise<T> => {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, ':memory:');
    }
  };
  return tablesOn(askOn(database, { read: run, write: run }));
}
