import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isUpdate } from '../../../server/agreements/update.ts';
import { hex, mutated, randomFrom } from '../../fuzz/random.ts';

/** Repeat a run with `SEED=<n> vitest run test/server/agreements/update.test.ts`. */
const SEED = Number(process.env['SEED'] ?? 20260301);
const ROUNDS = 4_000;

function sampleUpdates(): { base: Uint8Array; updates: Uint8Array[] } {
  const first = new Y.Doc();
  first.clientID = 1;
  first.getText('titel').insert(0, 'hello world');
  const paragraph = new Y.XmlElement('paragraph');
  first.getXmlFragment('tekst').insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText('abc')]);
  first.getMap('acties').set('a', new Y.Map([['volgorde', 'a0']]));
  const base = Y.encodeStateAsUpdate(first);
  const second = new Y.Doc();
  second.clientID = 2;
  Y.applyUpdate(second, base);
  const updates: Uint8Array[] = [base];
  second.on('update', (update: Uint8Array) => updates.push(update));
  second.getText('titel').insert(3, 'XX', { bold: true });
  second.getText('titel').delete(1, 5);
  second
    .getMap<Y.Map<unknown>>('acties')
    .get('a')
    ?.set('k', { a: [1, 2, { b: null }] });
  second.getMap('acties').delete('a');
  second.getXmlFragment('tekst').insert(1, [new Y.XmlElement('table')]);
  return { base, updates };
}

describe('updates that may be stored', () => {
  it(`can all be applied, whatever was done to their bytes (seed ${SEED})`, () => {
    const { base, updates } = sampleUpdates();
    const random = randomFrom(SEED);
    let taken = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const update = mutated(updates[random(updates.length)] ?? base, random);
      if (!isUpdate(update)) continue;
      taken += 1;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, base);
      Y.applyUpdate(doc, update);
      Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
    }
    expect(taken).toBeGreaterThan(ROUNDS / 8);
  });

  const found: Record<string, string> = {
    'a parent of its own that is not there yet': '010102002800020301710177013100',
    'a deletion of nothing': '00010101050000',
    'an origin of its own that is not there yet': '01010200c402050205016100',
  };
  for (const [name, bytes] of Object.entries(found))
    it(`are not: ${name}`, () => expect(isUpdate(hex(bytes))).toBe(false));

  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const written: Record<string, (doc: Y.Doc, depth: number) => void> = {
    'a value': (doc, depth) => void doc.getMap('waarden').set('x', nested(depth)),
    'an embed': (doc, depth) => doc.getText('titel').insertEmbed(0, { x: nested(depth - 1) }),
    'a mark': (doc, depth) => doc.getText('titel').insert(0, 'x', { link: nested(depth) }),
  };
  for (const [name, write] of Object.entries(written))
    it(`are not: ${name} nested so deep that it may be decoded now and not after a restart`, () => {
      const at = (depth: number): boolean => {
        const doc = new Y.Doc();
        write(doc, depth);
        return isUpdate(Y.encodeStateAsUpdate(doc));
      };
      expect([at(20), at(2000)]).toEqual([true, false]);
    });

  it('are what clients send', () => {
    for (const update of sampleUpdates().updates) expect(isUpdate(update)).toBe(true);
  });
});
