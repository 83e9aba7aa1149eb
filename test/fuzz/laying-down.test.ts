/**
 * A text that is laid down and opened again, time and again, at two servers, while people type at both, the disk fails,
 * answers of the store are lost, making the file fails and people come back with what they have. What was called saved is
 * in each file that is laid down; nothing comes after it until it is opened again; and in the end all that anyone typed
 * is there, as it stayed with whoever typed it. `SEED=<seed>` repeats a run.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { publicFile, sha256 } from '../../server/agreements/public-file.ts';
import { snapshotOf } from '../../server/agreements/stored.ts';
import { WorkError } from '../../server/work/errors.ts';
import { SILENT } from '../../server/log.ts';
import { LayingDown } from '../../server/signing/laying-down.ts';
import { createMemoryStore, Memory } from '../../server/store/memory.ts';
import { LIMITS } from '../../server/sync/limits.ts';
import { Rooms } from '../../server/sync/rooms.ts';
import { threeSign } from '../server/signing/stage.ts';
import { Client, createTestStore, ID, person, recordOn, storedText, type TestStore } from '../server/sync/harness.ts';
import { byLength } from './length.ts';
import { randomFrom, seeds, type Random } from './random.ts';

const AT = '2026-03-01T10:00:00.000Z';
const STEPS = byLength(1500, 5000);
const LIMIT = { ...LIMITS, presenceDelay: 1, presenceElsewhere: 1, retryFirst: 1, retryLast: 2, processBeat: 5 };

interface Server {
  readonly store: TestStore;
  readonly rooms: Rooms;
  readonly layingDown: LayingDown;
}

/** `refused` hears how often a room is told that what waits came too late. */
function serverOn(memory: Memory, random: Random, refused: () => void): Server {
  const store = createTestStore(createMemoryStore(memory));
  const info = (_what: object, message = ''): void => (message.startsWith('updates refused') ? refused() : undefined);
  const rooms = new Rooms({ store, limits: LIMIT, log: { ...SILENT, info }, now: () => AT });
  const ready = async (...[agreement]: [ReturnType<typeof threeSign>, ...unknown[]]) => {
    for (let left = random(6); left > 0; left--) await turn();
    if (random(3) === 0) throw new WorkError('deadline');
    const json = publicFile(agreement);
    return { pdf: json, json, sha256: sha256(json), address: null };
  };
  const options = { store, rooms, exporter: { ready }, record: recordOn(store), log: SILENT, now: () => AT };
  return { store, rooms, layingDown: new LayingDown(options) };
}

/** Someone who types words of their own, and knows in which frame of their connection each went. */
class Writer {
  readonly words: string[] = [];
  client!: Client;
  readonly #name: string;
  /** By number of the frame; the first answers the server. */
  #frames: string[][] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Comes in, with all that is on their device. */
  async enter({ rooms }: Server): Promise<void> {
    const room = await rooms.enter(ID);
    if (!room) throw new Error('no room');
    const before = this.client?.doc;
    this.client?.leave();
    this.client = new Client(room, person('netwerkmanager'), LIMIT);
    this.#frames = [[]];
    if (before && this.words.length > 0) {
      this.#frames.push([...this.words]);
      Y.applyUpdate(this.client.doc, Y.encodeStateAsUpdate(before));
    }
  }

  type(): void {
    const word = `<${this.#name}${this.words.length}>`;
    this.words.push(word);
    this.#frames.push([word]);
    this.client.doc.getText('titel').insert(this.client.text.length, word);
  }

  get saved(): string[] {
    return this.#frames.slice(0, this.client.saved.at(-1)?.count ?? 0).flat();
  }
}

const SEEDS = seeds(1, 2, 3);
it.each(SEEDS)('loses nothing, and lays down what was called saved (SEED=%i)', async (seed) => {
  const random = randomFrom(seed);
  const memory = new Memory();
  const tooLate = vi.fn<() => void>();
  const [first, second] = [serverOn(memory, random, tooLate), serverOn(memory, random, tooLate)];
  const at = (): Server => (random(2) ? first : second);
  await at().store.create({ id: ID, status: 'juridisch-nazicht', snapshot: snapshotOf(threeSign()), at: AT });
  const writers = ['a', 'b', 'c', 'd'].map((name) => new Writer(name));
  for (const writer of writers) await writer.enter(at());
  const by = { person: 'netwerkmanager', origin: null };
  const laying = new Set<Promise<unknown>>();
  let laid = 0;

  /** Checks the text that is laid down, if one is. */
  const look = async (): Promise<string | null> => {
    const saved = writers.flatMap((writer) => writer.saved);
    const { store } = first;
    const standing = (await store.frozenOf(ID)).find(({ thawed }) => thawed === null);
    if (!standing) return null;
    const text = await storedText(store);
    expect(standing.title).toBe(text);
    for (const word of saved) expect(text).toContain(word);
    return standing.id;
  };
  const freeze = async ({ layingDown }: Server): Promise<void> => {
    const isDone = await layingDown
      .freeze(ID, by, async (text) => {
        if (!text.ok) throw new Error('unreadable');
        return { agreement: text.agreement, problems: [] };
      })
      .catch((error: unknown) => (error instanceof WorkError ? false : Promise.reject(error)));
    if (isDone) laid += 1;
    if (isDone) await look();
  };
  const deeds: readonly (() => unknown)[] = [
    ...Array.from({ length: 12 }, () => () => writers[random(writers.length)]?.type()),
    ...Array.from({ length: 6 }, () => () => turn()),
    () => void laying.add(freeze(at())),
    async () => {
      const file = await look();
      if (file) await at().layingDown.thaw({ id: file, agreement: ID }, 'opnieuw', by);
    },
    () => writers[random(writers.length)]?.enter(at()),
    () => (at().store.failWith = random(2) ? 'full' : null),
    () => (at().store.loseAnswers = random(2)),
  ];
  for (let step = 0; step < STEPS; step++) await deeds[random(deeds.length)]?.();

  await Promise.all(laying);
  for (const { store } of [first, second]) Object.assign(store, { failWith: null, loseAnswers: 0 });
  await look();
  for (const { id } of await first.store.frozenOf(ID)) await first.layingDown.thaw({ id, agreement: ID }, 'x', by);
  expect([laid > 5, tooLate.mock.calls.length > 5]).toEqual([true, true]);
  expect(await first.store.meta(ID)).toMatchObject({ status: 'juridisch-nazicht', vergrendeld: false });
  for (const writer of writers) await writer.enter(first);
  await vi.waitFor(async () => {
    const text = await storedText(first.store);
    for (const { words } of writers) expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });
  for (const { rooms } of [first, second]) await rooms.drain(1000);
});
