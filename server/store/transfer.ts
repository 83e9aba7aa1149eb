/**
 * Everything of one store into another of the other kind, in one transaction: all of it, read back and found the
 * same, or nothing. Both keep the same tables with the same columns (migrations.ts, postgres-migrations.ts), so
 * rows are copied as they are: authors, times and numbers included.
 */
import { createHash, type Hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { migrate as migrateSqlite, requireCurrent as requireCurrentSqlite } from './migrations.ts';
import { postgresError } from './postgres-errors.ts';
import { migrate, requireCurrent } from './postgres-migrations.ts';
import { PostgresSide } from './postgres-side.ts';
import type { Row, Side, Table } from './side.ts';
import { sqliteError } from './sqlite-errors.ts';
import { SqliteSide } from './sqlite-side.ts';
import { StoreError } from './store.ts';

export interface Transferred {
  readonly agreements: number;
  readonly rows: number;
  /** SHA-256 over the hashes of all agreements, in the order of their ids, and of what belongs to none, in hex. */
  readonly hash: string;
}

/**
 * A SQLite file into an empty database, verified. Rejects with a StoreError: `exists` when the database is not
 * empty. The file is only read.
 */
export function toPostgres(path: string, url: string): Promise<Transferred> {
  return withBoth(path, url, { readOnly: true }, async (file, client) => {
    await migrate(client);
    file.exec('BEGIN');
    requireCurrentSqlite(file);
    await client.query('BEGIN');
    await client.query('LOCK TABLE agreement IN ACCESS EXCLUSIVE MODE');
    const { rows: present } = await client.query(HOLDS_SOMETHING);
    if (present.length > 0) throw new StoreError('exists', 'the database is not empty');
    const source = new SqliteSide(file);
    const done = await copyAll(source, await PostgresSide.open(client), source.tables());
    await client.query('COMMIT');
    return done;
  });
}

/** A server that ran on it for a moment has recorded who signed in: that is kept too. */
const HOLDS_SOMETHING = '(SELECT 1 FROM agreement LIMIT 1) UNION ALL (SELECT 1 FROM event LIMIT 1)';

/** A database, as it is at one moment while servers write in it, into a new SQLite file, verified. The database is only read. */
export function toSqlite(url: string, path: string): Promise<Transferred> {
  return withBoth(path, url, {}, async (file, client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await requireCurrent(client);
    migrateSqlite(file);
    file.exec('BEGIN');
    const target = new SqliteSide(file);
    const source = await PostgresSide.open(client);
    await source.requireNoOthers(target.tables());
    const done = await copyAll(source, target, target.tables());
    file.exec('COMMIT');
    return done;
  });
}

/** Opens both, and closes both whatever happens: what is not committed by then is undone. */
async function withBoth(
  path: string,
  url: string,
  { readOnly = false }: { readonly readOnly?: boolean },
  work: (file: DatabaseSync, client: Client) => Promise<Transferred>,
): Promise<Transferred> {
  const client = new Client({
    connectionString: url,
    application_name: 'samenschrift',
    connectionTimeoutMillis: 5_000,
  });
  // Every failure is told by the statement that it stops.
  client.on('error', () => {});
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { readOnly });
    await client.connect();
    return await work(file, client);
  } catch (error) {
    throw isSqlite(error) ? sqliteError(error, path) : postgresError(error);
  } finally {
    await client.end().catch(() => {});
    file?.close();
  }
}

const isSqlite = (error: unknown): boolean => error instanceof Error && 'errcode' in error;

async function copyAll(source: Side, target: Side, tables: readonly Table[]): Promise<Transferred> {
  const ids = await source.ids();
  const whole = createHash('sha256');
  let rows = 0;
  const [own, common] = [tables.filter(({ agreement }) => agreement), tables.filter(({ agreement }) => !agreement)];
  for (const [id, copying] of [...ids.map((id) => [id, own] as const), [null, common] as const]) {
    const copied = await copyOne(source, target, copying, id);
    whole.update(copied.hash);
    rows += copied.rows;
  }
  for (const table of tables)
    // Rows of agreements that are not there would have been passed over.
    if ((await source.count(table)) !== (await target.count(table)))
      throw new StoreError('corrupt', `table ${table.name} has rows of no agreement`);
  return { agreements: ids.length, rows, hash: whole.digest('hex') };
}

/** Copies all rows of one agreement (null: those that belong to none), reads them back, and compares what was read on both sides. */
async function copyOne(
  source: Side,
  target: Side,
  tables: readonly Table[],
  id: string | null,
): Promise<{ rows: number; hash: Buffer }> {
  const [before, after] = [createHash('sha256'), createHash('sha256')];
  let rows = 0;
  for (const table of tables) {
    const found = await source.rows(table, id);
    await target.insert(table, found);
    for (const row of found) hashRow(before, table, row);
    for (const row of await target.rows(table, id)) hashRow(after, table, row);
    rows += found.length;
  }
  const [read, written] = [before.digest(), after.digest()];
  if (!read.equals(written))
    throw new StoreError(
      'other',
      `${id === null ? 'what belongs to no agreement' : `agreement ${id}`} is not the same after copying`,
    );
  return { rows, hash: read };
}

function hashRow(hash: Hash, { name }: Table, row: Row): void {
  for (const column of Object.keys(row).sort()) {
    const value = row[column] ?? null;
    const place = `${name}.${column}`;
    if (value instanceof Uint8Array) hash.update(`${place} ${value.length} bytes\n`).update(value);
    else hash.update(`${place} ${JSON.stringify(value)}\n`);
  }
}
