/** Two servers on one store, without a network or a database: what one writes, the other shows. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEING_LAID_DOWN } from '../../../model/access.ts';
import * as Y from 'yjs';
import { SILENT } from '../../../server/log.ts';
import { createMemoryStore, Memory } from '../../../server/store/memory.ts';
import type { Notice } from '../../../server/store/store.ts';
import { LIMITS, type Limits } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import {
  createMembers,
  createSessions,
  createTestStore,
  recordOn,
  enter,
  ID,
  person,
  storedText,
  type World,
} from './harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
let memory: Memory;
const worlds: World[] = [];

/** A server of its own on the memory. `hears` says which notices arrive. */
function serverOn(
  limits: Partial<Limits> = {},
  hears: (notice: Notice) => boolean = () => true,
  sessionEnded: (hash: string) => void = () => {},
): World {
  const inner = createMemoryStore(memory);
  const store = createTestStore({
    ...inner,
    watch: (listener) => inner.watch((notice) => void (hears(notice) && listener(notice))),
  });
  const quick = { presenceDelay: 1, presenceElsewhere: 1, retryFirst: 1, retryLast: 2, processBeat: 5 };
  const all: Limits = { ...LIMITS, ...quick, ...limits };
  const rooms = new Rooms({ store, limits: all, log: SILENT, now: () => AT, sessionEnded });
  const world = { store, limits: all, rooms, members: createMembers(store, rooms), record: recordOn(store) };
  worlds.push(world);
  return world;
}

beforeEach(async () => {
  memory = new Memory();
  const doc = new Y.Doc();
  doc.getText('titel').insert(0, 'begin');
  const snapshot = Y.encodeStateAsUpdate(doc);
  await createMemoryStore(memory).create({ id: ID, status: 'onderhandeling', snapshot, at: AT });
});
afterEach(async () => {
  for (const { rooms } of worlds.splice(0)) await rooms.drain(1000);
});

describe('an agreement that is deleted at another server', () => {
  it('[F2] is closed here, also where no notice of that came, and open again when it is back', async () => {
    const [one, two, deaf] = [serverOn(), serverOn(), serverOn({}, () => false)];
    const [ben, cas] = [await enter(two), await enter(deaf)];
    await one.store.bin(ID, AT, 'an');
    await vi.waitFor(() => expect([ben.closed, cas.closed]).toEqual([4410, 4410]));
    await one.store.unbin(ID);
    for (const world of [two, deaf]) await vi.waitFor(() => expect(world.rooms.peek(ID)?.isBinned).toBe(false));
    expect((await enter(two)).closed).toBeNull();
  });

  it('[F2] for good is closed here too', async () => {
    const [one, deaf] = [serverOn(), serverOn({}, () => false)];
    const cas = await enter(deaf);
    await one.store.bin(ID, AT, 'an');
    await one.store.purge(ID, AT);
    await vi.waitFor(() => expect(cas.closed).toBe(4410));
  });
});

