/** JSON -> Y.Doc -> JSON is the identity, and what the format does not know is refused loudly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readAgreement } from '../../model/read.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { toDoc } from '../../model/write.ts';
import { agreement } from './arbitrary.ts';
import { complete } from './complete.ts';

const validators = compileValidators();
const clone = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

describe('an agreement in a Y.Doc', () => {
  it('comes back as the same JSON, also through the wire', () => {
    fc.assert(
      fc.property(agreement, (given) => {
        const doc = toDoc(given);
        expect(readAgreement(doc)).toEqual({ ok: true, agreement: given });
        expect(readAgreement(clone(doc))).toEqual({ ok: true, agreement: given });
      }),
      { numRuns: 150 },
    );
  });

  it('meets the public format at strength concept: the model and the schema describe the same', () => {
    fc.assert(
      fc.property(agreement, (given) => {
        expect(validateAgreement(validators, given, 'concept')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what the format does not know', () => {
  const sample = (): Y.Doc => toDoc(fc.sample(agreement, { numRuns: 1, seed: 7 })[0] as never);
  const unknownPaths = (doc: Y.Doc): string[] => {
    const read = readAgreement(doc);
    return read.ok ? [] : read.unknown.map(({ path }) => path);
  };

  it('a top-level type is named', () => {
    const doc = sample();
    doc.getText('bijlage').insert(0, 'een zevende rubriek');
    expect(unknownPaths(clone(doc))).toEqual(['bijlage']);
  });

  it('a value is named', () => {
    const doc = sample();
    doc.getMap('gegevens').set('kleur', 'rood');
    expect(unknownPaths(doc)).toEqual(['kleur']);
  });

  it('a node, a mark and text outside a paragraph are named by their rubric', () => {
    for (const stranger of [new Y.XmlElement('image'), new Y.XmlText('los')]) {
      const doc = sample();
      doc.getXmlFragment('principes').push([stranger]);
      expect(unknownPaths(doc)).toEqual(['principes']);
    }
    const doc = sample();
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    text.applyDelta([{ insert: 'x', attributes: { underline: {} } }]);
    paragraph.push([text]);
    doc.getXmlFragment('omgevingsanalyse.tekst').push([paragraph]);
    expect(unknownPaths(doc)).toEqual(['omgevingsanalyse.tekst']);
  });

  it('a field of a record is named with the record', () => {
    const doc = sample();
    const list = doc.getMap<Y.Map<unknown>>('doelstellingen');
    const record = new Y.Map<unknown>([['prioriteit', 1]]);
    list.set('nieuw', record);
    expect(unknownPaths(doc)).toEqual(['doelstellingen/nieuw/prioriteit']);
  });
});

describe('content of the wrong kind, as any y-websocket client can write it, is named and never left out', () => {
  const unknownIn = (write: (doc: Y.Doc) => void): string[] => {
    const stranger = new Y.Doc();
    write(stranger);
    const doc = toDoc(complete());
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stranger));
    const read = readAgreement(doc);
    return read.ok ? [] : read.unknown.map(({ path }) => path);
  };
  const record = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<Y.Map<unknown>>('acties').get('a1') as Y.Map<unknown>;
  const unknownAfter = (write: (doc: Y.Doc) => void): string[] => {
    const doc = toDoc(complete());
    write(doc);
    const read = readAgreement(doc);
    return read.ok ? [] : read.unknown.map(({ path }) => path);
  };

  it.each<[string, (doc: Y.Doc) => void, string[]]>([
    ['text where a list is', (doc) => doc.getText('acties').insert(0, 'weg'), ['acties']],
    ['a sequence where a list is', (doc) => doc.getArray('partijen').push([1]), ['partijen']],
    ['entries where a text is', (doc) => doc.getMap('titel').set('a', 1), ['titel']],
    ['an embed in a text', (doc) => doc.getText('titel').insertEmbed(0, { image: 'x' }), ['titel']],
    ['entries where a rich text is', (doc) => doc.getMap('principes').set('a', 'b'), ['principes']],
    ['a text as a single value', (doc) => doc.getMap('gegevens').set('titel', 'x'), ['titel']],
    ['a value that is no JSON', (doc) => doc.getMap('gegevens').set('referentieregio', 5n), ['referentieregio']],
    ['bytes', (doc) => doc.getMap('gegevens').set('referentieregio', new Uint8Array(3)), ['referentieregio']],
    ['a record that is a string', (doc) => doc.getMap('partijen').set('x', 'tekst'), ['partijen/x']],
    ['a record that is a text', (doc) => doc.getMap('partijen').set('x', new Y.Text('tekst')), ['partijen/x']],
  ])('%s', (_what, write, paths) => expect(unknownIn(write)).toEqual(paths));

  it.each<[string, (doc: Y.Doc) => void, string[]]>([
    ['a plain string where a text is', (doc) => record(doc).set('titel', 'plat'), ['acties/a1/titel']],
    ['a BigInt in a record', (doc) => record(doc).set('middelen.budget', 10n), ['acties/a1/middelen.budget']],
    ['a place that is none', (doc) => record(doc).set('volgorde', 7), ['acties/a1/volgorde']],
    ['text nested a thousand levels deep', (doc) => nest(doc.getXmlFragment('principes'), 1000), ['principes']],
  ])('%s', (_what, write, paths) => expect(unknownAfter(write)).toEqual(paths));

  it('a stray name is forgiven once it is empty again: a document keeps every name it ever had', () => {
    expect(unknownIn((doc) => doc.getText('gegevns').insert(0, 'x'))).toEqual(['gegevns']);
    expect(
      unknownIn((doc) => {
        doc.getText('gegevns').insert(0, 'x');
        doc.getText('gegevns').delete(0, 1);
      }),
    ).toEqual([]);
  });

  it('a file nested without end is refused with a sentence', () => {
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(validateAgreement(validators, deep, 'concept')).toMatchObject([{ regel: 'diepte', ernst: 'fout' }]);
  });
});

/** Puts a list within a list within a list, level by level as a program would. */
function nest(into: Y.XmlFragment, levels: number): void {
  const item = new Y.XmlElement('listItem');
  const list = new Y.XmlElement('bulletList');
  into.insert(0, [list]);
  list.insert(0, [item]);
  if (levels > 0) nest(item, levels - 1);
}

describe('references to removed records', () => {
  it('are left out while the record is gone and are back when it is', () => {
    const given = fc.sample(
      agreement.filter((found) => found.acties.some(({ trekker }) => trekker)),
      { numRuns: 1, seed: 3 },
    )[0];
    if (!given) throw new Error('no sample');
    const doc = toDoc(given);
    const undo = new Y.UndoManager([doc.getMap('partijen')]);
    const trekker = given.acties.find((actie) => actie.trekker)?.trekker as string;
    doc.getMap('partijen').delete(trekker);
    const without = readAgreement(doc);
    expect(without.ok && without.agreement.acties.some((actie) => actie.trekker === trekker)).toBe(false);
    expect(without.ok && validateAgreement(validators, without.agreement, 'concept')).toEqual([]);
    undo.undo();
    expect(readAgreement(doc)).toEqual({ ok: true, agreement: given });
  });
});
