/** Many people in one document who move their cursors: what that costs the server. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';
import type { ServerProcess } from './process.ts';
import { documentId } from './typing.ts';

export interface Cursors {
  /** Share of one core. */
  readonly core: number;
  /** Bytes of awareness that arrived at all readers together, a second. */
  readonly bytes: number;
}

/** Moves a second, per person. */
const MOVES = 2;

/** `people` in one document, for `seconds` after as long to warm up. */
export async function measureCursors(server: ServerProcess, people: number, seconds: number): Promise<Cursors> {
  const id = documentId(0);
  await server.create([id]);
  let bytes = 0;
  const clients: Client[] = [];
  for (let nth = 0; nth < people; nth++)
    clients.push(await Client.connect(server, id, { awareness: (count) => void (bytes += count) }));
  await move(clients, seconds, 0);
  const [before, start] = [await server.usage(), performance.now()];
  bytes = 0;
  await move(clients, seconds, seconds * MOVES);
  const [after, time] = [await server.usage(), (performance.now() - start) / 1000];
  await Promise.all(clients.map((client) => client.leave()));
  return { core: (after.cpu - before.cpu) / 1e6 / time, bytes: bytes / time };
}

/** Each in turn, spread evenly; the clock of each goes on from `moved`. */
async function move(clients: readonly Client[], seconds: number, moved: number): Promise<void> {
  const perSecond = clients.length * MOVES;
  const start = performance.now();
  for (let done = 0; done < seconds * perSecond; await pause(1)) {
    const due = Math.min(((performance.now() - start) / 1000) * perSecond, seconds * perSecond);
    for (; done < due; done++) {
      const nth = done % clients.length;
      clients[nth]?.show(5000 + nth, moved + Math.floor(done / clients.length) + 1, cursor(nth, done));
    }
  }
}

/** A state as the editor shares it: who, where, and a caret as relative positions. */
function cursor(nth: number, clock: number): object {
  const at = { type: null, tname: null, item: { client: 5000 + nth, clock }, assoc: 0 };
  return {
    user: { id: `persoon-${nth}`, name: `Persoon ${nth}`, color: '#0b5a54' },
    plek: '/acties/a1/omschrijving',
    cursor: { anchor: at, head: at },
  };
}
