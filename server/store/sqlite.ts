/**
 * The default store: one SQLite file through node:sqlite, in WAL mode with synchronous=FULL, so that what
 * a method resolved for survives a crash of the process and a loss of power. Statements run synchronously:
 * a transaction is never interleaved with another of this process.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Status } from '../../model/access.ts';
import { watchFiles } from './inode.ts';
import { migrate } from './migrations.ts';
import { sqliteError } from './sqlite-errors.ts';
import { sqliteVersions, type SqliteVersions } from './sqlite-versions.ts';
import { StoreError, type AgreementMeta, type Batch, type Later, type Seen, type Store, type Stored } from './store.ts';
import { UNKEPT, unkeptOf } from './versions.ts';

export interface SqliteOptions {
  /** How long to wait for another process that is writing, in ms. */
  readonly busyTimeout?: number;
  /** The largest the file may grow, in pages of 4096 bytes: for tests of a full disk. */
  readonly maxPages?: number;
}

/** Opens (and where needed makes or updates) the file. Throws a StoreError. */
export function openSqliteStore(path: string, { busyTimeout = 5000, maxPages }: SqliteOptions = {}): Store {
  return translating(() => {
    const database = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true });
    try {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      migrate(database);
      proveWritable(database);
      if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
      return storeOn(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
  }, path);
}

/**
 * Writes, and takes it back. SQLite opens a file that may only be read without a word, and lets transactions
 * begin on it; the first write is what fails (`readonly`).
 */
