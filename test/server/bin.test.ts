/** The bin: what is purged, and when. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { Bin } from '../../server/agreements/bin.ts';
import { SILENT } from '../../server/log.ts';
import { OF_AGREEMENT } from '../../server/store/bin.ts';
import { migrate } from '../../server/store/migrations.ts';
import { StoreError } from '../../server/store/store.ts';
import { CLOSE } from '../../server/sync/codes.ts';
import { createWorld, enter, ID, recordOn, storedText } from './sync/harness.ts';

describe('what is purged', () => {
  it('is every table with rows of one agreement: who adds one adds it here', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const sql = `SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'agreement'`;
    const names = database
      .prepare(sql)
      .all()
      .map(({ name }) => String(name));
    expect(names.sort()).toEqual([...OF_AGREEMENT, 'snapshot'].sort());
    database.close();
  });
});

describe('the bin', () => {
  const START = '2026-03-01T10:00:00.000Z';
  const day = (nth: number): string => new Date(Date.parse(START) + nth * 24 * 60 * 60 * 1000).toISOString();

  it('lets go after thirty days of what is in it, and of nothing else', async () => {
    const { store, rooms } = await createWorld();
    await store.create({ id: 'so-ander', status: 'ondertekend', snapshot: new Uint8Array([0, 0]), at: START });
    let now = START;
    const bin = new Bin({ store, rooms, record: recordOn(store), log: SILENT, now: () => now });
    expect(await bin.put(ID, 'an')).toBe(START);
    expect(await bin.put(ID, 'bo')).toBeNull();
    now = day(29);
    await bin.put('so-ander', null);
    await bin.sweep();
    expect((await bin.all()).map(({ meta }) => meta.id)).toEqual(['so-ander', ID]);
    now = day(30);
    await bin.sweep();
    expect((await bin.all()).map(({ meta }) => meta.id)).toEqual(['so-ander']);
    expect(await bin.back('so-ander')).toBe(true);
    now = day(300);
    await bin.sweep();
    expect((await store.list()).map(({ id }) => id)).toEqual(['so-ander']);
    // What is done by itself is in the record too, which outlives the agreement.
    expect((await store.eventsOf(ID, { most: 9 })).map(({ kind, person }) => [kind, person])).toEqual([
      ['definitief-verwijderd', null],
    ]);
    await bin.close();
  });

  it('records as failed what was put back at the last moment', async () => {
    const { store, rooms } = await createWorld();
    const late: typeof store = { ...store, purge: async () => false };
    const bin = new Bin({ store: late, rooms, record: recordOn(store), log: SILENT, now: () => START });
    await store.bin(ID, day(-31), null);
    await bin.sweep();
    expect((await store.eventsAfter(ID, 0, 9)).map(({ kind }) => kind)).toEqual(['definitief-verwijderd', 'mislukt']);
  });

  it('leaves all as it is when the store fails, and tries again at the next sweep', async () => {
    const { store, rooms } = await createWorld();
    const failing = { ...store, purge: () => Promise.reject(new StoreError('busy', 'as told')) };
    let isFailing = true;
    const log = { ...SILENT, warn: vi.fn() };
    const all = { ...store, purge: (id: string, since: string) => (isFailing ? failing : store).purge(id, since) };
    const bin = new Bin({ store: all, rooms, record: recordOn(store), log, now: () => START });
    await store.bin(ID, day(-31), null);
    await bin.sweep();
    expect(log.warn).toHaveBeenCalledWith({ kind: 'busy' }, expect.any(String));
    expect(await bin.all()).toHaveLength(1);
    isFailing = false;
    await bin.sweep();
    expect(await bin.all()).toEqual([]);
  });

  it('sends away at once whoever has it open, keeps what they had sent, and lets them in again when it is back', async () => {
    const world = await createWorld();
    const bin = new Bin({ ...world, record: recordOn(world.store), log: SILENT, now: () => START });
    const [anna, reader] = [await enter(world), await enter(world, 'lezer')];
    const release = world.store.hold();
    anna.type(' in time');
    await bin.put(ID, 'an');
    expect([anna.closed, reader.closed]).toEqual([CLOSE.binned.code, CLOSE.binned.code]);
    const late = await enter(world);
    expect([late.closed, late.sent]).toEqual([CLOSE.binned.code, []]);
    release();
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin in time'));
    await bin.back(ID);
    const again = await enter(world);
    expect([again.closed, again.text]).toEqual([null, 'begin in time']);
  });

  it('drops what still waits for the disk when it is purged, and then nothing is tried again', async () => {
    const world = await createWorld();
    const bin = new Bin({ ...world, record: recordOn(world.store), log: SILENT, now: () => START });
    const anna = await enter(world);
    const release = world.store.hold();
    anna.type(' too late');
    await bin.put(ID, 'an');
    expect(await bin.destroy(ID, START)).toBe(true);
    release();
    await vi.waitFor(() => expect([world.rooms.size, world.rooms.waiting]).toEqual([0, 0]));
    expect(await world.rooms.drain(1000)).toBe(true);
  });

  it('lets nobody in who came while it was being loaded', async () => {
    const world = await createWorld();
    const bin = new Bin({ ...world, record: recordOn(world.store), log: SILENT, now: () => START });
    const release = world.store.holdLoaded();
    const coming = enter(world);
    await vi.waitFor(() => expect(world.store.loads).toBe(1));
    await bin.put(ID, 'an');
    release();
    expect((await coming).closed).toBe(CLOSE.binned.code);
  });
});
