/**
 * The default store: one SQLite file through node:sqlite, in WAL mode with synchronous=FULL, so that what
 * a method resolved for survives a crash of the process and a loss of power. Statements run synchronously:
 * a transaction is never interleaved with another of this process.
 */
import { DatabaseSync } from 'node:sqlite';
import { watchFiles } from './inode.ts';
import { migrate } from './migrations.ts';
import { sqliteAgreements } from './sqlite-agreements.ts';
import { sqliteBin } from './sqlite-bin.ts';
import { sqliteDigests } from './sqlite-digests.ts';
import { askOn, togetherOn } from './sqlite-ask.ts';
import { sqliteError } from './sqlite-errors.ts';
import { transactionsOn } from './sqlite-transactions.ts';
import { sqliteHands } from './sqlite-hands.ts';
import { sqliteVersions } from './sqlite-versions.ts';
import type { Store } from './store.ts';
import { tablesOn } from './tables.ts';

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

function storeOn(database: DatabaseSync, path: string): Store {
  const agreements = sqliteAgreements(database);
  const versions = sqliteVersions(database);
  const hands = sqliteHands(database);
  const digests = sqliteDigests(database);
  // What is written to a write-ahead log that was deleted is as lost as what is written to a deleted file.
  const transactions = transactionsOn(database, watchFiles([path, `${path}-wal`]));
  const settle = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(translating(work, path)));
  const read = <T>(work: () => T): Promise<T> => settle(() => transactions.read(work));
  const write = <T>(work: () => T): Promise<T> => settle(() => transactions.write(work));
  return {
    isShared: false,
    create: (agreement) =>
      write(() => {
        agreements.create(agreement);
        versions.begin(agreement);
      }),
    list: () => settle(() => agreements.list()),
    meta: (id) => settle(() => agreements.meta(id)),
    load: (id) => read(() => agreements.load(id)),
    since: (id, sequence) => read(() => agreements.since(id, sequence)),
    metas: (ids) => settle(() => ids.flatMap((id) => agreements.meta(id) ?? [])),
    append: (batches, at) =>
      write(() =>
        batches.map((batch) => {
          const last = agreements.append(batch, at);
          hands.note(batch.id, batch.hands ?? [], at);
          return last;
        }),
      ),
    hands: (id) => settle(() => hands.all(id)),
    digests: (form) => settle(() => digests.fitting(form)),
    keepDigests: (form, kept) => write(() => digests.keep(form, kept)),
    compact: (id, snapshot, sequence) =>
      write(() => agreements.compact(id, snapshot, sequence, () => versions.remember(id, sequence))),
    unkept: () => settle(() => versions.unkept()),
    addVersion: (version) => write(() => versions.add(version)),
    versions: (id) => settle(() => versions.all(id)),
    versionState: (id, number) => settle(() => versions.state(id, number)),
    dropVersions: (id, numbers) => write(() => versions.drop(id, numbers)),
    setStatus: (id, status, was) => write(() => agreements.setStatus(id, status, was)),
    seen: (agreement, person) => settle(() => agreements.seen(agreement, person)),
    setSeen: (agreement, person, seen, was) => write(() => agreements.setSeen(agreement, person, seen, was)),
    ...sqliteBin(database, { read: settle, write }),
    ...tablesOn(askOn(database, { read: settle, write }), togetherOn(database, write)),
    watch: () => () => {},
    publish: async () => {},
    close: () => settle(() => database.close()),
  };
}

function translating<T>(work: () => T, path: string): T {
  try {
    return work();
  } catch (error) {
    throw sqliteError(error, path);
  }
}
