import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Hands } from '../../../server/sync/hands.ts';
import type { Queued } from '../../../server/sync/queue.ts';
import { createWorld, enter, ID, type Client, type World } from './harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
const SOMEONE = 4_000_000_001;

/** A page says who it is, as y-websocket does when it comes in. */
const present = (client: Client, state: object = {}): void => client.show(client.doc.clientID, 1, state);
/** What another page wrote arrives through this one. */
const bring = (client: Client, page: number): void => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc));
  doc.clientID = page;
  doc.getText('titel').insert(0, 'x');
  Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(doc));
};
const written = (world: World, rows: number): Promise<void> =>
  vi.waitFor(async () => expect((await world.store.meta(ID))?.sequence).toBeGreaterThanOrEqual(rows));

describe('[H2] a page', () => {
  const HOUR = 3_600_000;
  const row = (client: number, clock: number): Queued =>
    ({ update: new Uint8Array(), hands: [{ client, clock, person: 'an' }] }) as unknown as Queued;
  const clocks = (hands: Hands, now: number, ...rows: Queued[]): number[] =>
    hands.take(rows, now).map(({ clock }) => clock);

  it('is noted when it begins and again when an hour has passed', () => {
    const hands = new Hands();
    expect(clocks(hands, 0, row(7, 0), row(7, 1), row(8, 40))).toEqual([0, 40]);
    // Not on disk yet: it is due still.
    expect(clocks(hands, 5, row(7, 0), row(8, 40))).toEqual([0, 40]);
    hands.written(10);
    expect(clocks(hands, 10 + HOUR - 1, row(7, 2))).toEqual([]);
    expect(clocks(hands, 10 + HOUR, row(7, 3), row(8, 41))).toEqual([3, 41]);
  });
});

describe('in whose hand', () => {
  it('[H1] a page writes is noted once, with its person, from its first change on', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    present(anna);
    anna.type('a');
    await written(world, 1);
    anna.type('b');
    await written(world, 2);
    const client = anna.doc.clientID;
    expect(await world.store.hands(ID)).toEqual([{ client, clock: 0, person: 'netwerkmanager', at: AT }]);
  });

  it('[H1] is known of nobody who does not say which page they are, or brings what another wrote', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    anna.type('a');
    await written(world, 1);
    present(ben);
    bring(ben, SOMEONE);
    await written(world, 2);
    expect(await world.store.hands(ID)).toEqual([]);
  });

  it('[P6] is known of earlier pages of the same person, but not of what another is known for', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    present(anna);
    present(ben, { eerder: [SOMEONE, anna.doc.clientID, 'x', -0.5] });
    bring(ben, SOMEONE);
    await written(world, 1);
    bring(ben, anna.doc.clientID);
    await written(world, 2);
    expect(await world.store.hands(ID)).toEqual([{ client: SOMEONE, clock: 0, person: 'regisseur', at: AT }]);
    expect(ben.closed).toBeNull();
  });

  it('is noted also when its writer has left by then, and when the disk refused at first', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    present(anna);
    world.store.failWith = 'full';
    anna.type('a');
    await vi.waitFor(() => expect(anna.saved.at(-1)?.state).toBe(1));
    anna.leave();
    world.store.failWith = null;
    await written(world, 1);
    expect(await world.store.hands(ID)).toMatchObject([{ client: anna.doc.clientID, person: 'netwerkmanager' }]);
  });
});
