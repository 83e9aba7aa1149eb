/** What only the PostgreSQL adapter has to get right: connections that break, and a database that does not answer. */
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPostgresStore } from '../../server/store/postgres.ts';
import { postgresError } from '../../server/store/postgres-errors.ts';
import { StoreError, type Notice, type Store } from '../../server/store/store.ts';
import { startPostgres } from '../postgres.ts';

const AT = '2026-03-01T10:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'resolved',
    (error: unknown) => (error instanceof StoreError ? error.kind : error),
  );

const postgres = await startPostgres();
afterAll(() => postgres.remove());
let url: string;
let store: Store;
beforeEach(async () => {
  url = await postgres.createDatabase();
  store = await openPostgresStore(url, { connectTimeout: 2000, statementTimeout: 1000 });
  await store.create({ id: 'a', status: 'onderhandeling', snapshot: bytes(1), at: AT });
});
afterEach(() => store.close());

const name = (): string => new URL(url).pathname.slice(1);
const append = (value: number): Promise<number[]> => store.append([{ id: 'a', updates: [bytes(value)] }], AT);
const terminate = (): Promise<unknown> =>
  postgres.ask('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name()]);

describe('a PostgreSQL store', () => {
  it('makes its tables once, however many processes start at the same moment', async () => {
    const fresh = await postgres.createDatabase();
    const stores = await Promise.all(Array.from({ length: 5 }, () => openPostgresStore(fresh)));
    await stores[0]?.create({ id: 'a', status: 'onderhandeling', snapshot: bytes(1), at: AT });
    expect(await Promise.all(stores.map((one) => one.meta('a')))).toHaveLength(5);
    await Promise.all(stores.map((one) => one.close()));
  });

  it('refuses data of a newer version, and leaves it', async () => {
    const { Client } = await import('pg');
    const client = new Client(url);
    await client.connect();
    await client.query('UPDATE data_version SET version = 99');
    expect(await kindOf(openPostgresStore(url))).toBe('newer');
    expect((await client.query('SELECT version FROM data_version')).rows).toEqual([{ version: 99 }]);
    await client.end();
  });

  it('commits durably, whatever the database is set to', async () => {
    await postgres.ask(`ALTER DATABASE ${name()} SET synchronous_commit = off`);
    const { Client } = await import('pg');
    const careless = new Client(url);
    await careless.connect();
    expect((await careless.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'off' }]);
    await careless.query(
      `CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN NEW.changed_by = current_setting('synchronous_commit'); RETURN NEW; END $$`,
    );
    await careless.query('CREATE TRIGGER note BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION note()');
    await careless.end();
    await terminate();
    await vi.waitFor(() => append(2));
    expect((await store.meta('a'))?.gewijzigdDoor).toBe('on');
  });

  it('keeps an update of a megabyte as it is', async () => {
    const large = Uint8Array.from({ length: 1024 * 1024 }, (_, nth) => (nth * 31) % 256);
    await store.append([{ id: 'a', updates: [bytes(2), large, bytes(3)] }], AT);
    const { updates } = (await store.load('a')) ?? { updates: [] };
    expect(updates.map(({ length }) => length)).toEqual([1, large.length, 1]);
    expect(Buffer.compare(updates[1] ?? bytes(), large)).toBe(0);
  });

  it('goes on after its connections were broken', async () => {
    expect(await append(2)).toEqual([1]);
    await terminate();
    // The one that broke may be found out about by the next statement.
    await vi.waitFor(async () => expect(await append(3)).toEqual([2]));
  });

  it('listens again after its connection was broken, and says that it missed something', async () => {
    const heard: Notice[] = [];
    store.watch((notice) => heard.push(notice));
    const resumed = (): number => heard.filter(({ kind }) => kind === 'resumed').length;
    await vi.waitFor(() => expect(resumed()).toBe(1));
    await terminate();
    await vi.waitFor(() => expect(resumed()).toBe(2), { timeout: 10_000 });
    const other = await openPostgresStore(url);
    await other.append([{ id: 'a', updates: [bytes(9)] }], AT);
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'changed', id: 'a', sequence: 1 }));
    await other.close();
  });

  it('does not wait for ever on a row that someone else holds', async () => {
    const { Client } = await import('pg');
    const client = new Client(url);
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM agreement FOR UPDATE');
    expect(await kindOf(append(2))).toBe('busy');
    await client.query('ROLLBACK');
    await client.end();
    expect(await append(3)).toEqual([1]);
  });

  it('says that nothing was written where the database may only be read', async () => {
    await postgres.ask(`ALTER DATABASE ${name()} SET default_transaction_read_only = on`);
    await terminate();
    await vi.waitFor(async () => expect(await kindOf(append(2))).toBe('readonly'));
    expect((await store.meta('a'))?.sequence).toBe(0);
  });
});

describe('a database that is away', () => {
  it('is said to be so, at the start and later', async () => {
    expect(await kindOf(openPostgresStore('postgres://postgres@127.0.0.1:1/nowhere'))).toBe('away');
    expect(await kindOf(openPostgresStore(`${url}_of_no_one`))).toBe('away');
    await postgres.stop('fast');
    expect(await kindOf(append(2))).toBe('away');
    expect(await kindOf(store.load('a'))).toBe('away');
    await postgres.start();
    await vi.waitFor(async () => expect(await append(2)).toEqual([1]));
  });

  it('holds what was told to be written when the power goes', async () => {
    expect(await append(2)).toEqual([1]);
    await postgres.stop('immediate');
    await postgres.start();
    await vi.waitFor(async () => expect((await store.load('a'))?.updates).toHaveLength(1));
  });

  it('is not waited for without end when it hangs', async () => {
    await append(2);
    const resume = await postgres.hang();
    expect(await kindOf(append(3))).toBe('away');
    expect(await kindOf(openPostgresStore(url, { connectTimeout: 300 }))).toBe('away');
    resume();
    await vi.waitFor(() => store.load('a'));
  });
});

describe('an error of pg', () => {
  it('becomes one of ours', () => {
    const made = (code: string, message = ''): Error => Object.assign(new Error(message), { code });
    const kinds: Record<string, string> = {
      '53100': 'full',
      '53300': 'busy',
      '25006': 'readonly',
      '57P01': 'away',
      '57P03': 'away',
      '57014': 'busy',
      '08006': 'away',
      '28P01': 'away',
      '40P01': 'busy',
      XX001: 'corrupt',
      '42601': 'other',
      ECONNREFUSED: 'away',
    };
    for (const [code, kind] of Object.entries(kinds))
      expect([code, postgresError(made(code)).kind]).toEqual([code, kind]);
    expect(postgresError(new Error('Connection terminated unexpectedly')).kind).toBe('away');
    expect(postgresError(new AggregateError([made('ECONNREFUSED')])).kind).toBe('away');
  });
});
