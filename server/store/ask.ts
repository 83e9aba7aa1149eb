/** One statement on a database, in words that both SQLite and PostgreSQL understand. */
import type { Row } from './row.ts';

/** Runs it; `$1`, `$2`, … are the values, numbers as decimal text. Rejects with a StoreError. */
export type Ask = (sql: string, values: readonly (string | null)[]) => Promise<Row[]>;

/** A column of text, and one that may be empty. */
export const textOf = (row: Row, name: string): string => String(row[name]);
export const textOrNull = (row: Row, name: string): string | null => (row[name] === null ? null : textOf(row, name));
