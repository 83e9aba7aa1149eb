/** A PostgreSQL database as a side of a copy, over a connection that is in a transaction. */
import type { ClientBase } from 'pg';
import { DIGEST_TABLE } from './digests.ts';
import { KEYS, type Row, type Side, type Table } from './side.ts';
import { StoreError } from './store.ts';

/** Rows that are sent at once, and bytes in them: one file may be 25 MB. */
const CHUNK = 100;
const CHUNK_BYTES = 32 * 1024 * 1024;

type Value = string | number | null | Uint8Array | readonly string[];

export class PostgresSide implements Side {
  readonly #client: ClientBase;
  /** The columns that hold lists, as `table.column`: JSON text in SQLite, an array here. */
  readonly #lists: ReadonlySet<string>;

  private constructor(client: ClientBase, lists: ReadonlySet<string>) {
    this.#client = client;
    this.#lists = lists;
  }

  static async open(client: ClientBase): Promise<PostgresSide> {
    const sql = `SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'ARRAY' AND table_schema = current_schema()`;
    const { rows } = await client.query<{ table_name: string; column_name: string }>(sql);
    return new PostgresSide(client, new Set(rows.map((row) => `${row.table_name}.${row.column_name}`)));
  }

  /** Rejects (`newer`) where there is a table that is not among these: it would stay behind unseen. */
  async requireNoOthers(tables: readonly Table[]): Promise<void> {
    const known = new Set([...tables.map(({ name }) => name), 'data_version', DIGEST_TABLE, ...KEYS]);
    const sql = `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`;
    const { rows } = await this.#client.query<{ name: string }>(sql);
    const other = rows.find(({ name }) => !known.has(name));
    if (other) throw new StoreError('newer', `table ${other.name} is not known`);
  }

  async ids(): Promise<string[]> {
    const { rows } = await this.#client.query<{ id: string }>('SELECT id FROM agreement ORDER BY id');
    return rows.map(({ id }) => id);
  }

  async rows({ name, agreement, order }: Table, id: string | null): Promise<Row[]> {
    const [where, values] = agreement === null ? ['', []] : [`WHERE ${agreement} = $1`, [id]];
    const sql = `SELECT * FROM ${name} ${where} ORDER BY ${order}`;
    const { rows } = await this.#client.query<Record<string, Value>>(sql, values);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, told(value)])));
  }

  async insert(table: Table, rows: readonly Row[]): Promise<void> {
    for (const chunk of chunksOf(rows)) await this.#insert(table, chunk);
  }

  async count({ name }: Table): Promise<number> {
    const { rows } = await this.#client.query<{ count: string }>(`SELECT count(*) AS count FROM ${name}`);
    return Number(rows[0]?.count);
  }

  async #insert({ name }: Table, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {});
    const places = rows.map((_, nth) => `(${columns.map((_, at) => `$${nth * columns.length + at + 1}`).join()})`);
    const values = rows.flatMap((row) => columns.map((column) => this.#sent(row[column] ?? null, `${name}.${column}`)));
    await this.#client.query(`INSERT INTO ${name} (${columns.join()}) VALUES ${places.join()}`, values);
  }

  /** `pg` sends a Buffer as bytea, other arrays as lists. */
  #sent(value: string | null | Uint8Array, place: string): unknown {
    if (value instanceof Uint8Array) return Buffer.from(value);
    return value !== null && this.#lists.has(place) ? JSON.parse(value) : value;
  }
}

/** As many rows as may be sent at once, and at least one. */
function chunksOf(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Object.values(row).reduce((sum, value) => sum + (value?.length ?? 0), 0);
    bytes += size;
    const last = chunks.at(-1);
    if (last && last.length < CHUNK && bytes <= CHUNK_BYTES) last.push(row);
    else {
      chunks.push([row]);
      bytes = size;
    }
  }
  return chunks;
}

/** `pg` gives whole numbers of 8 bytes as text, smaller ones as numbers, and lists as arrays. */
function told(value: Value): string | null | Uint8Array {
  if (value === null || value instanceof Uint8Array) return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
