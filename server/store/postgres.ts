/**
 * The store for when one machine is not enough: a PostgreSQL database that several processes share. What a
 * method resolved for is on the database's disk (synchronous_commit). Every call is one statement, and so
 * one round trip and one transaction; a notice to the other processes is sent in that same transaction.
 */
import { randomUUID } from 'node:crypto';
import { Pool, type ClientConfig } from 'pg';
import type { Status } from '../../model/access.ts';
import { handOf } from './hands.ts';
import { binOn } from './postgres-bin.ts';
import { packBatches } from './postgres-batches.ts';
import { digestsOn } from './postgres-digests.ts';
import { postgresError } from './postgres-errors.ts';
import { HANDS } from './postgres-hands.ts';
import { Listener } from './postgres-listener.ts';
import { CHANNEL, migrate } from './postgres-migrations.ts';
import { togetherOn } from './postgres-together.ts';
import { binary } from './postgres-values.ts';
import { CREATE, versionsOn } from './postgres-versions.ts';
import { bytes, META, metaOf, type Row } from './row.ts';
import { StoreError, type Later, type Store } from './store.ts';
import { tablesOn } from './tables.ts';

export interface PostgresOptions {
  /** How long to wait for a connection, and for the answer to one statement, ms. */
  readonly connectTimeout?: number;
  readonly statementTimeout?: number;
  /** Most connections of this process, besides the one that listens. */
  readonly connections?: number;
}

/** Longer than the database itself is given: only when it does not answer at all do we give up on it. */
const GRACE = 2_000;

const RETRY = 500;
const PING = 10_000;

/** Connects, and makes or updates the tables where needed. Rejects with a StoreError. */
export async function openPostgresStore(
  url: string,
  { connectTimeout = 5_000, statementTimeout = 15_000, connections = 8 }: PostgresOptions = {},
): Promise<Store> {
  const config: ClientConfig = {
    connectionString: carefully(url),
    application_name: 'samenschrift',
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    lock_timeout: statementTimeout,
    query_timeout: statementTimeout + GRACE,
    keepAlive: true,
  };
  const pool = new Pool({ ...config, max: connections });
  // A connection in rest that breaks is replaced; the next statement finds out whether that can be done.
  pool.on('error', () => {});
  try {
    await prepare(pool);
  } catch (error) {
    // Not waited for: a pool whose connection failed in an odd way never ends.
    void pool.end();
    throw postgresError(error);
  }
  const self = randomUUID();
  return storeOn(pool, new Listener({ config, self, retry: RETRY, ping: PING }), self);
}

/** The address with what makes every commit durable, also where the database is set up to be less careful. */
function carefully(url: string): string {
  const address = new URL(url);
  const options = address.searchParams.get('options') ?? '';
  address.searchParams.set('options', `${options} -c synchronous_commit=on`.trim());
  return address.href;
}

async function prepare(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client);
  } finally {
    client.release();
  }
}

/** Meta and snapshot first, then the rows of the log: in one statement, so of one moment. */
const SINCE = `
  SELECT ${META}, 0 AS row, CASE WHEN snapshot_sequence > $2 THEN snapshot END AS data FROM agreement WHERE id = $1
  UNION ALL
  SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, sequence, data FROM log WHERE agreement = $1 AND sequence > $2
  ORDER BY row`;

const COMPACT = `
  WITH folded AS (
    UPDATE agreement SET snapshot = $2, snapshot_sequence = $3
    WHERE id = $1 AND snapshot_sequence < $3 AND sequence >= $3 RETURNING id
  ), dropped AS (
    DELETE FROM log USING folded WHERE agreement = folded.id AND log.sequence <= $3 RETURNING author, log.sequence
  ), remembered AS (
    INSERT INTO writer (agreement, person, sequence)
    SELECT $1, author, max(sequence) FROM dropped WHERE author IS NOT NULL GROUP BY author
    ON CONFLICT (agreement, person) DO UPDATE SET sequence = excluded.sequence
  )
  SELECT sequence, EXISTS (SELECT FROM folded) AS folded FROM agreement WHERE id = $1`;

const SET_STATUS = `
  WITH changed AS (
    UPDATE agreement SET status = $2 WHERE id = $1 AND ($4::text IS NULL OR status = $4) RETURNING id
  ), told AS (
    SELECT pg_notify('${CHANNEL}', concat_ws(' ', 'status', $3::text, id, $2::text)) FROM changed
  )
  SELECT EXISTS (SELECT FROM told) AS done FROM agreement WHERE id = $1`;

