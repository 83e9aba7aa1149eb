/** A SQLite file as a side of a copy: read as it is, or written to. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { DIGEST_TABLE } from './digests.ts';
import { AGREEMENTS, KEYS, OF_NO_AGREEMENT, type Row, type Side, type Table } from './side.ts';
import { StoreError } from './store.ts';

/** In a table of its own here (migrations.ts), a column of the agreement in PostgreSQL, which keeps it apart by itself. */
const SNAPSHOT = 'snapshot';
const WITH_SNAPSHOT = '(SELECT agreement.*, data AS snapshot FROM agreement JOIN snapshot ON agreement = id)';

const APART: ReadonlySet<string> = new Set([SNAPSHOT, DIGEST_TABLE, ...KEYS]);

export class SqliteSide implements Side {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Every table of the file, agreements first: nothing stays behind unseen, but for what lets people in and what can
   * be worked out again.
   * Throws (`newer`) where one is not known.
   */
  tables(): Table[] {
    const names = this.#database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all();
    const copied = names.filter(({ name }) => !APART.has(String(name)));
    const tables = copied.map(({ name }) => this.#table(String(name)));
    return tables.sort((a, b) => Number(b.name === AGREEMENTS) - Number(a.name === AGREEMENTS));
  }

  ids(): string[] {
    const rows = this.#database.prepare('SELECT id FROM agreement ORDER BY id').all();
    return rows.map(({ id }) => String(id));
  }

  rows({ name, agreement, order }: Table, id: string | null): Row[] {
    const source = name === AGREEMENTS ? WITH_SNAPSHOT : name;
    const [where, values] = agreement === null ? ['', []] : [`WHERE ${agreement} = ?`, [id]];
    const found = this.#database.prepare(`SELECT * FROM ${source} ${where} ORDER BY ${order}`).all(...values);
    return found.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, told(value)])));
  }

  insert({ name }: Table, rows: readonly Row[]): void {
    for (const row of rows) {
      if (name !== AGREEMENTS) this.#insert(name, row);
      else {
        const { snapshot = null, ...rest } = row;
        this.#insert(name, rest);
        this.#insert(SNAPSHOT, { agreement: rest['id'] ?? null, data: snapshot });
      }
    }
  }

  count({ name }: Table): number {
    return Number(this.#database.prepare(`SELECT count(*) AS count FROM ${name}`).get()?.['count']);
  }

  /** Numbers come as text: a column of numbers takes them as such (sqlite.org/stricttables.html). */
  #insert(name: string, row: Row): void {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join();
    this.#database.prepare(`INSERT INTO ${name} (${columns.join()}) VALUES (${places})`).run(...Object.values(row));
  }

  #table(name: string): Table {
    const agreement = name === AGREEMENTS ? 'id' : 'agreement';
    const columns = this.#database.prepare('SELECT name, pk FROM pragma_table_info(?) ORDER BY pk').all(name);
    const belongs = columns.some((column) => column['name'] === agreement);
    if (!belongs && !OF_NO_AGREEMENT.includes(name)) throw new StoreError('newer', `table ${name} is not known`);
    const keys = columns.filter(({ pk }) => Number(pk) > 0).map((column) => String(column['name']));
    return { name, agreement: belongs ? agreement : null, order: keys.join() };
  }
}

const told = (value: SQLOutputValue): string | null | Uint8Array =>
  value === null || value instanceof Uint8Array ? value : String(value);
