import { describe, expect, it, vi } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { CLOSE } from '../../../server/sync/codes.ts';
import { Client, createWorld, enter, ID, person, PLAIN, storedText } from './harness.ts';

const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

describe('[R1] durable before visible', () => {
  it('shows nothing to others, and calls nothing saved, before the append resolves', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(anna.saved).toEqual([{ state: 0, count: 1 }]));
    const release = world.store.hold();
    anna.type(' anna');
    await vi.waitFor(() => expect(world.store.appends).toBe(1));
    expect(ben.text).toBe('begin');
    expect(world.rooms.peek(ID)?.doc.getText('titel').toJSON()).toBe('begin');
    expect(last(anna.saved)).toEqual({ state: 0, count: 1 });
    release();
    await vi.waitFor(() => expect(ben.text).toBe('begin anna'));
    expect(last(anna.saved)).toEqual({ state: 0, count: 2 });
    expect(await storedText(world.store)).toBe('begin anna');
  });

  it('gives a newcomer only what is on disk, and the rest when it is', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    const release = world.store.hold();
    anna.type('!');
    await vi.waitFor(() => expect(world.store.appends).toBe(1));
    const ben = await enter(world, 'regisseur');
    expect(ben.text).toBe('begin');
    release();
    await vi.waitFor(() => expect(ben.text).toBe('begin!'));
  });

  it('puts what arrives in one turn into one transaction, and sends it on as one frame, not to its writer', async () => {
    const world = await createWorld();
    const [anna, ben, cara] = [await enter(world), await enter(world, 'regisseur'), await enter(world, 'directeur')];
    await vi.waitFor(() => expect(cara.saved).toHaveLength(1));
    for (const letter of ' abc') anna.type(letter);
    ben.doc.getText('titel').insert(0, '>');
    await vi.waitFor(() => expect(cara.text).toBe('>begin abc'));
    expect(world.store.appends).toBe(1);
    expect([anna.updates, ben.updates, cara.updates]).toEqual([1, 1, 1]);
    expect(last(anna.saved)).toEqual({ state: 0, count: 5 });
    expect(anna.text).toBe(ben.text);
  });

  it('confirms in the order of the log: what others wrote in that commit is sent first, and no count goes down', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    for (let round = 1; round <= 20; round++) {
      ben.type('b');
      anna.type('a');
      await vi.waitFor(() => expect(last(anna.saved)).toEqual({ state: 0, count: 1 + round }));
    }
    const [UPDATE, CONFIRMED] = ['0,2', '100,0'];
    const kinds = anna.sent.map((frame) => frame.subarray(0, 2).join());
    const order = kinds.slice(kinds.indexOf(CONFIRMED) + 1).filter((kind) => kind === UPDATE || kind === CONFIRMED);
    expect(order).toEqual(Array.from({ length: 20 }, () => [UPDATE, CONFIRMED]).flat());
    const counts = anna.saved.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});

describe('[R2] a store that fails', () => {
  it('keeps what was typed, says so, and writes it when it can', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    world.store.failWith = 'full';
    anna.type(' kept');
    await vi.waitFor(() => expect(last(anna.saved)).toEqual({ state: 1, count: 1 }));
    expect(ben.text).toBe('begin');
    expect(last(ben.saved)).toEqual({ state: 1, count: 1 });
    const cara = await enter(world, 'directeur');
    expect(last(cara.saved)).toEqual({ state: 1, count: 0 });
    anna.leave();
    expect(world.rooms.peek(ID)?.isIdle).toBe(false);
    world.store.failWith = null;
    await vi.waitFor(() => expect(ben.text).toBe('begin kept'));
    expect(await storedText(world.store)).toBe('begin kept');
    expect([last(ben.saved)?.state, last(cara.saved)?.state]).toEqual([0, 0]);
  });

  it('does not let one agreement that fails hold up the others', async () => {
    const world = await createWorld();
    const stored = await world.store.load(ID);
    await world.store.create({
      id: 'other',
      status: 'onderhandeling',
      snapshot: stored?.snapshot ?? new Uint8Array(),
      at: 'x',
    });
    world.store.failFor = 'other';
    const anna = await enter(world);
    const other = await world.rooms.enter('other');
    const ben = other && new Client(other, person('regisseur'), world.limits);
    anna.type(' fine');
    ben?.type(' stuck');
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin fine'));
    await vi.waitFor(() => expect(ben && last(ben.saved)).toMatchObject({ state: 1 }));
  });
});