function proveWritable(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    database.exec(`PRAGMA user_version = ${Number(version)}`);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

const META = 'id, status, created, changed, changed_by, sequence';

function prepare(database: DatabaseSync) {
  const make = (sql: string): StatementSync => database.prepare(sql);
  return {
    create: make(`INSERT INTO agreement (id, status, created, changed, changed_by) VALUES (?, ?, ?, ?, ?)`),
    list: make(`SELECT ${META} FROM agreement ORDER BY changed DESC, id`),
    meta: make(`SELECT ${META} FROM agreement WHERE id = ?`),
    load: make(`SELECT ${META}, data FROM agreement JOIN snapshot ON agreement = id WHERE id = ?`),
    log: make('SELECT data FROM log WHERE agreement = ? ORDER BY sequence'),
    rows: make('SELECT data FROM log WHERE agreement = ? AND sequence > ? ORDER BY sequence'),
    snapshotAfter: make(
      'SELECT data FROM agreement JOIN snapshot ON agreement = id WHERE id = ? AND snapshot_sequence > ?',
    ),
    append: make('INSERT INTO log (agreement, sequence, at, author, data) VALUES (?, ?, ?, ?, ?)'),
    appended: make('UPDATE agreement SET sequence = ?, changed = ?, changed_by = ? WHERE id = ?'),
    compact: make(
      `UPDATE agreement SET snapshot_sequence = ? WHERE id = ? AND snapshot_sequence < ? AND sequence >= ?`,
    ),
    setSnapshot: make('INSERT OR REPLACE INTO snapshot (agreement, data) VALUES (?, ?)'),
    drop: make('DELETE FROM log WHERE agreement = ? AND sequence <= ?'),
    setStatus: make('UPDATE agreement SET status = ? WHERE id = ?'),
    seen: make('SELECT at, state FROM seen WHERE agreement = ? AND person = ?'),
    unkept: make(UNKEPT),
    firstSeen: make('INSERT INTO seen (at, state, agreement, person) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    setSeen: make('UPDATE seen SET at = ?, state = ? WHERE agreement = ? AND person = ? AND state = ?'),
  };
}
type Statements = ReturnType<typeof prepare>;

function storeOn(database: DatabaseSync, path: string): Store {
  const sql = prepare(database);
  const versions = sqliteVersions(database);
  // What is written to a write-ahead log that was deleted is as lost as what is written to a deleted file.
  const requireFiles = watchFiles([path, `${path}-wal`]);
  const settle = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(translating(work, path)));
  const write = <T>(work: () => T): Promise<T> =>
    settle(() => transact(database, 'BEGIN IMMEDIATE', work, requireFiles));
  return {
    isShared: false,
    create: ({ id, status, snapshot, at, author = null }) =>
      write(() => {
        sql.create.run(id, status, at, at, author);
        sql.setSnapshot.run(id, snapshot);
        versions.begin(id, at, status, author, snapshot);
      }),
    list: () => settle(() => sql.list.all().map(metaOf)),
    meta: (id) => settle(() => findMeta(sql, id)),
    load: (id) => settle(() => transact(database, 'BEGIN', () => load(sql, id))),
    since: (id, sequence) => settle(() => transact(database, 'BEGIN', () => since(sql, id, sequence))),
    metas: (ids) => settle(() => ids.flatMap((id) => findMeta(sql, id) ?? [])),
    append: (batches, at) => write(() => batches.map((batch) => appendTo(sql, batch, at))),
    compact: (id, snapshot, sequence) => write(() => compact(sql, versions, id, snapshot, sequence)),
    unkept: () => settle(() => sql.unkept.all().map(unkeptOf)),
    addVersion: (version) => write(() => versions.add(version)),
    versions: (id) => settle(() => versions.all(id)),
    versionState: (id, number) => settle(() => versions.state(id, number)),
    dropVersions: (id, numbers) => write(() => versions.drop(id, numbers)),
    setStatus: (id, status) => write(() => setStatus(sql, id, status)),
    seen: (agreement, person) => settle(() => findSeen(sql, agreement, person)),
    setSeen: (agreement, person, seen, was) => write(() => setSeen(sql, agreement, person, seen, was)),
    watch: () => () => {},
    publish: async () => {},
    close: () => settle(() => database.close()),
  };
}

/** Does `work` in one transaction; `beforeCommit` may still stop it by throwing. */
function transact<T>(
  database: DatabaseSync,
  begin: 'BEGIN' | 'BEGIN IMMEDIATE',
  work: () => T,
  beforeCommit: () => void = () => {},
): T {
  database.exec(begin);
  try {
    const result = work();
    beforeCommit();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself on some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
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
  const meta = findMeta(sql, id);
  if (!meta) throw new StoreError('absent', `no agreement ${id}`);
  updates.forEach((update, nth) => sql.append.run(id, meta.sequence + 1 + nth, at, authors[nth] ?? null, update));
  const sequence = meta.sequence + updates.length;
  sql.appended.run(sequence, at, authors[updates.length - 1] ?? null, id);
  return sequence;
}

function compact(
  sql: Statements,
  versions: SqliteVersions,
  id: string,
  snapshot: Uint8Array,
  sequence: number,
): boolean {
  const meta = findMeta(sql, id);
  if (!meta) throw new StoreError('absent', `no agreement ${id}`);
  if (sequence > meta.sequence) throw new StoreError('other', `agreement ${id} has no row ${sequence}`);
  if (Number(sql.compact.run(sequence, id, sequence, sequence).changes) === 0) return false;
  sql.setSnapshot.run(id, snapshot);
  versions.remember(id, sequence);
  sql.drop.run(id, sequence);
  return true;
}

function setStatus(sql: Statements, id: string, status: Status): void {
  if (Number(sql.setStatus.run(status, id).changes) === 0) throw new StoreError('absent', `no agreement ${id}`);
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

type Row = Record<string, unknown>;
const metaOf = (row: Row): AgreementMeta => ({
  id: String(row['id']),
  status: String(row['status']) as Status,
  aangemaakt: String(row['created']),
  gewijzigd: String(row['changed']),
  gewijzigdDoor: typeof row['changed_by'] === 'string' ? row['changed_by'] : null,
  sequence: Number(row['sequence']),
});
const bytes = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new StoreError('corrupt', 'a stored update is not binary');
};

function translating<T>(work: () => T, path: string): T {
  try {
    return work();
  } catch (error) {
    throw sqliteError(error, path);
  }
}
