/** Updates whose ground is missing wait for the client's answer, and are neither lost nor called saved before. */
import * as encoding from 'lib0/encoding';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../../server/sync/codes.ts';
import { createWorld, enter, storedText } from './harness.ts';

function documentFrame(step: 'step2' | 'update', update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step === 'step2' ? 1 : 2);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** Two edits, the second on top of the first, in a document that has the server's text. */
function twoEdits(known: Y.Doc): { first: Uint8Array; second: Uint8Array; both: Uint8Array } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known));
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  doc.getText('titel').insert(5, ' one');
  doc.getText('titel').insert(9, ' two');
  const [first, second] = made;
  if (!first || !second) throw new Error('no edits');
  return { first, second, both: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known)) };
}

describe('an update whose ground is missing', () => {
  it('waits for the answer to step 1, counts only then, and others see all of it at once', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(ben.saved).toHaveLength(1));
    const { second, both } = twoEdits(ben.doc);
    anna.answers = false;
    anna.sendRaw(documentFrame('update', second));
    anna.type('!');
    anna.answers = true;
    expect(anna.asked).toBe(2);
    anna.sendRaw(documentFrame('step2', both));
    await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 0, count: 4 }));
    expect(anna.saved.map(({ count }) => count)).toEqual([1, 4]);
    expect(await storedText(world.store)).toContain(' one two');
    await vi.waitFor(() => expect(ben.text).toContain(' one two'));
    expect([anna.closed, ben.updates]).toEqual([null, 1]);
  });

  it('makes a client that was refused tell everything when it may write again, by itself', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(anna.saved).toHaveLength(1));
    world.rooms.statusChanged('so-test', 'ondertekend');
    anna.type(' refused');
    expect(anna.denied).toHaveLength(1);
    world.rooms.statusChanged('so-test', 'onderhandeling');
    anna.type(' taken');
    await vi.waitFor(() => expect(ben.text).toBe('begin refused taken'));
    expect(await storedText(world.store)).toBe('begin refused taken');
  });

  it('ends the connection when the answer does not bring it, and nothing else', async () => {
    const world = await createWorld();
    const [mallory, ben] = [await enter(world), await enter(world, 'regisseur')];
    await vi.waitFor(() => expect(ben.saved).toHaveLength(1));
    mallory.sendRaw(documentFrame('update', twoEdits(ben.doc).second));
    await vi.waitFor(() => expect(mallory.closed).toBe(CLOSE.malformed.code));
    ben.type('!');
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin!'));
    expect(ben.closed).toBeNull();
  });

  it('does not wait without end', async () => {
    const world = await createWorld({ frame: 100 });
    const mallory = await enter(world);
    mallory.answers = false;
    const { second } = twoEdits(mallory.doc);
    for (let turn = 0; turn < 100 && mallory.closed === null; turn++) mallory.sendRaw(documentFrame('update', second));
    expect(mallory.closed).toBe(CLOSE.overloaded.code);
    expect(world.store.appends).toBe(0);
  });
});
