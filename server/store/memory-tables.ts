/** The tables that both databases share the statements of, in memory: SQLite keeps those too. */
import { DatabaseSync } from 'node:sqlite';
import { OF_AGREEMENT } from './bin.ts';
import { migrate } from './migrations.ts';
import { askOn } from './sqlite-ask.ts';
import { sqliteError } from './sqlite-errors.ts';
import { tablesOn, type Tables } from './tables.ts';

export interface MemoryTables {
  readonly port: Tables;
  /** Takes away what they hold of an agreement. */
  readonly forget: (agreement: string) => void;
}

export function tablesInMemory(): MemoryTables {
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
  const forget = (agreement: string): void => {
    for (const table of OF_AGREEMENT) database.prepare(`DELETE FROM ${table} WHERE agreement = ?`).run(agreement);
  };
  return { port: tablesOn(askOn(database, { read: run, write: run })), forget };
}
