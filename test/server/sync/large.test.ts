/** A large agreement is there before its document is rebuilt; what that changes for those who open it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { rebuild } from '../../../server/agreements/stored.ts';
import { SILENT } from '../../../server/log.ts';
import { StoreError } from '../../../server/store/store.ts';
import { CLOSE } from '../../../server/sync/codes.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { createMembers, createTestStore, enter, ID, recordOn, storedText, type World } from './harness.ts';

vi.mock('../../../server/agreements/stored.ts', { spy: true });

const AT = '2026-03-01T10:00:00.000Z';
let world: World;
beforeEach(async () => {
  vi.mocked(rebuild).mockClear();
  const doc = new Y.Doc();
  doc.getText('titel').insert(0, 'begin');
  doc.getText('groot').insert(0, 'x'.repeat(250_000));
  const store = createTestStore();
  await store.create({ id: ID, status: 'onderhandeling', snapshot: Y.encodeStateAsUpdate(doc), at: AT });
  const limits = { ...LIMITS, presenceDelay: 1, retryFirst: 1, retryLast: 2 };
  const rooms = new Rooms({ store, limits, log: SILENT, now: () => AT });
  world = { store, limits, rooms, members: createMembers(store, rooms), record: recordOn(store) };
});

describe('a large agreement', () => {
  it('is with whoever opens it before the document is rebuilt, which the first key does', async () => {
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    expect([anna.text, ben.text]).toEqual(['begin', 'begin']);
    expect(rebuild).not.toHaveBeenCalled();
    anna.type('!');
    await vi.waitFor(() => expect(ben.text).toBe('begin!'));
    expect(rebuild).toHaveBeenCalledTimes(1);
  });

  it('takes what is written at once, and everyone has it', async () => {
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    anna.type(' anna');
    ben.type(' ben');
    await vi.waitFor(() => expect(anna.text).toBe(ben.text));
    expect(anna.text).toHaveLength('begin anna ben'.length);
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe(anna.text));
    expect([anna.closed, ben.closed]).toEqual([null, null]);
  });

  it('is rebuilt for whoever comes back with a part of it', async () => {
    const anna = await enter(world);
    anna.leave();
    anna.type(' away');
    const ben = await enter(world, 'regisseur');
    ben.doc.transact(() => Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(anna.doc)));
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin away'));
    expect(ben.closed).toBeNull();
  });

  it('that cannot be rebuilt after all sends everyone away, and nothing of it is changed', async () => {
    const before = await world.store.load(ID);
    vi.mocked(rebuild).mockImplementationOnce(() => {
      throw new StoreError('corrupt', 'as told');
    });
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    anna.type('?');
    expect([anna.closed, ben.closed]).toEqual([CLOSE.unavailable.code, CLOSE.unavailable.code]);
    expect(world.rooms.peek(ID)).toBeNull();
    expect(await world.store.load(ID)).toEqual(before);
    const again = await enter(world);
    expect(again.text).toBe('begin');
    again.type('!');
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin!'));
  });
});
