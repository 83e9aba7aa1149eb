/** One of the two places between which agreements are copied, with rows told alike by both. */

export interface Table {
  readonly name: string;
  /** The column with the id of the agreement; null for what belongs to none. And those that order its rows. */
  readonly agreement: string | null;
  readonly order: string;
}

/** By column: bytes as they are, numbers as decimal text, lists as JSON text, all else as text. */
export type Row = Readonly<Record<string, string | null | Uint8Array>>;

type Soon<T> = T | Promise<T>;

export interface Side {
  /** The ids of all agreements, in the order of their bytes. */
  ids(): Soon<readonly string[]>;
  /** Of one agreement, in order; or of a table that belongs to none. */
  rows(table: Table, id: string | null): Soon<readonly Row[]>;
  insert(table: Table, rows: readonly Row[]): Soon<void>;
  count(table: Table): Soon<number>;
}

/**
 * What lets someone in: in no copy, so that putting one back opens nothing that was closed since (a session, an
 * invitation that was used or taken back, a token).
 */
export const KEYS: readonly string[] = ['session', 'invitation', 'token'];

/** Copied whole. */
export const OF_NO_AGREEMENT: readonly string[] = ['person', 'event'];

/** The table that the others refer to. */
export const AGREEMENTS = 'agreement';
