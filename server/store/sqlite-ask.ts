/** Statements as PostgreSQL numbers its values, on a SQLite file: so that both databases share what they can. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Ask } from './ask.ts';
import type { Row } from './row.ts';
import { StoreError } from './store.ts';
import { turnStep, type Step, type Together } from './together.ts';

type Prepared = (sql: string) => StatementSync;

interface Runs {
  readonly read: (work: () => Row[]) => Promise<Row[]>;
  /** In a transaction. */
  readonly write: (work: () => Row[]) => Promise<Row[]>;
}

export function askOn(database: DatabaseSync, { read, write }: Runs): Ask {
  const prepared = preparedOn(database);
  return (sql, values) => (sql.startsWith('SELECT') ? read : write)(() => prepared(sql).all(...values));
}

/** Does steps within a transaction; each gives its first row. Null from the first that finds none: what was done before is to be undone. */
export function stepsOn(database: DatabaseSync): (steps: readonly Step[]) => Row[] | null {
  const prepared = preparedOn(database);
  return (steps) => {
    const found: Row[] = [];
    for (const { sql, values } of steps) {
      const [row] = prepared(sql).all(...values);
      if (!row) return null;
      found.push(row);
    }
    return found;
  };
}

/** `write` does its work in a transaction, which it undoes when that throws. */
export function togetherOn(database: DatabaseSync, write: <T>(work: () => T) => Promise<T>): Together {
  const run = stepsOn(database);
  const all = (steps: readonly Step[]): number => {
    const rows = run(steps);
    if (!rows) throw UNDONE;
    return Number(rows[0]?.['sequence']);
  };
  return (turn, steps) =>
    write(() => all([turnStep(turn), ...steps])).catch((error: unknown) => {
      if (error === UNDONE) return null;
      throw error;
    });
}

/** Never leaves {@link togetherOn}. */
const UNDONE = new StoreError('other', 'a step found no row');

function preparedOn(database: DatabaseSync): Prepared {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql.replace(/\$(\d)/g, '?$1'));
    statements.set(sql, made);
    return made;
  };
}
