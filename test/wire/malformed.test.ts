/**
 * Frames that are not the protocol, thousands of them, against the server as a process: it never falls over,
 * other rooms notice nothing, and memory stays flat. `SEED=<seed>` repeats a run.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '../../server/sync/frames.ts';
import { history } from '../fuzz/edits.ts';
import { mutated, randomFrom, seeds, type Random } from '../fuzz/random.ts';
import { createAgreements, GROUNDS, type Ground } from '../fuzz/stores.ts';
import { Writer } from '../fuzz/writer.ts';
import { startServer, type ServerProcess } from './process.ts';

const FRAMES = 2500;
const PATIENCE = { timeout: 20_000 };
const [ATTACKED, OTHER] = ['so-attacked', 'so-other'];

let ground: Ground;
let server: ServerProcess;
beforeAll(async () => {
  const [first] = GROUNDS;
  if (!first) throw new Error('no store');
  ground = await first.make();
  await createAgreements(ground, [ATTACKED, OTHER]);
  // Thousands of connections from one address are more than one office makes.
  server = await startServer(ground.folder, 0, { ...ground.env, TEMPO: '1000' });
});
afterAll(async () => {
  await server.stop('SIGKILL');
  await ground.remove();
});

const address = (id: string, who: string): string => `ws://127.0.0.1:${server.port}/sync/${id}?token=demo-${who}`;

/** One frame that is wrong in some way; a few are not. */
function wrong(random: Random, updates: readonly Uint8Array[]): Uint8Array {
  const update = updates[random(updates.length)] ?? Uint8Array.of(0, 0);
  const whole = updateFrame(update);
  switch (random(8)) {
    case 0:
      return Uint8Array.from({ length: random(60) }, () => random(256));
    case 1:
      return whole.slice(0, random(whole.length));
    case 2:
      return Uint8Array.of(...whole, random(256));
    case 3:
      return Uint8Array.of(0, random(4), ...whole.slice(2));
    case 4:
      return mutated(whole, random);
    case 5:
      return Uint8Array.of(random(130), random(3), ...whole.slice(random(whole.length)));
    case 6:
      return mutated(Uint8Array.of(1, 8, 1, random(256) & 127, 1, 4, 110, 117, 108, 108), random);
    default:
      return updateFrame(mutated(update, random));
  }
}

/** Sends frames, each over a connection of its own, ten at a time; resolves to the codes these ended with. */
async function attack(random: Random, updates: readonly Uint8Array[], frames: number): Promise<Set<number>> {
  const codes = new Set<number>();
  for (let sent = 0; sent < frames; sent += 10) {
    const some = Array.from({ length: 10 }, () => wrong(random, updates));
    for (const code of await Promise.all(some.map(codeAfter))) codes.add(code);
  }
  return codes;
}

function codeAfter(frame: Uint8Array): Promise<number> {
  const socket = new WebSocket(address(ATTACKED, 'directeur'));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', resolve);
    socket.on('open', () => {
      socket.send(frame);
      // Not every changed frame is wrong; this one is, so that every connection ends.
      socket.send(Uint8Array.of(99));
    });
  });
}

async function memory(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]);
}

describe('malformed frames', () => {
  it.each(seeds(20260307))(
    `${FRAMES} of them: each connection ends with 4400, nobody else notices (SEED=%i)`,
    async (seed) => {
      const random = randomFrom(seed);
      const { base, updates } = history(random);
      const [anna, ben, cara] = [
        new Writer(address(ATTACKED, 'netwerkmanager')),
        new Writer(address(ATTACKED, 'regisseur')),
        new Writer(address(OTHER, 'regisseur')),
      ];
      await Promise.all([anna, ben, cara].map((writer) => writer.opened()));
      const typing = setInterval(() => {
        for (const writer of [anna, ben, cara]) writer.type();
      }, 20);
      await attack(random, [base, ...updates], FRAMES / 5);
      const early = await memory();
      const codes = await attack(random, [base, ...updates], FRAMES);
      clearInterval(typing);
      expect([...codes]).toEqual([4400]);
      expect([anna.closed, ben.closed, cara.closed]).toEqual([null, null, null]);
      for (const writer of [anna, ben, cara])
        await vi.waitFor(() => expect(writer.saved).toBe(writer.wrote.length), PATIENCE);
      const known = (client: number): number => Y.getState(ben.seen.store, client);
      await vi.waitFor(
        () => expect(known(anna.doc.clientID)).toBe(Y.getState(anna.doc.store, anna.doc.clientID)),
        PATIENCE,
      );
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      expect((await memory()) - early).toBeLessThan(60e6);
      expect(server.output.err).toBe('');
      for (const writer of [anna, ben, cara]) writer.end();
    },
    120_000,
  );
});
