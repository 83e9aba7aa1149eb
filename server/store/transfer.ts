/**
 * Everything in a SQLite file into an empty PostgreSQL database, in one transaction: all of it, read back and
 * found the same, or nothing. Both keep the same tables with the same columns (migrations.ts,
 * postgres-migrations.ts), so rows are copied as they are: authors, times and numbers included.
 */
import { createHash, type Hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { requireCurrent } from './migrations.ts';
import { postgresError } from './postgres-errors.ts';
import { migrate } from './postgres-migrations.ts';
import { sqliteError } from './sqlite-errors.ts';
import { StoreError } from './store.ts';

interface Table {
  readonly name: string;
  /** The column with the id of the agreement, and those that order its rows. */
  readonly agreement: string;
  readonly order: string;
  /** Where its rows are read in SQLite. */
  readonly source: string;
}

/** In a table of its own in SQLite (migrations.ts), a column of the agreement in PostgreSQL, which keeps it apart by itself. */
const SNAPSHOT = 'snapshot';
const WITH_SNAPSHOT = '(SELECT agreement.*, data AS snapshot FROM agreement JOIN snapshot ON agreement = id)';

export interface Transferred {
  readonly agreements: number;
  readonly rows: number;
  /** SHA-256 over the hashes of all agreements, in the order of their ids, in hex. */
  readonly hash: string;
}

type Row = Record<string, string | number | bigint | null | Uint8Array | readonly string[]>;
interface Copying {
  readonly source: DatabaseSync;
  readonly target: Client;
  readonly tables: readonly Table[];
  readonly lists: ReadonlySet<string>;
}

/** Copies and verifies. Rejects with a StoreError: `exists` when the database is not empty. The file is only read. */
export async function transfer(path: string, url: string): Promise<Transferred> {
  const source = openSource(path);
  const target = new Client({
    connectionString: url,
    application_name: 'samenschrift',
    connectionTimeoutMillis: 5_000,
  });
  // Every failure is told by the statement that it stops.
  target.on('error', () => {});
  try {
    await target.connect();
    await migrate(target);
    return await copyAll(source, target);
  } catch (error) {
    throw isSqlite(error) ? sqliteError(error, path) : postgresError(error);
  } finally {
    await target.end().catch(() => {});
    source.close();
  }
}

const isSqlite = (error: unknown): boolean => error instanceof Error && 'errcode' in error;

/** Opens the file for reading, as it is at this moment. */
function openSource(path: string): DatabaseSync {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(path, { readOnly: true });
    source.exec('BEGIN');
    requireCurrent(source);
    return source;
  } catch (error) {
    source?.close();
    throw sqliteError(error, path);
  }
}

/** Every table of the file, agreements first as the others refer to them: nothing stays behind unseen. */
function tablesOf(source: DatabaseSync): Table[] {
  const names = source
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all();
  const tables = names.filter(({ name }) => name !== SNAPSHOT).map(({ name }) => tableOf(source, String(name)));
  return tables.sort((a, b) => Number(b.name === AGREEMENTS) - Number(a.name === AGREEMENTS));
}

const AGREEMENTS = 'agreement';

function tableOf(source: DatabaseSync, name: string): Table {
  const agreement = name === AGREEMENTS ? 'id' : 'agreement';
  const columns = source.prepare('SELECT name, pk FROM pragma_table_info(?) ORDER BY pk').all(name);
  if (!columns.some((column) => column['name'] === agreement))
    throw new StoreError('newer', `table ${name} is not known`);
  const keys = columns.filter(({ pk }) => Number(pk) > 0).map((column) => String(column['name']));
  return { name, agreement, order: keys.join(), source: name === AGREEMENTS ? WITH_SNAPSHOT : name };
}

/** The columns that hold lists, as `table.column`: JSON text in SQLite, an array in PostgreSQL. */
async function listsIn(target: Client): Promise<ReadonlySet<string>> {
  const sql = `SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'ARRAY' AND table_schema = current_schema()`;
  const { rows } = await target.query<{ table_name: string; column_name: string }>(sql);
  return new Set(rows.map((row) => `${row.table_name}.${row.column_name}`));
}

