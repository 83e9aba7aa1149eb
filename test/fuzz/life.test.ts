/**
 * Several people with real y-websocket clients, one life: they write everything a document can hold, lose
 * their connection, come back, while others send frames twice, cut off and out of order, and the server is
 * killed now and then. In the end all have the same, and nothing anyone saw of another is missing.
 * `SEED=<seed> npx vitest run test/fuzz/life.test.ts` repeats a run; with `PROOF=long` lives are longer and more.
 */
import * as decoding from 'lib0/decoding';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { rebuild } from '../../server/agreements/stored.ts';
import { readUpdate } from '../../server/agreements/update.ts';
import { hasNews } from '../../server/sync/news.ts';
import { updateFrame } from '../../server/sync/frames.ts';
import { startServer, type ServerProcess } from '../wire/process.ts';
import { edit } from './edits.ts';
import { byLength } from './length.ts';
import { randomFrom, seeds, type Random } from './random.ts';
import { createAgreements, GROUNDS, type Ground } from './stores.ts';

const ID = 'so-life';
const [SYNC, STEP_1] = [0, 0];
const PEOPLE = ['netwerkmanager', 'regisseur', 'directeur', 'regisseur'];
const STEPS = byLength(150, 600);
const PATIENCE = { timeout: 20_000 };

let ground: Ground | null = null;
let server: ServerProcess | null = null;
let people: Person[] = [];
afterEach(async () => {
  for (const person of people) person.provider.destroy();
  await server?.stop('SIGKILL');
  await ground?.remove();
  [ground, server, people] = [null, null, []];
});

/** Someone with a y-websocket client, who also keeps apart what the server sent. */
class Person {
  readonly doc = new Y.Doc();
  readonly seen = new Y.Doc();
  readonly updates: Uint8Array[] = [];
  readonly provider: WebsocketProvider;

  constructor(port: number, who: string) {
    this.provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, ID, this.doc, {
      params: { token: `demo-${who}` },
      WebSocketPolyfill: listening(this.seen),
      disableBc: true,
      maxBackoffTime: 100,
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this.provider) this.updates.push(update);
    });
  }

  /** Sends frames nobody asked for, over the connection there is: a program that goes wrong. */
  disturb(random: Random): void {
    const ws = this.provider.ws as unknown as WebSocket | null;
    const update = this.updates[random(this.updates.length || 1)];
    if (!update || ws?.readyState !== WebSocket.OPEN) return;
    const frame = updateFrame(update);
    if (random(8) === 0) ws.send(frame.slice(0, random(frame.length)));
    else for (let times = 1 + random(2); times > 0; times--) ws.send(frame);
  }

  /** Whoever is not away has everything. */
  get isThere(): boolean {
    return !this.provider.shouldConnect || this.provider.synced;
  }
  /** Whoever was sent away for a broken frame knocks again. */
  comeBack(): void {
    if (!this.provider.shouldConnect) this.provider.connect();
  }
}

/**
 * A socket whose updates also go into `seen`, as they came. What a document tells of an update can be more: that a
 * value of its own, which nobody has got yet, gave way to the one that came.
 */
function listening(seen: Y.Doc): typeof globalThis.WebSocket {
  const Listening = class extends WebSocket {
    constructor(address: string | URL) {
      super(address);
      this.on('message', (data) => {
        const decoder = decoding.createDecoder(new Uint8Array(data as ArrayBuffer));
        if (decoding.readVarUint(decoder) !== SYNC || decoding.readVarUint(decoder) === STEP_1) return;
        Y.applyUpdate(seen, decoding.readVarUint8Array(decoder));
      });
    }
  };
  return Listening as unknown as typeof globalThis.WebSocket;
}

const nap = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function live(random: Random, { folder, env }: Ground): Promise<void> {
  server = await startServer(folder, 0, env);
  const { port } = server;
  people = PEOPLE.map((who) => new Person(port, who));
  for (let step = 0; step < STEPS; step++) {
    const person = people[random(people.length)];
    if (!person) continue;
    const chance = random(100);
    if (chance < 70) edit(person.doc, random);
    else if (chance < 80) person.disturb(random);
    else if (chance < 86) person.provider.disconnect();
    else if (chance < 94) person.comeBack();
    else if (chance < 95) {
      await server.stop('SIGKILL');
      server = await startServer(folder, port, env);
    } else await vi.waitFor(() => expect(people.every(({ isThere }) => isThere)).toBe(true), PATIENCE);
    await nap();
  }
}

describe.each(GROUNDS)('a life on $name', ({ make }) => {
  it.each(seeds(...byLength([1, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])))(
    'ends with the same for everyone, and nothing lost (SEED=%i)',
    async (seed) => {
      ground = await make();
      await createAgreements(ground, [ID]);
      vi.spyOn(console, 'error').mockImplementation(() => {});
      await live(randomFrom(seed), ground);
      // What anyone saw must be on disk at this moment, without their help.
      await server?.stop('SIGKILL');
      const store = await ground.open();
      const stored = await store.load(ID);
      await store.close();
      if (!stored) throw new Error('the agreement itself is gone');
      const { doc, rejected } = rebuild(stored);
      expect(rejected).toEqual([]);
      for (const { seen } of people) {
        const decoded = readUpdate(Y.encodeStateAsUpdate(seen));
        expect(decoded && hasNews(doc, decoded)).toBe(false);
      }
      server = await startServer(ground.folder, server?.port ?? 0, ground.env);
      for (const person of people) person.comeBack();
      const [first] = people;
      await vi.waitFor(() => {
        for (const { provider, doc } of people) {
          expect(provider.synced).toBe(true);
          expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(first?.doc ?? doc));
          expect(doc.toJSON()).toEqual(first?.doc.toJSON());
        }
      }, PATIENCE);
    },
    120_000,
  );
});