describe('a room and its twin at another server', () => {
  it('[F1] shows what is written there, both ways, and each writer hears nothing of their own', async () => {
    const [one, two] = [serverOn(), serverOn()];
    const [anna, ben] = [await enter(one), await enter(two, 'regisseur')];
    anna.type(' anna');
    await vi.waitFor(() => expect(ben.text).toBe('begin anna'));
    ben.type(' ben');
    await vi.waitFor(() => expect(anna.text).toBe('begin anna ben'));
    expect([anna.updates, ben.updates]).toEqual([1, 1]);
  });

  it('[F1] converges when both write at the same time, and what is stored is what they see', async () => {
    const [one, two] = [serverOn(), serverOn()];
    const [anna, ben] = [await enter(one), await enter(two, 'regisseur')];
    for (let round = 0; round < 50; round++) {
      anna.type('a');
      ben.type('b');
      if (round % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.waitFor(() => {
      expect(anna.text).toBe(ben.text);
      expect(anna.text).toHaveLength('begin'.length + 100);
    });
    await vi.waitFor(() => expect(one.rooms.peek(ID)?.sequence).toBe(two.rooms.peek(ID)?.sequence));
    expect(await storedText(one.store)).toBe(anna.text);
  });

  it('[F1] is never folded over rows that the folding room does not hold', async () => {
    const deaf = serverOn({ logRows: 3, processBeat: 1e9 }, () => false);
    const two = serverOn({ logRows: 1e9 });
    const [anna, ben] = [await enter(deaf), await enter(two, 'regisseur')];
    ben.type(' ben');
    await vi.waitFor(() => expect(ben.saved.at(-1)).toEqual({ state: 0, count: 2 }));
    // Writing makes the gap known; reading it is held up, and there is enough to fold.
    const release = deaf.store.holdReading();
    for (let nth = 0; nth < 5; nth++) {
      anna.type('!');
      await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 0, count: nth + 2 }));
    }
    expect(deaf.rooms.peek(ID)?.sequence).toBe(0);
    expect(await storedText(two.store)).toContain(' ben');
    release();
    await vi.waitFor(() => expect(anna.text).toContain(' ben'));
    expect(anna.text).toBe(await storedText(two.store));
  });

  it('is shown whole when the rows it missed were folded there', async () => {
    const deaf = serverOn({}, ({ kind }) => kind !== 'changed');
    const two = serverOn({ logRows: 2 });
    const [anna, ben] = [await enter(deaf), await enter(two, 'regisseur')];
    for (let nth = 0; nth < 6; nth++) ben.type(String(nth));
    await vi.waitFor(() => expect(anna.text).toBe('begin012345'));
  });

  it('[F2] is found without any notice', async () => {
    const [one, two] = [serverOn({}, () => false), serverOn({}, () => false)];
    const [anna, ben] = [await enter(one), await enter(two, 'regisseur')];
    anna.type(' anna');
    await vi.waitFor(() => expect(ben.text).toBe('begin anna'));
    await two.store.setStatus(ID, 'ondertekend');
    await vi.waitFor(() => expect(one.rooms.peek(ID)?.status).toBe('ondertekend'));
  });

  it('is there for who arrives while it is being written', async () => {
    const [one, two] = [serverOn({ processBeat: 1e9 }), serverOn({ processBeat: 1e9 })];
    const anna = await enter(one);
    const release = two.store.holdLoaded();
    const entering = enter(two, 'regisseur');
    anna.type(' anna');
    await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 0, count: 2 }));
    release();
    const ben = await entering;
    await vi.waitFor(() => expect(ben.text).toBe('begin anna'));
  });

  it('feels a status that is set there at once', async () => {
    const [one, two] = [serverOn({ processBeat: 1e9 }), serverOn({ processBeat: 1e9 })];
    const anna = await enter(one);
    await two.store.setStatus(ID, 'ondertekend');
    anna.type(' too late');
    await vi.waitFor(() => expect(anna.denied).toHaveLength(1));
    expect(await storedText(one.store)).toBe('begin');
  });

  it.each(['at once', 'without a notice'])(
    'feels %s that a text is being laid down there, and that it is not',
    async (how) => {
      const one = how === 'at once' ? serverOn({ processBeat: 1e9 }) : serverOn({}, () => false);
      const two = serverOn();
      await one.store.setStatus(ID, 'juridisch-nazicht');
      const anna = await enter(one);
      await two.store.lock(ID, 'word', 'juridisch-nazicht');
      await vi.waitFor(() => expect(anna.access.at(-1)).toMatchObject({ state: 1, reason: BEING_LAID_DOWN }));
      anna.type(' too late');
      await vi.waitFor(() => expect(anna.denied).toEqual([BEING_LAID_DOWN]));
      await two.store.unlock(ID, 'word');
      await vi.waitFor(() => expect(anna.access.at(-1)).toMatchObject({ state: 0 }));
      expect(await storedText(one.store)).toBe('begin');
    },
  );

  it('is read as it is in the store, right after a write elsewhere', async () => {
    const [one, two] = [serverOn({ processBeat: 1e9 }, () => false), serverOn()];
    await enter(one);
    const ben = await enter(two, 'regisseur');
    ben.type(' ben');
    await vi.waitFor(() => expect(ben.saved.at(-1)).toEqual({ state: 0, count: 2 }));
    const room = await one.rooms.current(ID);
    expect(room?.doc.getText('titel').toJSON()).toBe('begin ben');
  });

  it('takes a group that was written twice, because its first answer was lost', async () => {
    const [one, two] = [serverOn(), serverOn()];
    const [anna, ben] = [await enter(one), await enter(two, 'regisseur')];
    one.store.loseAnswers = 1;
    anna.type(' once');
    await vi.waitFor(() => expect(ben.text).toBe('begin once'));
    await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 0, count: 2 }));
    expect((await one.store.meta(ID))?.sequence).toBe(2);
    await vi.waitFor(() => expect([one, two].map(({ rooms }) => rooms.peek(ID)?.sequence)).toEqual([2, 2]));
    expect(anna.text).toBe('begin once');
  });
});

