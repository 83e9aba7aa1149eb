/** Versions in the SQLite file. Each function is called within a transaction. */
import type { DatabaseSync } from 'node:sqlite';
import type { Status } from '../../model/access.ts';
import { versionOf } from './row.ts';
import { StoreError, type NewStored } from './store.ts';
import {
  inOrder,
  reasonFor,
  thinned,
  UNKEPT,
  unkeptOf,
  type NewVersion,
  type Unkept,
  type Version,
} from './versions.ts';

const COLUMNS = 'number, at, reason, status, sequence, people';

function prepare(database: DatabaseSync) {
  const make = (sql: string) => database.prepare(sql);
  return {
    standing: make('SELECT status, sequence FROM agreement WHERE id = ?'),
    all: make(`SELECT ${COLUMNS} FROM version WHERE agreement = ? ORDER BY number`),
    last: make(`SELECT ${COLUMNS} FROM version WHERE agreement = ? ORDER BY number DESC LIMIT 1`),
    state: make('SELECT state FROM version WHERE agreement = ? AND number = ?'),
    add: make(`INSERT INTO version (agreement, ${COLUMNS}, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    inherit: make('UPDATE version SET people = ? WHERE agreement = ? AND number = ?'),
    unkept: make(UNKEPT),
    drop: make('DELETE FROM version WHERE agreement = ? AND number = ?'),
    writers: make(
      `SELECT author AS person FROM log WHERE agreement = ?1 AND sequence > ?2 AND sequence <= ?3 AND author IS NOT NULL
       UNION SELECT person FROM writer WHERE agreement = ?1 AND sequence > ?2`,
    ),
    forget: make('DELETE FROM writer WHERE agreement = ? AND sequence <= ?'),
    remember: make(
      `INSERT INTO writer (agreement, person, sequence)
       SELECT agreement, author, max(sequence) FROM log
       WHERE agreement = ? AND sequence <= ? AND author IS NOT NULL GROUP BY author
       ON CONFLICT DO UPDATE SET sequence = excluded.sequence`,
    ),
  };
}

export type SqliteVersions = ReturnType<typeof sqliteVersions>;

export function sqliteVersions(database: DatabaseSync) {
  const sql = prepare(database);
  const all = (id: string): Version[] => sql.all.all(id).map(versionOf);
  return {
    all,
    unkept: (): Unkept[] => sql.unkept.all().map(unkeptOf),
    state: (id: string, number: number): Uint8Array | null => {
      const state = sql.state.get(id, number)?.['state'];
      return state instanceof Uint8Array ? state : null;
    },
    /** The first, of an agreement just made. */
    begin: ({ id, at, status, author = null, snapshot }: NewStored): void => {
      const people = JSON.stringify(author === null ? [] : [author]);
      sql.add.run(id, 1, at, 'begin', status, 0, people, snapshot);
    },
    add: ({ id, state, sequence, at }: NewVersion): number | null => {
      const standing = sql.standing.get(id);
      if (!standing) throw new StoreError('absent', `no agreement ${id}`);
      if (sequence > Number(standing['sequence']))
        throw new StoreError('other', `agreement ${id} has no row ${sequence}`);
      const row = sql.last.get(id);
      const last = row ? versionOf(row) : null;
      const status = String(standing['status']) as Status;
      const reason = reasonFor(last, { sequence, status });
      if (!reason) return null;
      const people = sql.writers.all(id, last?.sequence ?? -1, sequence).map(({ person }) => String(person));
      const number = (last?.number ?? 0) + 1;
      sql.add.run(id, number, at, reason, status, sequence, JSON.stringify(inOrder(people)), state);
      sql.forget.run(id, sequence);
      return number;
    },
    drop: (id: string, numbers: readonly number[]): void => {
      const { dropped, heirs } = thinned(all(id), numbers);
      for (const { number, people } of heirs) sql.inherit.run(JSON.stringify(people), id, number);
      for (const number of dropped) sql.drop.run(id, number);
    },
    /** Rows of the log up to `sequence` will go: who wrote them is remembered until the next version. */
    remember: (id: string, sequence: number): void => void sql.remember.run(id, sequence),
  };
}
