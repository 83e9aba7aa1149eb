/** The tables that both databases share the statements of, in memory: SQLite keeps those too. */
import { DatabaseSync } from 'node:sqlite';
import { OF_AGREEMENT } from './bin.ts';
import type { TurnInMemory } from './memory-turns.ts';
import { migrate } from './migrations.ts';
import { askOn, stepsOn } from './sqlite-ask.ts';
import { sqliteError } from './sqlite-errors.ts';
import { tablesOn, type Tables } from './tables.ts';
import type { Step } from './together.ts';

export interface MemoryTables {
  /** `turn` does what happens to agreements, which are not in the tables. */
  readonly portOn: (turn: TurnInMemory) => Tables;
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
  const runSteps = stepsOn(database);
  const all = (steps: readonly Step[]): boolean => {
    database.exec('BEGIN');
    let isDone = false;
    try {
      isDone = runSteps(steps) !== null;
    } finally {
      database.exec(isDone ? 'COMMIT' : 'ROLLBACK');
    }
    return isDone;
  };
  const ask = askOn(database, { read: run, write: run });
  return {
    portOn: (turn) =>
      tablesOn(ask, (what, steps) =>
        run(() => {
          const finish = turn(what);
          return finish && all(steps) ? finish() : null;
        }),
      ),
    forget,
  };
}