const FIRST_SEEN = `
  INSERT INTO seen (agreement, person, at, state) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`;
const SET_SEEN = `
  UPDATE seen SET at = $3, state = $4 WHERE agreement = $1 AND person = $2 AND state = $5 RETURNING 1`;

function storeOn(pool: Pool, listener: Listener, self: string): Store {
  const ask = async (sql: string, values: readonly unknown[] = []): Promise<Row[]> => {
    try {
      return (await pool.query<Row>(sql, [...values])).rows;
    } catch (error) {
      throw postgresError(error);
    }
  };
  const since = async (id: string, sequence: number): Promise<Later | null> =>
    laterOf(await ask(SINCE, [id, sequence]));
  return {
    isShared: true,
    create: async ({ id, status, snapshot, at, author = null, members = [] }) => {
      await ask(CREATE, [id, status, at, author, binary(snapshot), JSON.stringify(members)]);
    },
    list: async () =>
      (await ask(`SELECT ${META} FROM agreement WHERE binned IS NULL ORDER BY changed DESC, id`)).map(metaOf),
    meta: async (id) => (await ask(`SELECT ${META} FROM agreement WHERE id = $1`, [id])).map(metaOf)[0] ?? null,
    metas: async (ids) => (await ask(`SELECT ${META} FROM agreement WHERE id = ANY ($1)`, [ids])).map(metaOf),
    load: async (id) => {
      const later = await since(id, BEFORE_ALL);
      return later && { meta: later.meta, snapshot: bytes(later.snapshot), updates: later.updates };
    },
    since,
    append: async (batches, at) => {
      const { values, lastRows } = packBatches(batches);
      const sql = 'SELECT append_rows($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS lasts';
      const [row] = await ask(sql, [self, at, ...values]);
      return lastRows(((row?.['lasts'] ?? []) as string[]).map(Number));
    },
    compact: async (id, snapshot, sequence) =>
      wasFolded(id, sequence, await ask(COMPACT, [id, binary(snapshot), sequence])),
    hands: async (id) => (await ask(HANDS, [id])).map(handOf),
    ...digestsOn(ask),
    ...binOn(ask, CHANNEL, self),
    ...versionsOn(ask),
    ...tablesOn(ask, togetherOn(pool, CHANNEL, self)),
    setStatus: async (id: string, status: Status, was?: Status) => {
      const [row] = await ask(SET_STATUS, [id, status, self, was ?? null]);
      if (!row) throw absent(id);
      return row['done'] === true;
    },
    ...seenOn(ask),
    watch: (hear) => listener.watch(hear),
    publish: async (messages) => {
      const payloads = messages.map((text) => `message ${self} ${text}`);
      await ask('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, payloads]);
    },
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

type Asks = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

const seenOn = (ask: Asks): Pick<Store, 'seen' | 'setSeen'> => ({
  seen: async (agreement, person) => {
    const [row] = await ask('SELECT at, state FROM seen WHERE agreement = $1 AND person = $2', [agreement, person]);
    return row ? { at: String(row['at']), state: String(row['state']) } : null;
  },
  setSeen: async (agreement, person, { at, state }, was) => {
    const values = [agreement, person, at, state];
    const rows = was === null ? await ask(FIRST_SEEN, values) : await ask(SET_SEEN, [...values, was]);
    return rows.length > 0;
  },
});

/** Before the first snapshot, which covers row 0. */
const BEFORE_ALL = -1;

function laterOf([first, ...rows]: readonly Row[]): Later | null {
  // Rows without an agreement: it was never there, or is no longer.
  if (!first || first['id'] === null) return null;
  const snapshot = first['data'] === null ? null : bytes(first['data']);
  return { meta: metaOf(first), snapshot, updates: rows.map(({ data }) => bytes(data)) };
}

function wasFolded(id: string, sequence: number, [row]: readonly Row[]): boolean {
  if (!row) throw absent(id);
  if (Number(row['sequence']) < sequence) throw new StoreError('other', `agreement ${id} has no row ${sequence}`);
  return row['folded'] === true;
}

const absent = (id: string): StoreError => new StoreError('absent', `no agreement ${id}`);
