/** Agreements in the SQLite file: their snapshots, logs and what people saw of them. Each function is called within a transaction. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Status } from '../../model/access.ts';
import { firstMembers } from './members.ts';
import { bytes, META, metaOf } from './row.ts';
import {
  StoreError,
  type AgreementMeta,
  type Batch,
  type Later,
  type NewStored,
  type Seen,
  type Stored,
} from './store.ts';

function prepare(database: DatabaseSync) {
  const make = (sql: string): StatementSync => database.prepare(sql);
  return {
    create: make(`INSERT INTO agreement (id, status, created, changed, changed_by) VALUES (?, ?, ?, ?, ?)`),
    join: make('INSERT INTO member (agreement, person, role, party, author, added) VALUES (?, ?, ?, ?, ?, ?)'),
    list: make(`SELECT ${META} FROM agreement WHERE binned IS NULL ORDER BY changed DESC, id`),
    meta: make(`SELECT ${META} FROM agreement WHERE id = ?`),
    load: make(`SELECT ${META}, data FROM agreement JOIN snapshot ON agreement = id WHERE id = ?`),
    log: make('SELECT data FROM log WHERE agreement = ? ORDER BY sequence'),
    rows: make('SELECT data FROM log WHERE agreement = ? AND sequence > ? ORDER BY sequence'),
    snapshotAfter: make(
      'SELECT data FROM agreement JOIN snapshot ON agreement = id WHERE id = ? AND snapshot_sequence > ?',
    ),
    append: make('INSERT INTO log (agreement, sequence, at, author, data) VALUES (?, ?, ?, ?, ?)'),
    grow: make(
      'UPDATE agreement SET sequence = sequence + ?, changed = ?, changed_by = ? WHERE id = ? RETURNING sequence, locked',
    ),
    compact: make(
      `UPDATE agreement SET snapshot_sequence = ? WHERE id = ? AND snapshot_sequence < ? AND sequence >= ?`,
    ),
    setSnapshot: make('INSERT OR REPLACE INTO snapshot (agreement, data) VALUES (?, ?)'),
    drop: make('DELETE FROM log WHERE agreement = ? AND sequence <= ?'),
    setStatus: make('UPDATE agreement SET status = ? WHERE id = ?'),
    seen: make('SELECT at, state FROM seen WHERE agreement = ? AND person = ?'),
    firstSeen: make('INSERT INTO seen (at, state, agreement, person) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    setSeen: make('UPDATE seen SET at = ?, state = ? WHERE agreement = ? AND person = ? AND state = ?'),
  };
}
type Statements = ReturnType<typeof prepare>;

export function sqliteAgreements(database: DatabaseSync) {
  const sql = prepare(database);
  return {
    create: (agreement: NewStored): void => {
      const { id, status, snapshot, at, author = null } = agreement;
      sql.create.run(id, status, at, at, author);
      sql.setSnapshot.run(id, snapshot);
      for (const { person, rol, partij } of firstMembers(agreement)) sql.join.run(id, person, rol, partij, author, at);
    },
    list: (): AgreementMeta[] => sql.list.all().map(metaOf),
    meta: (id: string) => findMeta(sql, id),
    load: (id: string) => load(sql, id),
    since: (id: string, sequence: number) => since(sql, id, sequence),
    append: (batch: Batch, at: string) => appendTo(sql, batch, at),
    compact: (id: string, snapshot: Uint8Array, sequence: number, beforeDrop: () => void) =>
      compact(sql, id, snapshot, sequence, beforeDrop),
    setStatus: (id: string, status: Status, was?: Status) => setStatus(sql, id, status, was),
    seen: (agreement: string, person: string) => findSeen(sql, agreement, person),
    setSeen: (agreement: string, person: string, seen: Seen, was: string | null) =>
      setSeen(sql, agreement, person, seen, was),
  };
}

function findMeta(sql: Statements, id: string): AgreementMeta | null {
  const row = sql.meta.get(id);
  return row ? metaOf(row) : null;
}

function load(sql: Statements, id: string): Stored | null {
  const row = sql.load.get(id);
  if (!row) return null;
  return {
    meta: metaOf(row),
    snapshot: bytes(row['data']),
    updates: sql.log.all(id).map(({ data }) => bytes(data)),
  };
}

function since(sql: Statements, id: string, sequence: number): Later | null {
  const meta = findMeta(sql, id);
  if (!meta) return null;
  const folded = sql.snapshotAfter.get(id, sequence);
  const updates = sql.rows.all(id, sequence).map(({ data }) => bytes(data));
  return { meta, snapshot: folded ? bytes(folded['data']) : null, updates };
}

function appendTo(sql: Statements, { id, updates, authors = [] }: Batch, at: string): number {
  const grown = sql.grow.get(updates.length, at, authors[updates.length - 1] ?? null, id);
  if (!grown) throw new StoreError('absent', `no agreement ${id}`);
  if (grown['locked'] !== null) throw new StoreError('frozen', `agreement ${id} is locked`);
  const sequence = Number(grown['sequence']);
  const first = sequence - updates.length + 1;
  updates.forEach((update, nth) => sql.append.run(id, first + nth, at, authors[nth] ?? null, update));
  return sequence;
}

/** `beforeDrop`: what the rows still say of themselves must be noted first. */
function compact(sql: Statements, id: string, snapshot: Uint8Array, sequence: number, beforeDrop: () => void): boolean {
  const meta = findMeta(sql, id);
  if (!meta) throw new StoreError('absent', `no agreement ${id}`);
  if (sequence > meta.sequence) throw new StoreError('other', `agreement ${id} has no row ${sequence}`);
  if (Number(sql.compact.run(sequence, id, sequence, sequence).changes) === 0) return false;
  sql.setSnapshot.run(id, snapshot);
  beforeDrop();
  sql.drop.run(id, sequence);
  return true;
}

function setStatus(sql: Statements, id: string, status: Status, was?: Status): boolean {
  const meta = findMeta(sql, id);
  if (!meta) throw new StoreError('absent', `no agreement ${id}`);
  if (was !== undefined && meta.status !== was) return false;
  sql.setStatus.run(status, id);
  return true;
}

function findSeen(sql: Statements, agreement: string, person: string): Seen | null {
  const row = sql.seen.get(agreement, person);
  return row ? { at: String(row['at']), state: String(row['state']) } : null;
}

function setSeen(sql: Statements, agreement: string, person: string, { at, state }: Seen, was: string | null): boolean {
  if (!findMeta(sql, agreement)) throw new StoreError('absent', `no agreement ${agreement}`);
  const values = [at, state, agreement, person] as const;
  const { changes } = was === null ? sql.firstSeen.run(...values) : sql.setSeen.run(...values, was);
  return Number(changes) > 0;
}
