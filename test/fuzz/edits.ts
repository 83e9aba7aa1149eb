/** Random edits of everything a document can hold, by several who exchange what they have now and then. */
import * as Y from 'yjs';
import type { Random } from './random.ts';

const REMOTE = Symbol('remote');

/** One random edit. */
export function edit(doc: Y.Doc, random: Random): void {
  doc.transact(() => EDITS[random(EDITS.length)]?.(doc, random));
}

const EDITS: readonly ((doc: Y.Doc, random: Random) => void)[] = [
  (doc, random) => text(doc).insert(random(text(doc).length + 1), 'hello', random(2) ? { bold: true } : {}),
  (doc, random) => text(doc).length > 3 && text(doc).delete(random(text(doc).length - 2), 2),
  (doc, random) => text(doc).length > 4 && text(doc).format(1, 3, { em: random(2) ? true : null }),
  (doc, random) => text(doc).insertEmbed(random(text(doc).length + 1), { image: 1 }),
  (doc, random) => void records(doc).set(`k${random(3)}`, new Y.Map([['v', random(9)]])),
  (doc, random) => records(doc).delete(`k${random(3)}`),
  (doc, random) =>
    void records(doc)
      .get(`k${random(3)}`)
      ?.set('t', new Y.Text('q')),
  (doc, random) => {
    const block = new Y.XmlElement('paragraph');
    blocks(doc).insert(random(blocks(doc).length + 1), [block]);
    block.insert(0, [new Y.XmlText('abc')]);
  },
  (doc, random) => blocks(doc).length > 0 && blocks(doc).delete(random(blocks(doc).length), 1),
  (doc, random) => {
    const block = blocks(doc).length > 0 ? blocks(doc).get(random(blocks(doc).length)) : null;
    if (!(block instanceof Y.XmlElement)) return;
    const words = block.get(0);
    if (words instanceof Y.XmlText) words.insert(random(words.length + 1), 'z');
    block.setAttribute('level', String(random(9)));
  },
  (doc, random) => list(doc).insert(random(list(doc).length + 1), [1, 'x', { b: [null] }, Uint8Array.of(1, 2)]),
  (doc, random) => list(doc).length > 0 && list(doc).delete(random(list(doc).length), 1),
];

const text = (doc: Y.Doc): Y.Text => doc.getText('titel');
const records = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('acties');
const blocks = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('tekst');
const list = (doc: Y.Doc): Y.Array<unknown> => doc.getArray('lijst');

/** What three people made of one document: how it began, and every update from there on. */
export function history(random: Random, steps = 40): { base: Uint8Array; updates: Uint8Array[] } {
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== REMOTE && updates.push(update));
  const base = new Y.Doc();
  for (let step = 0; step < steps; step++) {
    const doc = docs[random(docs.length)] ?? base;
    edit(doc, random);
    if (random(3) === 0) for (const other of docs) bring(doc, other);
    if (step === steps >> 1) for (const one of docs) bring(one, base);
  }
  for (const doc of docs)
    updates.push(Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(doc, Y.encodeStateVector(base)));
  return { base: Y.encodeStateAsUpdate(base), updates };
}

/** Brings what `to` lacks. */
export function bring(from: Y.Doc, to: Y.Doc): void {
  if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), REMOTE);
}