describe('[R3] who may write', () => {
  it('refuses a reader with the words of the protocol, and changes nothing', async () => {
    const world = await createWorld();
    const reader = await enter(world, 'lezer');
    expect(reader.text).toBe('begin');
    expect(reader.denied).toEqual([]);
    await vi.waitFor(() => expect(last(reader.saved)).toEqual({ state: 0, count: 1 }));
    reader.type(' mine');
    expect(reader.denied).toHaveLength(1);
    expect(reader.denied[0]).toMatch(/leest mee/);
    expect(world.store.appends).toBe(0);
    expect(await storedText(world.store)).toBe('begin');
    expect(reader.closed).toBeNull();
  });

  it('refuses a reader that comes back with edits of its own', async () => {
    const world = await createWorld();
    const room = await world.rooms.enter(ID);
    if (!room) throw new Error('no room');
    const reader = new Client(room, person('lezer'), world.limits);
    reader.leave();
    reader.type(' offline');
    const again = new Client(room, person('lezer'), world.limits);
    again.doc.transact(() => again.type(' more'), again);
    room.join(again.connection);
    expect(again.denied).toHaveLength(1);
    expect(world.store.appends).toBe(0);
  });

  it('follows a change of status at once', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    anna.type(' before');
    await vi.waitFor(() => expect(last(anna.saved)).toEqual({ state: 0, count: 2 }));
    await world.store.setStatus(ID, 'ondertekend');
    world.rooms.statusChanged(ID, 'ondertekend');
    anna.type(' after');
    expect(anna.denied[0]).toMatch(/ligt vast/);
    expect(await storedText(world.store)).toBe('begin before');
  });

  it('never counts a refused frame, nor what follows it, as saved', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    await vi.waitFor(() => expect(last(anna.saved)).toEqual({ state: 0, count: 1 }));
    world.rooms.statusChanged(ID, 'ondertekend');
    anna.type(' refused');
    world.rooms.statusChanged(ID, 'onderhandeling');
    anna.type(' taken');
    await vi.waitFor(() => expect(anna.saved.length).toBeGreaterThan(1));
    expect(last(anna.saved)).toEqual({ state: 0, count: 1 });
  });
});

describe('[R4] frames that are not the protocol', () => {
  const frames: Record<string, Uint8Array> = {
    'nothing at all': new Uint8Array(),
    'an unknown message': Uint8Array.of(77, 1, 2),
    'an unknown sync step': Uint8Array.of(0, 9, 1, 0),
    'an update that is garbage': Uint8Array.of(0, 2, 4, 250, 251, 252, 253),
    'an update cut off': Uint8Array.of(0, 2, 200, 1, 1),
    'bytes after the end': Uint8Array.of(3, 0),
    'a state vector of garbage': Uint8Array.of(0, 0, 2, 255, 255),
    'awareness of garbage': Uint8Array.of(1, 2, 5, 1),
    'awareness that is no object': Uint8Array.of(1, 6, 1, 5, 1, 2, 52, 50),
    'a server message': Uint8Array.of(2, 0, 1, 65),
  };
  for (const [name, frame] of Object.entries(frames))
    it(`${name}: closes that one connection, disturbs nobody`, async () => {
      const world = await createWorld();
      const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
      await vi.waitFor(() => expect(ben.saved).toHaveLength(1));
      ben.sendRaw(frame);
      expect(ben.closed).toBe(CLOSE.malformed.code);
      anna.type(' fine');
      await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin fine'));
      expect(anna.closed).toBeNull();
    });

  it('refuses clocks that would break other clients', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    const update = encoding.createEncoder();
    for (const value of [1, 1, 5, 2 ** 50]) encoding.writeVarUint(update, value);
    encoding.writeUint8(update, 0);
    encoding.writeVarUint(update, 4);
    encoding.writeVarUint(update, 0);
    anna.send((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
    });
    expect(anna.closed).toBe(CLOSE.malformed.code);
  });
});

