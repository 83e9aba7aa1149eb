/**
 * SIGKILL while forty people write: what another had seen, and what was called saved, is there after a
 * restart with all of them gone. Once at each load on every store, five times with `PROOF=long`.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { readUpdate } from '../../server/agreements/update.ts';
import { rebuild } from '../../server/agreements/stored.ts';
import { hasNews } from '../../server/sync/news.ts';
import { startServer, type ServerProcess } from '../wire/process.ts';
import { byLength } from './length.ts';
import { createAgreements, GROUNDS, type Ground } from './stores.ts';
import { Writer } from './writer.ts';

const AGREEMENTS = Array.from({ length: 8 }, (_, nth) => `so-kill-${nth}`);
const EACH = 5;
const ROUNDS = byLength([1], [1, 2, 3, 4, 5]);
const PEOPLE = ['netwerkmanager', 'regisseur', 'directeur'];
/** How often everyone gets to write, a second; and for how many of those turns. */
const TURNS = 50;
const LENGTH = 60;
const PATIENCE = { timeout: 15_000 };

let ground: Ground | null = null;
let server: ServerProcess | null = null;
let writers: { readonly id: string; readonly writer: Writer }[] = [];
afterEach(async () => {
  for (const { writer } of writers) writer.end();
  await server?.stop('SIGKILL');
  await ground?.remove();
  [ground, server, writers] = [null, null, []];
});

async function enterAll({ port }: ServerProcess): Promise<void> {
  writers = AGREEMENTS.flatMap((id) =>
    Array.from({ length: EACH }, (_, nth) => ({
      id,
      writer: new Writer(`ws://127.0.0.1:${port}/sync/${id}?token=demo-${PEOPLE[nth % PEOPLE.length]}`),
    })),
  );
  await Promise.all(writers.map(({ writer }) => writer.opened()));
  // From here on the count of saved frames speaks of what each wrote.
  await vi.waitFor(() => expect(writers.every(({ writer }) => writer.received > 0)).toBe(true), PATIENCE);
}

/** Everyone writes; after so many turns, in the middle of it, `strike` is called once. */
function writeUntil(perSecond: number, strike: () => Promise<unknown>): Promise<void> {
  const perTurn = perSecond / TURNS / writers.length;
  return new Promise((resolve, reject) => {
    let turn = 0;
    let due = 0;
    const timer = setInterval(() => {
      turn += 1;
      due += perTurn;
      for (; due >= 1; due--) for (const { writer } of writers) writer.type();
      if (turn !== LENGTH) return;
      strike()
        .finally(() => clearInterval(timer))
        .then(() => resolve(), reject);
    }, 1000 / TURNS);
  });
}

const lacks = (doc: Y.Doc, update: Uint8Array): boolean => {
  const decoded = readUpdate(update);
  return !decoded || hasNews(doc, decoded);
};

describe.each(GROUNDS)('on $name', ({ make }) => {
  it.each([200, 1600, 12_000].flatMap((rate) => ROUNDS.map((round) => ({ rate, round }))))(
    'nothing observed is missing after kill -9 at $rate updates/s (round $round)',
    async ({ rate }) => {
      ground = await make();
      await createAgreements(ground, AGREEMENTS);
      const running = await startServer(ground.folder, 0, ground.env);
      server = running;
      await enterAll(running);
      await writeUntil(rate, () => running.stop('SIGKILL'));
      await vi.waitFor(() => expect(writers.every(({ writer }) => !writer.isOpen)).toBe(true), PATIENCE);
      server = await startServer(ground.folder, 0, ground.env);
      await server.stop('SIGTERM');
      const store = await ground.open();
      const missing = { seen: 0, saved: 0 };
      let [seen, saved] = [0, 0];
      for (const id of AGREEMENTS) {
        const stored = await store.load(id);
        if (!stored) throw new Error('the agreement itself is gone');
        const { doc } = rebuild(stored);
        for (const { writer } of writers.filter((one) => one.id === id)) {
          const others = Y.encodeStateAsUpdate(writer.seen);
          seen += [...Y.decodeStateVector(Y.encodeStateVector(writer.seen)).values()].reduce((sum, n) => sum + n, 0);
          saved += writer.saved;
          if (lacks(doc, others)) missing.seen += 1;
          missing.saved += writer.wrote.slice(0, writer.saved).filter((update) => lacks(doc, update)).length;
        }
      }
      await store.close();
      expect(missing).toEqual({ seen: 0, saved: 0 });
      expect(seen).toBeGreaterThan(writers.length);
      expect(saved).toBeGreaterThan(writers.length);
      if (process.env['SHOW']) process.stdout.write(`${rate}/s: ${seen} seen, ${saved} saved\n`);
    },
    60_000,
  );
});
