/** One of the two places between which agreements are copied, with rows told alike by both. */

export interface Table {
  readonly name: string;
  /** The column with the id of the agreement, and those that order its rows. */
  readonly agreement: string;
  readonly order: string;
}

/** By column: bytes as they are, numbers as decimal text, lists as JSON text, all else as text. */
export type Row = Readonly<Record<string, string | null | Uint8Array>>;

type Soon<T> = T | Promise<T>;

export interface Side {
  /** The ids of all agreements, in the order of their bytes. */
  ids(): Soon<readonly string[]>;
  /** Of one agreement, in order. */
  rows(table: Table, id: string): Soon<readonly Row[]>;
  insert(table: Table, rows: readonly Row[]): Soon<void>;
  count(table: Table): Soon<number>;
}

/** Who is signed in where: in no copy, so that putting one back signs nobody in who has signed out since. */
export const SESSIONS = 'session';

/** The table that the others refer to. */
export const AGREEMENTS = 'agreement';
