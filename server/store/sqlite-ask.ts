/** Statements as PostgreSQL numbers its values, on a SQLite file: so that both databases share what they can. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Ask } from './ask.ts';
import type { Row } from './row.ts';

interface Runs {
  readonly read: (work: () => Row[]) => Promise<Row[]>;
  /** In a transaction. */
  readonly write: (work: () => Row[]) => Promise<Row[]>;
}

export function askOn(database: DatabaseSync, { read, write }: Runs): Ask {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql.replace(/\$(\d)/g, '?$1'));
    statements.set(sql, made);
    return made;
  };
  return (sql, values) => (sql.startsWith('SELECT') ? read : write)(() => prepared(sql).all(...values));
}
