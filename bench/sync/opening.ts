/** Documents that are opened: how long until their content is there, and what each keeps in memory. */
import * as prng from 'lib0/prng';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Client } from './client.ts';
import { median } from './figures.ts';
import type { ServerProcess } from './process.ts';
import { documentId } from './typing.ts';

const MB = 1024 * 1024;

/** A text in which so many letters were typed, each at another place: about 12 to 14 bytes a letter, encoded. */
export function writtenDocument(letters: number): Uint8Array {
  const doc = new Y.Doc();
  // The same client and the same places every time: the same bytes.
  doc.clientID = 20_000;
  const places = prng.create(1);
  const text = doc.getText('text');
  doc.transact(() => {
    for (let nth = 0; nth < letters; nth++) text.insert(prng.uint32(places, 0, nth), 'a');
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Most of it: a server may encode the same content in fewer bytes. */
const isWhole = (update: Uint8Array, state: Uint8Array): boolean => update.length > state.length * 0.9;

/** Opens a document and waits until `state` has come; the client stays, `time` in ms from before connecting. */
async function open(server: ServerProcess, id: string, state: Uint8Array): Promise<{ client: Client; time: number }> {
  const whole = Promise.withResolvers<number>();
  const update = (update: Uint8Array): void => void (isWhole(update, state) && whole.resolve(performance.now()));
  const start = performance.now();
  const client = await Client.connect(server, id, { update });
  return { client, time: (await whole.promise) - start };
}

/** Gives a document that nobody has opened its content, and waits until the server shows it. */
async function fill(server: ServerProcess, id: string, state: Uint8Array): Promise<Client> {
  const whole = Promise.withResolvers<void>();
  const client = await Client.connect(server, id);
  client.listen({ update: (update) => void (isWhole(update, state) && whole.resolve()) });
  client.write(state);
  // A server may answer before it has written: it is asked until it shows the content.
  const asking = setInterval(() => client.ask(), 50);
  await whole.promise.finally(() => clearInterval(asking));
  return client;
}

/** Makes and fills documents `from` … `from + count`, and leaves them. */
export async function fillMany(server: ServerProcess, from: number, count: number, state: Uint8Array): Promise<void> {
  const ids = Array.from({ length: count }, (_, nth) => documentId(from + nth));
  await server.create(ids);
  for (const id of ids) await (await fill(server, id, state)).leave();
}

/** Median of opening documents `from` … `from + count` one after another, each for the first time, in ms. */
export async function measureOpening(
  server: ServerProcess,
  from: number,
  count: number,
  state: Uint8Array,
): Promise<number> {
  const times: number[] = [];
  for (let nth = from; nth < from + count; nth++) {
    const { client, time } = await open(server, documentId(nth), state);
    times.push(time);
    await client.leave();
  }
  return median(times);
}

export interface Memory {
  /** Bytes of heap per open document, after collecting garbage. */
  readonly each: number;
  /** Bytes of heap above the fresh start, once all have left. */
  readonly left: number;
  /** Seconds until the heap had come down to that. */
  readonly after: number;
}

/** Opens `count` documents, each with one person in it, and lets all of them go again. */
export async function measureMemory(
  server: ServerProcess,
  count: number,
  state: Uint8Array,
  patience: number,
): Promise<Memory> {
  const ids = Array.from({ length: count }, (_, nth) => documentId(nth));
  await server.create(ids);
  // Opened once: what the first document costs beyond itself is no one's share.
  await fillMany(server, count, 1, state);
  const fresh = (await server.usage(true)).heap;
  const clients: Client[] = [];
  for (const id of ids) clients.push(await fill(server, id, state));
  const each = ((await server.usage(true)).heap - fresh) / count;
  await Promise.all(clients.map((client) => client.leave()));
  return { each, ...(await settled(server, fresh, patience)) };
}

/** Waits until the heap is within 10 MB of what it was, or does not come there in `patience` seconds. */
async function settled(
  server: ServerProcess,
  fresh: number,
  patience: number,
): Promise<Pick<Memory, 'left' | 'after'>> {
  const start = performance.now();
  for (;;) {
    const left = (await server.usage(true)).heap - fresh;
    const after = (performance.now() - start) / 1000;
    if (left < 10 * MB || after > patience) return { left, after };
    await pause(1000);
  }
}
