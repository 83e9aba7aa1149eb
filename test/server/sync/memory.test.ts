/** Rooms nobody is in give their memory back. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Client, createWorld, person } from './harness.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const MB = 1024 * 1024;
const ROOMS = 60;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** A document of many small items, about 1.5 MB in memory. */
function large(): Uint8Array {
  const doc = new Y.Doc();
  const text = doc.getText('titel');
  doc.transact(() => {
    for (let nth = 0; nth < 6000; nth++) text.insert(nth % 2 ? 0 : text.length, 'x');
  });
  return Y.encodeStateAsUpdate(doc);
}

it('within 10 MB of before, after all have left', async () => {
  const world = await createWorld({ grace: 50 });
  const snapshot = large();
  const ids = Array.from({ length: ROOMS }, (_, nth) => `so-room-${nth}`);
  for (const id of ids) await world.store.create({ id, status: 'onderhandeling', snapshot, at: 'x' });
  const before = heap();
  const clients: Client[] = [];
  for (const id of ids) {
    const room = await world.rooms.enter(id);
    if (!room) throw new Error('no room');
    clients.push(new Client(room, person('regisseur'), world.limits));
  }
  await vi.waitFor(() => expect(clients.every(({ saved }) => saved.length > 0)).toBe(true));
  expect(heap() - before).toBeGreaterThan(20 * MB);
  for (const client of clients.splice(0)) client.leave();
  await vi.waitFor(() => expect(world.rooms.size).toBe(0));
  await vi.waitFor(() => expect(heap() - before).toBeLessThan(10 * MB));
});
