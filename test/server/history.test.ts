/** When a version is kept, of what, and how often. Time is what the test says it is. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { History } from '../../server/history/history.ts';
import { SILENT } from '../../server/log.ts';
import { createMemoryStore, Memory } from '../../server/store/memory.ts';
import { StoreError, type Store } from '../../server/store/store.ts';
import { LIMITS } from '../../server/sync/limits.ts';
import { Rooms } from '../../server/sync/rooms.ts';
import { Client, ID, person } from './sync/harness.ts';

const START = Date.parse('2026-03-02T10:00:00.000Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let time: number;
const now = (): string => new Date(time).toISOString();
const pass = (ms: number): void => void (time += ms);

interface Process {
  readonly store: Store;
  readonly rooms: Rooms;
  readonly history: History;
}
function processOn(store: Store): Process {
  const rooms = new Rooms({ store, limits: { ...LIMITS, presenceDelay: 1 }, log: SILENT, now });
  return { store, rooms, history: new History({ store, rooms, log: SILENT, now }) };
}
async function create(store: Store, id = ID): Promise<void> {
  const doc = new Y.Doc();
  doc.getText('titel').insert(0, 'begin');
  await store.create({ id, status: 'onderhandeling', snapshot: Y.encodeStateAsUpdate(doc), at: now() });
}

let one: Process;
beforeEach(async () => {
  time = START;
  one = processOn(createMemoryStore());
  await create(one.store);
});

async function enter({ rooms }: Process, who: string): Promise<Client> {
  const room = await rooms.enter(ID);
  if (!room) throw new Error('no room');
  return new Client(room, person(who), LIMITS);
}
/** Types, and waits until it is on disk. */
async function write({ rooms }: Process, client: Client, text: string): Promise<void> {
  const before = rooms.peek(ID)?.sequence ?? 0;
  client.type(text);
  await vi.waitFor(() => expect(rooms.peek(ID)?.sequence).toBeGreaterThan(before), { timeout: 10_000 });
}
async function titleOf(store: Store, number: number): Promise<string> {
  const state = await store.versionState(ID, number);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state ?? Uint8Array.of(0, 0));
  return doc.getText('titel').toJSON();
}
const reasons = async ({ store }: Process): Promise<string[]> => (await store.versions(ID)).map(({ reason }) => reason);

describe('a version', () => {
  it('is kept when the document has rested for two minutes, with who wrote', async () => {
    const [an, bo] = [await enter(one, 'netwerkmanager'), await enter(one, 'regisseur')];
    await write(one, an, ' een');
    await write(one, bo, ' twee');
    pass(119 * SECOND);
    await one.history.look();
    expect(await reasons(one)).toEqual(['begin']);
    pass(SECOND);
    await one.history.look();
    const [, version] = await one.store.versions(ID);
    expect(version).toMatchObject({
      reason: 'rest',
      people: ['netwerkmanager', 'regisseur'],
      at: new Date(START).toISOString(),
    });
    expect(await titleOf(one.store, 2)).toBe('begin een twee');
  });

  it('is not kept again while nothing changes', async () => {
    const an = await enter(one, 'netwerkmanager');
    await write(one, an, ' een');
    pass(2 * MINUTE);
    for (let nth = 0; nth < 5; nth++, pass(HOUR)) await one.history.look();
    expect(await reasons(one)).toEqual(['begin', 'rest']);
  });

  it('is kept at once when the last one leaves', async () => {
    const an = await enter(one, 'netwerkmanager');
    await write(one, an, ' een');
    await one.history.look();
    expect(await reasons(one)).toEqual(['begin']);
    an.leave();
    await one.history.look();
    expect(await reasons(one)).toEqual(['begin', 'rest']);
  });

  it('is kept after half an hour of people who never stop', async () => {
    const an = await enter(one, 'netwerkmanager');
    for (let minute = 0; minute <= 30; minute++, pass(MINUTE)) {
      await write(one, an, '.');
      await one.history.look();
      expect(await reasons(one)).toHaveLength(minute < 30 ? 1 : 2);
    }
  });

  it('is kept at a change of status, with the text of that moment', async () => {
    const an = await enter(one, 'netwerkmanager');
    await write(one, an, ' een');
    await one.store.setStatus(ID, 'juridisch-nazicht');
    expect(await one.history.keep(ID)).toBe(2);
    expect((await one.store.versions(ID))[1]).toMatchObject({
      reason: 'status',
      status: 'juridisch-nazicht',
      people: ['netwerkmanager'],
    });
    expect(await titleOf(one.store, 2)).toBe('begin een');
  });

  it('is kept of a change of status that nobody told of', async () => {
    await one.store.setStatus(ID, 'opgezegd');
    await one.history.look();
    expect(await reasons(one)).toEqual(['begin', 'status']);
  });

  it('is kept after a restart, of what was written before', async () => {
    const an = await enter(one, 'netwerkmanager');
    await write(one, an, ' een');
    const next = processOn(one.store);
    await next.history.look();
    expect((await next.store.versions(ID))[1]).toMatchObject({ reason: 'rest', people: ['netwerkmanager'] });
    expect(await titleOf(next.store, 2)).toBe('begin een');
  });

  it('is kept by one of several processes, only once those who write at another rest', async () => {
    const memory = new Memory();
    const [here, there] = [processOn(createMemoryStore(memory)), processOn(createMemoryStore(memory))];
    await create(here.store);
    const an = await enter(here, 'netwerkmanager');
    await write(here, an, ' een');
    pass(MINUTE);
    await there.history.look();
    expect(await reasons(here)).toEqual(['begin']);
    pass(MINUTE);
    await Promise.all([here.history.look(), there.history.look()]);
    expect(await reasons(here)).toEqual(['begin', 'rest']);
    expect(await titleOf(there.store, 2)).toBe('begin een');
  });

  it('that cannot be kept holds up no other, and is tried again', async () => {
    let failing = true;
    const inner = createMemoryStore();
    const store: Store = {
      ...inner,
      addVersion: async (version) => {
        if (failing && version.id === ID) throw new StoreError('full', 'as told');
        return inner.addVersion(version);
      },
    };
    const process = processOn(store);
    await create(store);
    await create(store, 'so-z');
    for (const id of [ID, 'so-z']) await store.setStatus(id, 'opgezegd');
    await process.history.look();
    expect([(await store.versions(ID)).length, (await store.versions('so-z')).length]).toEqual([1, 2]);
    failing = false;
    pass(2 * MINUTE);
    await process.history.look();
    expect(await store.versions(ID)).toHaveLength(2);
  });

  it('that has grown old goes, the people of what went stay', async () => {
    const an = await enter(one, 'netwerkmanager');
    const bo = await enter(one, 'regisseur');
    for (const client of [an, bo, an]) {
      await write(one, client, '.');
      pass(2 * MINUTE);
      await one.history.look();
    }
    expect((await one.store.versions(ID)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    pass(24 * HOUR);
    await one.history.look();
    expect((await one.store.versions(ID)).map(({ number, people }) => [number, people])).toEqual([
      [1, []],
      [4, ['netwerkmanager', 'regisseur']],
    ]);
  });

  it('never rejects what looks after it', async () => {
    const gone: Store = { ...one.store, unkept: () => Promise.reject(new StoreError('gone', 'as told')) };
    await processOn(gone).history.look();
  });
});
