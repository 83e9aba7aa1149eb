/** JSON -> Y.Doc -> JSON is the identity, and what the format does not know is refused loudly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readAgreement } from '../../model/read.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { toDoc } from '../../model/write.ts';
import { agreement } from './arbitrary.ts';

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
