/** [Q1]-[Q3] What waits for the disk is bounded: of one connection, of one room, and over all rooms. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../../server/sync/codes.ts';
import { Client, createWorld, enter, ID, person, storedText, type World } from './harness.ts';

/** Someone in an agreement of their own. */
async function elsewhere(world: World, id: string, who: string): Promise<Client> {
  const stored = await world.store.load(ID);
  if (!stored) throw new Error('nothing stored');
  await world.store.create({ id, status: 'onderhandeling', snapshot: stored.snapshot, at: 'x' });
  const room = await world.rooms.enter(id);
  if (!room) throw new Error('no room');
  return new Client(room, person(who), world.limits);
}

/** Types until the server does not read on. */
function flood(client: Client): number {
  let turns = 0;
  for (; !client.paused && client.closed === null && turns < 10_000; turns++) client.type('0123456789'.repeat(10));
  return turns;
}

describe('while the disk takes nothing', () => {
  it('[Q1] whoever writes more than their share is not read from; the others go on', async () => {
    const world = await createWorld({ connectionQueue: 5000 });
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(ben.saved).toHaveLength(1));
    const release = world.store.hold();
    expect(flood(anna)).toBeLessThan(50);
    ben.type('!');
    expect([anna.paused, ben.paused]).toEqual([true, false]);
    expect([anna.closed, ben.closed]).toEqual([null, null]);
    release();
    await vi.waitFor(() => expect(anna.paused).toBe(false));
    await vi.waitFor(() => expect(ben.text).toBe(anna.text));
    expect(await storedText(world.store)).toBe(anna.text);
  });

  it('[Q1] [Q2] all rooms share one bound: who writes on is held, wherever, and all go on afterwards', async () => {
    const world = await createWorld({ queue: 20_000 });
    const [anna, ben] = [await enter(world), await elsewhere(world, 'so-other', 'regisseur')];
    await vi.waitFor(() => expect([anna.saved, ben.saved].map(({ length }) => length)).toEqual([1, 1]));
    world.store.failWith = 'busy';
    flood(anna);
    expect([anna.paused, ben.paused]).toEqual([true, false]);
    ben.type('one more');
    expect(ben.paused).toBe(true);
    await vi.waitFor(() => expect([anna.saved.at(-1)?.state, ben.saved.at(-1)?.state]).toEqual([1, 1]));
    world.store.failWith = null;
    await vi.waitFor(() => expect([anna.paused, ben.paused]).toEqual([false, false]));
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe(anna.text));
    await vi.waitFor(() => expect(ben.saved.at(-1)).toEqual({ state: 0, count: 2 }));
  });

  it('[Q3] at twice the bound a connection ends, its edits stay with its client, and what was taken is kept', async () => {
    const world = await createWorld({ roomQueue: 2000 });
    const anna = await enter(world);
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    const release = world.store.hold();
    const first = 'f'.repeat(1000);
    anna.type(first);
    anna.type('x'.repeat(3500));
    expect(anna.closed).toBe(CLOSE.overloaded.code);
    expect(anna.text).toContain('x'.repeat(3500));
    release();
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe(`begin${first}`));
    const again = await enter(world);
    again.doc.transact(() => Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(anna.doc)));
    await vi.waitFor(async () => expect((await storedText(world.store)) === anna.text).toBe(true));
  });

  it('a document that only seems too large, because much waits, is not refused for good', async () => {
    const world = await createWorld({ document: 4000 });
    const anna = await enter(world);
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    const release = world.store.hold();
    for (let turn = 0; turn < 40 && anna.closed === null; turn++) anna.type('0123456789');
    expect(anna.closed).toBe(CLOSE.overloaded.code);
    release();
  });

  it('writers that never stop fill no more than the bound, and lose nothing', async () => {
    const world = await createWorld({ connectionQueue: 50_000, roomQueue: 60_000 });
    const writers = [await enter(world), await enter(world, 'regisseur'), await enter(world, 'directeur')];
    await vi.waitFor(() => expect(writers.map(({ saved }) => saved.length)).toEqual([1, 1, 1]));
    for (let round = 0; round < 5; round++) {
      const release = world.store.hold();
      for (const writer of writers) flood(writer);
      expect(world.rooms.waiting).toBeLessThan(120_000);
      release();
      await vi.waitFor(() => expect(writers.every(({ paused }) => !paused)).toBe(true));
      await vi.waitFor(() => expect(world.rooms.waiting).toBe(0));
    }
    expect(writers.map(({ closed }) => closed)).toEqual([null, null, null]);
    await vi.waitFor(() => expect(new Set(writers.map(({ text }) => text)).size).toBe(1));
    expect(await storedText(world.store)).toBe(writers[0]?.text);
  });
});