async function copyAll(source: DatabaseSync, target: Client): Promise<Transferred> {
  await target.query('BEGIN');
  await target.query('LOCK TABLE agreement IN ACCESS EXCLUSIVE MODE');
  const { rows: present } = await target.query('SELECT 1 FROM agreement LIMIT 1');
  if (present.length > 0) throw new StoreError('exists', 'the database holds agreements');
  const copying = { source, target, tables: tablesOf(source), lists: await listsIn(target) };
  const ids = source
    .prepare('SELECT id FROM agreement ORDER BY id')
    .all()
    .map(({ id }) => String(id));
  const whole = createHash('sha256');
  let rows = 0;
  for (const id of ids) {
    const copied = await copyOne(copying, id);
    whole.update(copied.hash);
    rows += copied.rows;
  }
  await requireSameCounts(copying);
  await target.query('COMMIT');
  return { agreements: ids.length, rows, hash: whole.digest('hex') };
}

/** Rows that are sent at once. */
const CHUNK = 100;

/** Copies all rows of one agreement, reads them back, and compares what was read on both sides. */
async function copyOne(
  { source, target, tables, lists }: Copying,
  id: string,
): Promise<{ rows: number; hash: Buffer }> {
  const [before, after] = [createHash('sha256'), createHash('sha256')];
  let rows = 0;
  for (const table of tables) {
    const from = (name: string): string => `FROM ${name} WHERE ${table.agreement}`;
    const found: Row[] = source.prepare(`SELECT * ${from(table.source)} = ? ORDER BY ${table.order}`).all(id);
    for (let at = 0; at < found.length; at += CHUNK) await insert(target, lists, table, found.slice(at, at + CHUNK));
    const copied = await target.query<Row>(`SELECT * ${from(table.name)} = $1 ORDER BY ${table.order}`, [id]);
    for (const row of found) hashRow(before, table, row);
    for (const row of copied.rows) hashRow(after, table, row);
    rows += found.length;
  }
  const [read, written] = [before.digest(), after.digest()];
  if (!read.equals(written)) throw new StoreError('other', `agreement ${id} is not the same after copying`);
  return { rows, hash: read };
}

async function insert(
  target: Client,
  lists: ReadonlySet<string>,
  { name }: Table,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const places = rows.map((_, nth) => `(${columns.map((_, at) => `$${nth * columns.length + at + 1}`).join()})`);
  const values = rows.flatMap((row) =>
    columns.map((column) => (lists.has(`${name}.${column}`) ? listOf(row[column]) : plain(row[column]))),
  );
  await target.query(`INSERT INTO ${name} (${columns.join()}) VALUES ${places.join()}`, values);
}

const listOf = (value: unknown): unknown => JSON.parse(String(value));

/** `pg` sends a Buffer as bytea, other arrays as text. */
const plain = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value) : value);

/** The same for the same row on both sides: `pg` gives whole numbers as text, and lists as arrays. */
function hashRow(hash: Hash, { name }: Table, row: Row): void {
  for (const column of Object.keys(row).sort()) {
    const value = row[column] ?? null;
    const place = `${name}.${column}`;
    if (value instanceof Uint8Array) hash.update(`${place} ${value.length} bytes\n`).update(value);
    else hash.update(`${place} ${value === null ? 'null' : JSON.stringify(textOf(value))}\n`);
  }
}

const textOf = (value: string | number | bigint | readonly string[]): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Rows of agreements that are not there would have been passed over. */
async function requireSameCounts({ source, target, tables }: Copying): Promise<void> {
  for (const { name } of tables) {
    const sql = `SELECT count(*) AS count FROM ${name}`;
    const [there] = (await target.query<Row>(sql)).rows;
    if (Number(source.prepare(sql).get()?.['count']) !== Number(there?.['count']))
      throw new StoreError('corrupt', `table ${name} has rows of no agreement`);
  }
}
