/** The databases themselves refuse to change or remove rows of the record. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT } from '../../../server/log.ts';
import { EventRecord } from '../../../server/record/record.ts';
import { verifyChain } from '../../../server/record/verify.ts';
import { openPostgresStore } from '../../../server/store/postgres.ts';
import { openSqliteStore } from '../../../server/store/sqlite.ts';
import type { Store } from '../../../server/store/store.ts';
import { startPostgres } from '../../postgres.ts';
import { temporaryFolder } from '../../wire/process.ts';

const postgres = await startPostgres();
afterAll(() => postgres.remove());
const folder = temporaryFolder();
afterAll(() => folder.remove());
let count = 0;

interface Place {
  readonly store: Store;
  /** Runs a statement as whoever has the database. */
  readonly run: (sql: string) => Promise<unknown>;
}

async function onSqlite(): Promise<Place> {
  const path = join(folder.path, `${++count}.db`);
  const run = async (sql: string): Promise<unknown> => {
    const database = new DatabaseSync(path);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  };
  return { store: openSqliteStore(path), run };
}

async function onPostgres(): Promise<Place> {
  const url = await postgres.createDatabase();
  const run = async (sql: string): Promise<unknown> => {
    const client = new Client(url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  return { store: await openPostgresStore(url), run };
}

const CHANGES = [
  'DELETE FROM event',
  'DELETE FROM event WHERE number = 2',
  `UPDATE event SET chain = 'b'`,
  'UPDATE event SET number = number + 10',
  `UPDATE event SET at = '2020-01-01'`,
  `UPDATE event SET kind = 'x'`,
  'UPDATE event SET person = NULL',
  `UPDATE event SET detail = '[]'`,
  'UPDATE event SET origin_hash = NULL',
  `UPDATE event SET previous = ''`,
  `UPDATE event SET hash = ''`,
  `UPDATE event SET origin = '192.0.2.2'`,
  `UPDATE event SET salt = 'x'`,
  'UPDATE event SET origin = NULL',
  `UPDATE event SET origin = NULL, salt = NULL, kind = 'x'`,
];

describe.each([
  ['sqlite', onSqlite, CHANGES],
  ['postgres', onPostgres, [...CHANGES, 'TRUNCATE event']],
])('the record in %s', (_name, open, changes) => {
  let place: Place;
  beforeEach(async () => {
    place = await open();
    const record = new EventRecord({ store: place.store, log: SILENT, now: () => '2026-03-01T10:00:00.000Z' });
    for (const person of ['an', 'bo', 'cas'])
      await record.note({ kind: 'uitgevoerd', chain: 'a', person, origin: '192.0.2.1' });
  });
  afterEach(() => place.store.close());

  it('refuses every change and every removal', async () => {
    const before = await place.store.eventsAfter('a', 0, 9);
    for (const sql of changes) await expect(place.run(sql), sql).rejects.toThrow('never changed or removed');
    expect(await place.store.eventsAfter('a', 0, 9)).toEqual(before);
  });

  it('lets addresses be erased', async () => {
    await place.run('UPDATE event SET origin = NULL, salt = NULL WHERE number = 2');
    const rows = await place.store.eventsAfter('a', 0, 9);
    expect(rows.map(({ origin, salt }) => [origin, salt === null])).toEqual([
      ['192.0.2.1', false],
      [null, true],
      ['192.0.2.1', false],
    ]);
    expect(await verifyChain(place.store, 'a')).toMatchObject({ rows: 3, fault: null });
  });

  it('that is forced all the same, shows it', async () => {
    for (const sql of FORCED[_name] ?? []) await place.run(sql);
    expect((await verifyChain(place.store, 'a')).fault).toEqual({ number: 2, what: 'hash' });
  });
});

/** What whoever owns the database can still do. */
const FORCED: Readonly<Record<string, readonly string[]>> = {
  sqlite: ['DROP TRIGGER event_unchanged', `UPDATE event SET person = 'dirk' WHERE number = 2`],
  postgres: ['ALTER TABLE event DISABLE TRIGGER ALL', `UPDATE event SET person = 'dirk' WHERE number = 2`],
};
