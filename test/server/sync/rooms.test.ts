import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Client, createWorld, enter, ID, person, storedText } from './harness.ts';

describe('[S1] loading', () => {
  it('loads a room once, however many arrive', async () => {
    const world = await createWorld();
    const release = world.store.hold();
    const arrivals = [1, 2, 3].map(() => world.rooms.enter(ID));
    expect(world.rooms.size).toBe(0);
    release();
    const rooms = await Promise.all(arrivals);
    expect(world.store.loads).toBe(1);
    expect(new Set(rooms).size).toBe(1);
  });

  it('knows no room for an agreement that does not exist', async () => {
    const world = await createWorld();
    expect(await world.rooms.enter('nobody')).toBeNull();
    expect(world.rooms.size).toBe(0);
  });
});

describe('[S2] a load that fails', () => {
  it('leaves no room behind, and works when the store does', async () => {
    const world = await createWorld();
    world.store.failLoad = 'corrupt';
    await expect(world.rooms.enter(ID)).rejects.toMatchObject({ kind: 'corrupt' });
    expect(world.rooms.size).toBe(0);
    world.store.failLoad = null;
    expect((await enter(world)).text).toBe('begin');
  });

  it('is corrupt, not empty, when what is stored cannot be rebuilt', async () => {
    const world = await createWorld();
    await world.store.append([{ id: ID, updates: [Uint8Array.of(250, 251, 252)] }], 'x');
    await expect(world.rooms.enter(ID)).rejects.toMatchObject({ kind: 'corrupt' });
    expect(world.rooms.size).toBe(0);
  });
});

describe('[S3] leaving', () => {
  it('folds and forgets a room that nobody is in', async () => {
    const world = await createWorld({ grace: 1 });
    const anna = await enter(world);
    anna.type(' kept');
    await vi.waitFor(() => expect(anna.saved.at(-1)?.count).toBe(2));
    anna.leave();
    await vi.waitFor(() => expect(world.rooms.size).toBe(0));
    await vi.waitFor(async () => expect((await world.store.load(ID))?.updates).toEqual([]));
    expect(await storedText(world.store)).toBe('begin kept');
    expect((await enter(world)).text).toBe('begin kept');
  });

  it('stays while something is unwritten', async () => {
    const world = await createWorld({ grace: 1 });
    const anna = await enter(world);
    world.store.failWith = 'full';
    anna.type(' unsaved');
    await vi.waitFor(() => expect(anna.saved.at(-1)?.state).toBe(1));
    anna.leave();
    const tries = world.store.appends;
    await vi.waitFor(() => expect(world.store.appends).toBeGreaterThan(tries + 3));
    expect(world.rooms.size).toBe(1);
    world.store.failWith = null;
    await vi.waitFor(() => expect(world.rooms.size).toBe(0));
    expect(await storedText(world.store)).toBe('begin unsaved');
  });

  it('tries once for all where the trouble is everyone’s, such as a data file that is gone', async () => {
    const world = await createWorld({ retryFirst: 60_000, retryLast: 60_000 });
    const snapshot = Y.encodeStateAsUpdate(new Y.Doc());
    await world.store.create({ id: 'so-other', status: 'onderhandeling', snapshot, at: '2026-03-01T10:00:00.000Z' });
    const other = await world.rooms.enter('so-other');
    if (!other) throw new Error('no room');
    const [anna, ben] = [await enter(world), new Client(other, person('regisseur'), world.limits)];
    world.store.failWith = 'gone';
    const tries = world.store.appends;
    anna.type(' a');
    ben.type(' b');
    await vi.waitFor(() => expect([anna.saved.at(-1)?.state, ben.saved.at(-1)?.state]).toEqual([1, 1]));
    expect(world.store.appends).toBe(tries + 1);
    world.store.failWith = null;
    expect(await world.rooms.drain(1000)).toBe(true);
  });

  it('stays when someone comes back in time', async () => {
    const world = await createWorld({ grace: 5 });
    const anna = await enter(world);
    const room = world.rooms.peek(ID);
    anna.leave();
    await enter(world, 'regisseur');
    expect(world.rooms.peek(ID)).toBe(room);
  });

  it('folds a log that grows long while people type', async () => {
    const world = await createWorld({ logRows: 10 });
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    for (let turn = 0; turn < 25; turn++) anna.type(String(turn % 10));
    await vi.waitFor(async () => expect((await world.store.load(ID))?.updates.length).toBeLessThan(10));
    await vi.waitFor(() => expect(ben.text).toBe(anna.text));
    expect(await storedText(world.store)).toBe(anna.text);
  });
});

describe('stopping', () => {
  it('writes what waits, says it is saved, then says goodbye', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    anna.type(' last words');
    expect(await world.rooms.drain(1000)).toBe(true);
    expect(anna.saved.at(-1)).toEqual({ state: 0, count: 2 });
    expect(anna.closed).toBe(1001);
    expect(await storedText(world.store)).toBe('begin last words');
    expect(world.rooms.size).toBe(0);
  });

  it('does not wait for ever for a store that fails, and says so', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    world.store.failWith = 'full';
    anna.type(' unsaved');
    expect(await world.rooms.drain(10)).toBe(false);
    expect(anna.saved.at(-1)).toMatchObject({ state: 1 });
    expect(anna.closed).toBe(1001);
    world.store.failWith = null;
  });
});
