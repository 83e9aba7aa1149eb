/** What passes the gate can be applied; what honest clients send passes it. */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readUpdate } from '../../../server/agreements/update.ts';
import { Gate, type Outcome } from '../../../server/sync/gate.ts';
import { groundOf } from '../../../server/sync/ground.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { history } from '../../fuzz/edits.ts';
import { hex, mutated, randomFrom, seeds } from '../../fuzz/random.ts';

const ROUNDS = 20_000;

/** What the gate makes of an update that a client sent of its own accord. */
function admit(gate: Gate, update: Uint8Array): Outcome {
  const decoded = readUpdate(update);
  return decoded ? gate.admit({}, { nth: 1, update, decoded }) : 'malformed';
}
function take(doc: Y.Doc, gate: Gate, update: Uint8Array): boolean {
  const admitted = admit(gate, update);
  if (typeof admitted === 'string') return false;
  for (const { update } of admitted) Y.applyUpdate(doc, update);
  gate.settled();
  return true;
}
const restored = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
};

describe('whatever was done to the bytes of an update', () => {
  it.each(seeds(1, 5, 20260301))(
    'what the gate lets through can be applied and leaves nothing waiting (SEED=%i)',
    (seed) => {
      const random = randomFrom(seed);
      let taken = 0;
      for (let round = 0; round < ROUNDS;) {
        const { base, updates } = history(random);
        const doc = restored(base);
        const gate = new Gate({ doc }, { frame: 1e6 });
        for (let left = 300; left > 0; left--, round++) {
          const update = updates[random(updates.length)] ?? base;
          if (take(doc, gate, random(6) ? mutated(update, random) : update)) taken += 1;
          expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
        }
        expect(Y.encodeStateVector(restored(Y.encodeStateAsUpdate(doc)))).toEqual(Y.encodeStateVector(doc));
      }
      expect(taken).toBeGreaterThan(ROUNDS / 10);
    },
  );
});

describe('an honest client', () => {
  it.each(seeds(2, 3, 4))('gets everything through, in the order in which it was made (SEED=%i)', (seed) => {
    const random = randomFrom(seed);
    const { base, updates } = history(random, 200);
    const doc = new Y.Doc();
    const gate = new Gate({ doc }, { frame: 1e6 });
    // Everyone's edits as far as they had it; whole states at the end, which overlap with all of it.
    for (const update of [base, ...updates]) take(doc, gate, update);
    const whole = new Y.Doc();
    for (const update of [base, ...updates]) Y.applyUpdate(whole, update);
    expect(doc.toJSON()).toEqual(whole.toJSON());
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(whole));
  });

  it('may say again what is known in part, also of what is gone', () => {
    const client = Object.assign(new Y.Doc(), { clientID: 7 });
    const words = new Y.XmlText();
    client.getXmlFragment('tekst').insert(0, [words]);
    words.insert(0, 'abc');
    const early = Y.encodeStateAsUpdate(client);
    words.insert(3, 'def');
    const all = Y.encodeStateAsUpdate(client);
    for (const gone of [false, true]) {
      const doc = restored(early);
      if (gone) doc.getXmlFragment('tekst').delete(0, 1);
      const gate = new Gate({ doc }, { frame: 1e6 });
      expect(take(doc, gate, all)).toBe(true);
      expect(doc.getXmlFragment('tekst').toJSON()).toBe(gone ? '' : 'abcdef');
      expect(Y.getState(doc.store, 7)).toBe(7);
    }
  });

  it('may build on what is queued and not yet in the document', () => {
    const client = new Y.Doc();
    const sent: Uint8Array[] = [];
    client.on('update', (update: Uint8Array) => sent.push(update));
    for (const key of 'keys') client.getText('titel').insert(client.getText('titel').length, key);
    const gate = new Gate({ doc: new Y.Doc() }, { frame: 1e6 });
    for (const update of sent) expect(admit(gate, update)).toMatchObject([{ nth: 1, update }]);
  });
});

describe('found by fuzzing: the gate refuses', () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('titel').insert(0, 'hello');
  const base = Y.encodeStateAsUpdate(doc);
  const found: Record<string, string> = {
    'a reference to what nobody has': '01010105c403720307015a00',
    'a reference of something known to what nobody has': '01010100c403720307015a00',
    'a deletion of what nobody has': '000104010205',
  };
  for (const [name, bytes] of Object.entries(found))
    it(name, () => expect(admit(new Gate({ doc: restored(base) }, { frame: 1e6 }), hex(bytes))).toBe('malformed'));

  it('two clients that wait for one another', () => {
    const update = hex('02 010300 c4 0200 0100 0161 010200 c4 0300 0100 0162 00');
    expect(readUpdate(update)).not.toBeNull();
    expect(admit(new Gate({ doc: restored(base) }, { frame: 1e6 }), update)).toBe('malformed');
  });

  it('two blocks of one client, of which Yjs would forget the first', () => {
    const update = hex('02 010105 840104 0161 010106 840105 0162 00');
    expect(readUpdate(update)).toBeNull();
  });
});

describe('an update of as many clients as fit in a frame, each of whom refers to the next', () => {
  it('is judged at once: searching among all who wait held up everyone for minutes', () => {
    const update = chain(700_000);
    expect(update.length).toBeGreaterThan(LIMITS.frame * 0.9);
    const decoded = readUpdate(update);
    expect(decoded && groundOf(new Y.Doc(), new Map(), decoded).ground).toBe('firm');
  });
});

/** The last stands in a text by itself; the bits are those of `Item.write` in Yjs. */
function chain(clients: number): Uint8Array {
  const encoder = encoding.createEncoder();
  const write = (...numbers: number[]): void => numbers.forEach((one) => encoding.writeVarUint(encoder, one));
  write(clients);
  for (let client = 1; client <= clients; client++) {
    write(1, client, 0);
    encoding.writeUint8(encoder, client < clients ? HAS_ORIGIN | STRING : STRING);
    if (client < clients) write(client + 1, 0);
    else {
      write(1);
      encoding.writeVarString(encoder, 'titel');
    }
    encoding.writeVarString(encoder, 'x');
  }
  write(0);
  return encoding.toUint8Array(encoder);
}
const HAS_ORIGIN = 0x80;
const STRING = 4;
