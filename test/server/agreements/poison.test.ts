/** Updates that decode, pass every rule that knows no document, and still make Yjs throw. Found by fuzzing. */
import * as encoding from 'lib0/encoding';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { rebuild } from '../../../server/agreements/stored.ts';
import { isUpdate } from '../../../server/agreements/update.ts';
import { SILENT } from '../../../server/log.ts';
import { CLOSE } from '../../../server/sync/codes.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { Client, createTestStore, ID, person } from '../sync/harness.ts';
import { Gate } from '../../../server/sync/gate.ts';
import { LIMITS } from '../../../server/sync/limits.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const BASE = hex(
  '010b0100040105746974656c0b68656c6c6f20776f726c640701017803097061726167726170680700010b060400010c02616284010e016346010d04626f6c640474727565c6010e010f04626f6c64046e756c6c2701066163746965730161012800011208766f6c676f72646501770261302700011205746974656c0204000114017800',
);
const SEQUENCE = [
  '0101020028000112016b017601016175037d017d02760101627e00',
  '00020201000101011204',
  '01010200c40102010002585800',
].map(hex);
const AT = '2026-03-01T10:00:00.000Z';

async function createWorld() {
  const store = createTestStore();
  await store.create({ id: ID, status: 'onderhandeling', snapshot: BASE, at: AT });
  return { store, rooms: new Rooms({ store, limits: { ...LIMITS, logRows: 1 }, log: SILENT, now: () => AT }) };
}
const updateFrame = (update: Uint8Array) => (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, update);
};

describe('an update that no document can take', () => {
  it('passes the check that knows no document', () => expect(SEQUENCE.map(isUpdate)).toEqual([true, true, true]));

  it('is left out when the document is rebuilt; everything else is there', async () => {
    const doc = new Y.Doc();
    for (const update of [BASE, ...SEQUENCE.slice(0, 2)]) Y.applyUpdate(doc, update);
    const store = createTestStore();
    await store.create({ id: ID, status: 'onderhandeling', snapshot: Y.encodeStateAsUpdate(doc), at: AT });
    doc.getText('titel').insert(11, '!');
    await store.append([{ id: ID, updates: [...SEQUENCE.slice(2), Y.encodeStateAsUpdate(doc)] }], AT);
    const stored = await store.load(ID);
    if (!stored) throw new Error('not stored');
    const rebuilt = rebuild(stored);
    expect(rebuilt.rejected).toEqual([0]);
    expect(rebuilt.doc.getText('titel').toJSON()).toBe('hello world!');
  });

  it('is written without what contradicts the document; nobody notices', async () => {
    const { store, rooms } = await createWorld();
    const room = await rooms.enter(ID);
    if (!room) throw new Error('no room');
    const [anna, mallory] = [
      new Client(room, person('regisseur'), LIMITS),
      new Client(room, person('directeur'), LIMITS),
    ];
    for (const update of SEQUENCE) mallory.send(updateFrame(update));
    anna.type('!');
    await vi.waitFor(() => expect(anna.saved.at(-1)?.count).toBe(2));
    await vi.waitFor(() => expect(mallory.saved.at(-1)?.count).toBe(4));
    expect([anna.closed, mallory.closed, rooms.peek(ID)]).toEqual([null, null, room]);
    const stored = await store.load(ID);
    expect(stored && rebuild(stored).rejected).toEqual([]);
  });

  it('that gets to disk all the same costs its room a reload, and nobody their text', async () => {
    const { store, rooms } = await createWorld();
    const room = await rooms.enter(ID);
    if (!room) throw new Error('no room');
    const [anna, mallory] = [
      new Client(room, person('regisseur'), LIMITS),
      new Client(room, person('directeur'), LIMITS),
    ];
    vi.spyOn(Gate.prototype, 'admit').mockImplementation((_by, { nth, update }) => [{ nth, update, begins: [] }]);
    for (const update of SEQUENCE.slice(0, 2)) mallory.send(updateFrame(update));
    anna.type('!');
    await vi.waitFor(() => expect(anna.saved.at(-1)?.count).toBe(2));
    mallory.send(updateFrame(SEQUENCE[2] ?? BASE));
    await vi.waitFor(() =>
      expect([anna.closed, mallory.closed]).toEqual([CLOSE.unavailable.code, CLOSE.unavailable.code]),
    );
    vi.restoreAllMocks();
    const again = await rooms.enter(ID);
    if (!again) throw new Error('no room');
    expect(again).not.toBe(room);
    const ben = new Client(again, person('regisseur'), LIMITS);
    expect(ben.text).toBe('hello world!');
    ben.type('?');
    await vi.waitFor(() => expect(ben.saved.at(-1)?.count).toBe(2));
    const kept = (await store.load(ID))?.updates.map((update) => Buffer.from(update).toString('hex'));
    expect(kept).toContain(Buffer.from(SEQUENCE[2] ?? BASE).toString('hex'));
  });
});
