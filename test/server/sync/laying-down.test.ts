/** A text that is locked in the store, as those who write in it live it. */
import { describe, expect, it, vi } from 'vitest';
import { BEING_LAID_DOWN } from '../../../model/access.ts';
import { Client, createWorld, enter, ID, person, storedText, type World } from './harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
const WORD = `${AT} een`;

async function inReview(): Promise<World> {
  const world = await createWorld();
  await world.store.setStatus(ID, 'juridisch-nazicht');
  return world;
}
const savedTo = (client: { saved: { state: number; count: number }[] }, count: number): Promise<void> =>
  vi.waitFor(() => expect(client.saved.at(-1)).toEqual({ state: 0, count }));
/** Locks it as the server does: in the store, then where people are. */
async function lock(world: World): Promise<void> {
  expect(await world.store.lock(ID, WORD, 'juridisch-nazicht')).not.toBeNull();
  world.rooms.locked(ID, true);
}

describe('a text that is being laid down', () => {
  it('is read-only for everyone at once, with the reason, and open again when that failed', async () => {
    const world = await inReview();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await lock(world);
    for (const client of [anna, ben])
      expect(client.access.at(-1)).toMatchObject({ state: 1, reason: BEING_LAID_DOWN, status: 'juridisch-nazicht' });
    anna.type(' too late');
    expect(anna.denied).toEqual([BEING_LAID_DOWN]);
    await world.store.unlock(ID, WORD);
    world.rooms.locked(ID, false);
    expect(ben.access.at(-1)).toMatchObject({ state: 0 });
    ben.type(' ben');
    await savedTo(ben, 2);
    // Whoever was refused comes back with it, as after any refusal.
    anna.leave();
    const again = await enter(world);
    again.doc.getText('titel').insert(again.text.length, ' anna');
    await savedTo(again, 2);
    expect(await storedText(world.store)).toBe('begin ben anna');
  });

  it('refuses what waits for the disk, and tells its writer; nothing of it is said to be saved, nor is it there', async () => {
    const world = await inReview();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    anna.type(' kept');
    await savedTo(anna, 2);
    const release = world.store.hold();
    anna.type(' lost');
    anna.type('!');
    ben.type(' ben');
    const { store } = world;
    expect(await store.lock(ID, WORD, 'juridisch-nazicht')).toBe(1);
    release();
    // No notice was needed: the store itself refuses.
    await vi.waitFor(() => expect([anna.denied, ben.denied]).toEqual([[BEING_LAID_DOWN], [BEING_LAID_DOWN]]));
    expect(anna.saved.at(-1)).toEqual({ state: 0, count: 2 });
    expect([anna.access.at(-1)?.state, ben.access.at(-1)?.state]).toEqual([1, 1]);
    expect(await storedText(store)).toBe('begin kept');
    const room = world.rooms.peek(ID);
    expect([room?.queued, room?.queuedBytes, world.rooms.waiting]).toEqual([0, 0, 0]);
  });

  it('holds up nobody else: what is written elsewhere at that moment is written', async () => {
    const world = await inReview();
    await world.store.create({ id: 'so-other', status: 'onderhandeling', snapshot: Uint8Array.of(0, 0), at: AT });
    const anna = await enter(world);
    const room = await world.rooms.enter('so-other');
    if (!room) throw new Error('no room');
    const ben = new Client(room, person('regisseur'), world.limits);
    const release = world.store.hold();
    anna.type(' anna');
    ben.type('ben');
    await world.store.lock(ID, WORD, 'juridisch-nazicht');
    release();
    await savedTo(ben, 2);
    await vi.waitFor(() => expect(anna.denied).toHaveLength(1));
    expect((await world.store.load('so-other'))?.updates).toHaveLength(1);
  });

  it('takes nothing of what the disk would not take before either', async () => {
    const world = await inReview();
    const anna = await enter(world);
    world.store.failWith = 'full';
    anna.type(' waiting');
    await vi.waitFor(() => expect(anna.saved.at(-1)?.state).toBe(1));
    await lock(world);
    world.store.failWith = null;
    await vi.waitFor(() => expect(anna.denied).toHaveLength(1));
    // The disk is well again, and that is said.
    expect(anna.saved.at(-1)).toEqual({ state: 0, count: 1 });
    expect([await storedText(world.store), world.rooms.peek(ID)?.isFailing]).toEqual(['begin', false]);
  });
});
