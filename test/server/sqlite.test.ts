import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../server/store/lock.ts';
import { openStore } from '../../server/store/open.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { StoreError } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samenschrift-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'data.db');
const kindOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof StoreError ? error.kind : String(error);
  }
};

describe('sqlite store', () => {
  it('keeps everything when opened again', async () => {
    const store = openSqliteStore(file());
    await store.create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT });
    await store.append([{ id: 'a', updates: [Uint8Array.of(2)] }], AT);
    await store.close();
    const again = openSqliteStore(file());
    expect((await again.load('a'))?.updates.map((update) => [...update])).toEqual([[2]]);
    await again.close();
  });

  it('writes through to the disk: WAL, synchronous FULL', async () => {
    const store = openSqliteStore(file());
    const raw = new DatabaseSync(file());
    expect(raw.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    raw.close();
    await store.close();
  });

  it('brings a file of the first version up to date, with what was in it', async () => {
    const old = new DatabaseSync(file());
    old.exec(`CREATE TABLE agreement (id TEXT PRIMARY KEY, status TEXT NOT NULL, created TEXT NOT NULL,
        changed TEXT NOT NULL, sequence INTEGER NOT NULL DEFAULT 0, snapshot BLOB NOT NULL,
        snapshot_sequence INTEGER NOT NULL DEFAULT 0) STRICT;
      CREATE TABLE log (agreement TEXT NOT NULL REFERENCES agreement (id), sequence INTEGER NOT NULL,
        at TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (agreement, sequence)) STRICT, WITHOUT ROWID;
      INSERT INTO agreement VALUES ('a', 'ondertekend', '${AT}', '${AT}', 1, x'01', 0);
      INSERT INTO log VALUES ('a', 1, '${AT}', x'02');
      PRAGMA user_version = 1;`);
    old.close();
    const store = openSqliteStore(file());
    expect((await store.load('a'))?.updates.map((update) => [...update])).toEqual([[2]]);
    expect(await store.meta('a')).toMatchObject({ gewijzigdDoor: null, sequence: 1 });
    // From before versions were kept: the first is made of what there is now.
    expect(await store.unkept()).toEqual([{ id: 'a', gewijzigd: AT, sequence: 1, kept: null }]);
    expect(await store.addVersion({ id: 'a', sequence: 1, state: Uint8Array.of(1), at: AT })).toBe(1);
    expect(await store.versions('a')).toMatchObject([{ number: 1, reason: 'rest', status: 'ondertekend' }]);
    await store.append([{ id: 'a', updates: [Uint8Array.of(3)], authors: ['an'] }], AT);
    await store.close();
    const raw = new DatabaseSync(file());
    expect(
      raw
        .prepare('SELECT author FROM log ORDER BY sequence')
        .all()
        .map(({ author }) => author),
    ).toEqual([null, 'an']);
    raw.close();
  });

  it('says the disk is full, changes nothing, and goes on when there is room', async () => {
    const store = openSqliteStore(file());
    await store.create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT });
    await store.close();
    const small = openSqliteStore(file(), { maxPages: 8 });
    const large = { id: 'a', updates: [new Uint8Array(200_000)] };
    await expect(small.append([large], AT)).rejects.toMatchObject({ name: 'StoreError', kind: 'full' });
    expect(await small.load('a')).toMatchObject({ updates: [], meta: { sequence: 0 } });
    expect(await small.append([{ id: 'a', updates: [Uint8Array.of(2)] }], AT)).toEqual([1]);
    await small.close();
  });

  it('refuses a file that is no database, or of a newer version', () => {
    writeFileSync(file(), 'this is no database, but it is long enough to look at for a moment'.repeat(20));
    expect(kindOf(() => openSqliteStore(file()))).toBe('corrupt');
    const newer = new DatabaseSync(join(folder, 'newer.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(kindOf(() => openSqliteStore(join(folder, 'newer.db')))).toBe('newer');
  });

  it('says so when the folder cannot be made', () => {
    expect(kindOf(() => openStore('/proc/no-such-place/data'))).toBe('readonly');
  });

  it('is busy, not broken, while another process writes', async () => {
    const store = openSqliteStore(file(), { busyTimeout: 0 });
    await store.create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT });
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    await expect(store.append([{ id: 'a', updates: [Uint8Array.of(2)] }], AT)).rejects.toMatchObject({ kind: 'busy' });
    expect((await store.load('a'))?.meta.sequence).toBe(0);
    other.exec('ROLLBACK');
    other.close();
    expect(await store.append([{ id: 'a', updates: [Uint8Array.of(2)] }], AT)).toEqual([1]);
    await store.close();
  });
});

describe('server lock', () => {
  it('is held by one, and free again after', () => {
    const path = join(folder, 'server.lock');
    const lock = takeLock(path);
    expect(kindOf(() => takeLock(path))).toBe('busy');
    lock.release();
    const next = takeLock(path);
    next.release();
  });
});
