import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRecord, duplicateRecord, LOCAL_EDIT, removeRecord, rootTypes, setText } from '../../model/edit.ts';
import { ordered } from '../../model/order.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { readAgreement } from '../../model/read.ts';
import { paragraphs } from '../../model/rich-text.ts';
import { toDoc } from '../../model/write.ts';
import { complete } from './complete.ts';

const read = (doc: Y.Doc) => {
  const result = readAgreement(doc);
  if (!result.ok) throw new Error(JSON.stringify(result.unknown));
  return result.agreement;
};
const ids = () => {
  let count = 0;
  return (prefix: string): string => `${prefix}-nieuw${++count}`;
};

describe('duplicateRecord', () => {
  it('copies an actie with its rich text, its sets and its origin, right behind it', () => {
    const doc = toDoc(complete());
    addRecord(rootPlace(doc), 'acties', 'a9', {
      titel: 'Zitdag',
      omschrijving: paragraphs('Eerste.', 'Tweede.'),
      doelgroepen: ['leefloon'],
      middelen: { mensen: '1 VTE', budget: 12 },
      herkomst: { soort: 'inspiratieset', id: 'i1', versie: 2 },
    });
    addRecord(rootPlace(doc), 'acties', 'a10');
    const copy = duplicateRecord(rootPlace(doc), 'acties', 'a9', ids());
    const { acties } = read(doc);
    const nth = acties.findIndex(({ id }) => id === 'a9');
    expect(acties[nth + 1]?.id).toBe(copy);
    expect({ ...acties[nth + 1], id: 'a9', titel: 'Zitdag' }).toEqual(acties[nth]);
    expect(acties[nth + 1]?.titel).toBe('Zitdag (kopie)');
  });

  it('shares nothing with the original afterwards', () => {
    const doc = toDoc(complete());
    const root = rootPlace(doc);
    const first = ordered(root.list('acties'))[0]?.id ?? '';
    const copy = duplicateRecord(root, 'acties', first, ids()) ?? '';
    const before = read(doc).acties.find(({ id }) => id === first);
    const record = root.list('acties')?.get(copy);
    if (record) setText(recordPlace(record).text('titel') ?? new Y.Text(), 'Iets anders');
    removeRecord(root, 'acties', copy);
    expect(read(doc).acties.find(({ id }) => id === first)).toEqual(before);
  });

  it('gives the people of a party new ids, and leaves its numbers to the one organisation that bears them', () => {
    const doc = toDoc(complete());
    const root = rootPlace(doc);
    const original = read(doc).partijen.find(({ contactpersonen }) => contactpersonen.length > 0);
    const copy = duplicateRecord(root, 'partijen', original?.id ?? '', ids());
    const made = read(doc).partijen.find(({ id }) => id === copy);
    expect(made?.kbo).toBeUndefined();
    expect(made?.contactpersonen.map(({ naam }) => naam)).toEqual(original?.contactpersonen.map(({ naam }) => naam));
    const all = read(doc).partijen.flatMap((party) => [...party.contactpersonen, ...party.ondertekenaars]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('is one step to undo', () => {
    const doc = toDoc(complete());
    const history = new Y.UndoManager(rootTypes(doc), { trackedOrigins: new Set([LOCAL_EDIT]) });
    const before = read(doc);
    duplicateRecord(rootPlace(doc), 'acties', before.acties[0]?.id ?? '', ids());
    expect(history.undoStack).toHaveLength(1);
    history.undo();
    expect(read(doc)).toEqual(before);
  });

  it('says null for a record that is gone, and leaves an empty title empty', () => {
    const doc = toDoc(complete());
    const root = rootPlace(doc);
    expect(duplicateRecord(root, 'acties', 'weg', ids())).toBeNull();
    addRecord(root, 'overleg', 'o9');
    const copy = duplicateRecord(root, 'overleg', 'o9', ids());
    expect(read(doc).overleg.find(({ id }) => id === copy)?.naam).toBe('');
  });
});