describe('limits', () => {
  it('cuts off a reader that is too slow, and leaves awareness out before that', async () => {
    const world = await createWorld({ backlog: 1000, presenceBacklog: 100 });
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    ben.bufferedAmount = 500;
    anna.show(1, 1, { rubriek: 'acties' });
    anna.type(' text');
    await vi.waitFor(() => expect(ben.text).toBe('begin text'));
    expect(ben.presence.size).toBe(0);
    ben.bufferedAmount = 5000;
    anna.type(' more');
    await vi.waitFor(() => expect(ben.closed).toBe(1006));
    expect(anna.closed).toBeNull();
  });

  it('cuts off who is furthest behind when too much waits for all readers together', async () => {
    const world = await createWorld({ backlog: 5000, presenceBacklog: 100, unread: 3000 });
    const [anna, ben, carl] = [await enter(world), await enter(world, 'regisseur'), await enter(world, 'directeur')];
    [ben.bufferedAmount, carl.bufferedAmount] = [1600, 1000];
    anna.type(' text');
    await vi.waitFor(() => expect(carl.text).toBe('begin text'));
    expect([ben.closed, carl.closed]).toEqual([null, null]);
    expect(world.rooms.figures.unreadBytes).toBe(2600);
    carl.bufferedAmount = 1500;
    anna.type(' more');
    await vi.waitFor(() => expect(carl.text).toBe('begin text more'));
    expect([anna.closed, ben.closed, carl.closed]).toEqual([null, 1006, null]);
  });

  it('keeps a document below its largest size', async () => {
    const world = await createWorld({ document: 2000 });
    const anna = await enter(world);
    anna.type('x'.repeat(3000));
    expect(anna.closed).toBe(CLOSE.documentTooLarge.code);
    expect(await storedText(world.store)).toBe('begin');
  });

  it('takes deletions when a document is as large as it may be', async () => {
    const world = await createWorld({ document: 2000 });
    const anna = await enter(world);
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    anna.type('x'.repeat(1900));
    await vi.waitFor(() => expect(last(anna.saved)?.count).toBe(2));
    for (let left = 60; left > 0; left--) anna.doc.getText('titel').delete(10 + left, 1);
    expect(anna.closed).toBeNull();
    await vi.waitFor(() => expect(last(anna.saved)?.count).toBe(62));
    expect((await storedText(world.store)).length).toBe(1905 - 60);
  });

  it('takes what makes a document that was too large on a device small enough', async () => {
    const world = await createWorld({ document: 2000 });
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    anna.type('x'.repeat(1500));
    await vi.waitFor(() => expect(ben.text.length).toBe(1505));
    ben.type('y'.repeat(1000));
    expect(ben.closed).toBe(CLOSE.documentTooLarge.code);
    ben.doc.getText('titel').delete(5, 1200);
    const again = await enter(world, 'regisseur');
    again.doc.transact(() => Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(ben.doc)));
    expect(again.closed).toBeNull();
    await vi.waitFor(() => expect(anna.text).toBe(ben.text));
    expect(await storedText(world.store)).toBe(ben.text);
  });

  it('bounds the connections to one document', async () => {
    const world = await createWorld({ connections: 1 });
    const anna = await enter(world);
    const ben = await enter(world, 'regisseur');
    expect([anna.closed, ben.closed]).toEqual([null, CLOSE.overloaded.code]);
  });

  it('gives a sign of life to whoever heard nothing', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    world.rooms.beat();
    const heard = anna.sent.length;
    world.rooms.beat();
    expect(anna.sent.slice(heard).map((frame) => [...frame])).toEqual([[1, 1, 0]]);
  });

  it('sends a plain client nothing it does not know', async () => {
    const world = await createWorld();
    const plain = await enter(world, 'regisseur', PLAIN);
    plain.type(' plain');
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin plain'));
    expect(plain.saved).toEqual([]);
    expect(plain.sent.every(([type]) => type === 0 || type === 1)).toBe(true);
  });
});

describe('who', () => {
  it('wrote is known by the session, for what each wrote', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    const changedBy = async (): Promise<unknown> => (await world.store.meta(ID))?.gewijzigdDoor;
    anna.type('!');
    await vi.waitFor(async () => expect(await changedBy()).toBe('netwerkmanager'));
    ben.type('?');
    await vi.waitFor(async () => expect(await changedBy()).toBe('regisseur'));
  });

  it('is in is each person once, by the session, until their last page is closed', async () => {
    const world = await createWorld();
    const [anna, again, ben] = [await enter(world), await enter(world), await enter(world, 'regisseur')];
    const names = (): unknown => world.rooms.peek(ID)?.people.map(({ name }) => name);
    expect(names()).toEqual([]);
    anna.show(1, 1, { user: { name: 'Somebody else' } });
    again.show(2, 1, {});
    ben.show(3, 1, {});
    expect(names()).toEqual(['Nele Aerts', 'Ruben De Smet']);
    anna.leave();
    expect(names()).toEqual(['Nele Aerts', 'Ruben De Smet']);
    again.leave();
    expect(names()).toEqual(['Ruben De Smet']);
  });
});