describe('people at another server', () => {
  it('[F3] are seen where they are, come and go, and count as present', async () => {
    const [one, two] = [serverOn(), serverOn()];
    const [anna, ben] = [await enter(one), await enter(two, 'regisseur')];
    anna.show(1, 1, { cursor: 3 });
    await vi.waitFor(() =>
      expect(ben.presence.get(1)?.state).toMatchObject({ cursor: 3, user: { id: 'netwerkmanager' } }),
    );
    ben.show(2, 1, { cursor: 4 });
    await vi.waitFor(() => expect(anna.presence.get(2)?.state).toMatchObject({ user: { id: 'regisseur' } }));
    expect(one.rooms.people(ID).map(({ id }) => id)).toEqual(['netwerkmanager', 'regisseur']);
    anna.leave();
    await vi.waitFor(() => expect(ben.presence.get(1)?.state).toBeNull());
  });

  it('are known at a server where the agreement is not open, and to one that starts later', async () => {
    const one = serverOn();
    const anna = await enter(one);
    anna.show(1, 1, {});
    const later = serverOn();
    await vi.waitFor(() => expect(later.rooms.people(ID).map(({ id }) => id)).toEqual(['netwerkmanager']));
    const ben = await enter(later, 'regisseur');
    expect(ben.presence.get(1)?.state).toMatchObject({ user: { id: 'netwerkmanager' } });
  });

  it('are gone with their server when it says goodbye', async () => {
    const [stops, stays] = [serverOn(), serverOn()];
    const [anna, cara] = [await enter(stops), await enter(stays, 'lezer')];
    anna.show(1, 1, {});
    await vi.waitFor(() => expect(cara.presence.get(1)?.state).toBeTruthy());
    await stops.rooms.drain(100);
    await vi.waitFor(() => expect(cara.presence.get(1)?.state).toBeNull());
  });

  it('are gone when their server is silent, and back when it speaks again', async () => {
    let isSilent = true;
    const stays = serverOn({ processGone: 60 }, () => !isSilent);
    const [cara, speaks] = [await enter(stays, 'lezer'), serverOn()];
    const ben = await enter(speaks, 'regisseur');
    ben.show(2, 1, {});
    for (let round = 0; round < 3; round++) {
      isSilent = false;
      await vi.waitFor(() => expect(cara.presence.get(2)?.state).toBeTruthy());
      isSilent = true;
      await vi.waitFor(() => expect(cara.presence.get(2)?.state).toBeNull());
    }
  });

  it('stay when they come in here before the other server noticed that they left', async () => {
    const [one, two, three] = [serverOn(), serverOn(), serverOn()];
    const [before, ben, cara] = [await enter(one), await enter(two, 'regisseur'), await enter(three, 'lezer')];
    before.show(1, 5, { at: 'one' });
    await vi.waitFor(() => expect(cara.presence.get(1)?.state).toMatchObject({ at: 'one' }));
    const after = await enter(two);
    after.show(1, 6, { at: 'two' });
    await vi.waitFor(() => expect(cara.presence.get(1)?.state).toMatchObject({ at: 'two' }));
    before.leave();
    cara.show(3, 1, {});
    await vi.waitFor(() => expect(ben.presence.get(3)?.state).toBeTruthy());
    expect(cara.presence.get(1)?.state).toMatchObject({ at: 'two' });
    expect(ben.presence.get(1)?.state).toMatchObject({ at: 'two' });
  });

  it('are told of in pieces that a notification can carry, and without their place when that is too large', async () => {
    const [one, two] = [serverOn(), serverOn()];
    const ben = await enter(two, 'regisseur');
    for (let nth = 1; nth <= 20; nth++) (await enter(one)).show(nth, 1, { text: 'é'.repeat(400) });
    (await enter(one)).show(21, 1, { text: 'é'.repeat(4000) });
    await vi.waitFor(() => expect([...ben.presence.keys()].sort((a, b) => a - b)).toHaveLength(21));
    expect(ben.presence.get(20)?.state).toMatchObject({ text: 'é'.repeat(400) });
    expect(ben.presence.get(21)?.state).toEqual({ user: expect.objectContaining({ id: 'netwerkmanager' }) as unknown });
  });
});

describe('what one server is told of people', () => {
  it('[F3] a change of role is felt at the other at once', async () => {
    const [one, two] = [serverOn(), serverOn()];
    const [anna, ben] = [await enter(two), await enter(two, 'regisseur')];
    one.rooms.memberChanged(ID, 'netwerkmanager', { ...person('netwerkmanager'), rol: 'lezer' });
    await vi.waitFor(() => expect(anna.access.at(-1)?.state).toBe(1));
    expect(ben.access.at(-1)?.state).toBe(0);
    anna.type(' refused');
    expect(anna.denied).toHaveLength(1);
  });

  it('[F3] a session that ended is told by its id, which opens nothing, and only to the others', async () => {
    const heard: string[][] = [[], []];
    const [one] = [0, 1].map((nth) =>
      serverOn(
        {},
        () => true,
        (hash) => heard[nth]?.push(hash),
      ),
    );
    const texts: string[] = [];
    createMemoryStore(memory).watch((notice) => notice.kind === 'message' && texts.push(notice.text));
    const sessions = createSessions({ most: 1, tell: (session) => one?.rooms.tellEnded(session) });
    const secret = await sessions.begin(person('netwerkmanager'), { from: '127.0.0.1', agent: undefined });
    const cookie = `samenschrift_sessie=${secret}`;
    const known = await sessions.of({ cookie }, null);
    if (!known) throw new Error('no session');
    await sessions.end(known.session);
    await vi.waitFor(() => expect(heard[1]).toHaveLength(1));
    expect(heard[0]).toEqual([]);
    expect(texts.join()).not.toContain(secret);
    const elsewhere = createSessions({ most: 1 });
    const [ended, other] = [vi.fn(), vi.fn()];
    elsewhere.take(known).onEnd(ended);
    elsewhere.take({ ...known, session: 'other' }).onEnd(other);
    elsewhere.endHere(heard[1]?.[0] ?? '');
    expect([ended.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
  });
});
