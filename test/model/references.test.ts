import { describe, expect, it } from 'vitest';
import { addRecord, removeRecord } from '../../model/edit.ts';
import { findReferences } from '../../model/find-reference.ts';
import { isJoined } from '../../model/joined.ts';
import { findLinks, NO_LINKS } from '../../model/links.ts';
import { addContactFor, fillPerson, knownPeople } from '../../model/people.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { toDoc } from '../../model/write.ts';
import { complete } from './complete.ts';

const goals = ['Opleiding in de buurt', 'Één loket', 'Taal op de werkvloer', ...Array<string>(9).fill('Nog een')].map(
  (titel, nth) => ({ id: `d${nth + 1}`, kort: `D${nth + 1}`, naam: `D${nth + 1} ${titel}` }),
);
const found = (typed: string): string[] => findReferences(goals, typed).map(({ kort }) => kort);

describe('findReferences', () => {
  it('puts the number typed first, then those that begin with it', () => {
    expect(found('d1')).toEqual(['D1', 'D10', 'D11', 'D12']);
    expect(found('D 2')[0]).toBe('D2');
  });
  it('finds words of the title in any order, accents and capitals aside', () => {
    expect(found('een loket')).toEqual(['D2']);
    expect(found('buurt opleid')).toEqual(['D1']);
    expect(found('vloer')).toEqual(['D3']);
    expect(found('niets van dit')).toEqual([]);
  });
  it('shows everything, in order, while nothing is typed', () => expect(found(' ')).toHaveLength(12));
});

describe('findLinks', () => {
  it('says who serves, measures and leads, and follows a removal', () => {
    const doc = toDoc(complete());
    const root = rootPlace(doc);
    addRecord(root, 'doelstellingen', 'dx');
    addRecord(root, 'acties', 'ax', { doelstellingen: ['dx'], trekker: 'px' });
    addRecord(root, 'indicatoren', 'ix', { koppeling: 'ax' });
    addRecord(root, 'indicatoren', 'iy', { koppeling: 'dx' });
    expect(findLinks(doc).get('dx')).toEqual({ acties: ['ax'], indicatoren: ['ix', 'iy'], trekt: [] });
    expect(findLinks(doc).get('ax')).toEqual({ ...NO_LINKS, indicatoren: ['ix'] });
    expect(findLinks(doc).get('px')).toEqual({ ...NO_LINKS, trekt: ['ax'] });
    removeRecord(root, 'acties', 'ax');
    expect(findLinks(doc).get('dx')).toEqual({ acties: [], indicatoren: ['iy'], trekt: [] });
  });
});

describe('people', () => {
  const start = () => {
    const doc = toDoc(complete());
    const root = rootPlace(doc);
    addRecord(root, 'partijen', 'pa', {
      naam: 'Gemeente A',
      ondertekenaars: [{ id: 's1', naam: 'Els Maes', functie: 'Burgemeester' }],
    });
    addRecord(root, 'partijen', 'pb', { naam: 'Gemeente B' });
    addRecord(root, 'acties', 'ax');
    const action = root.list('acties')?.get('ax');
    if (!action) throw new Error('no action');
    return { doc, root, action: recordPlace(action) };
  };

  it('adds a contact person to a party and refers to them, with what is known already', () => {
    const { doc, root, action } = start();
    const contact = { id: 'c9', naam: 'els maes', partij: 'pb' };
    expect(addContactFor(doc, action, 'contactpersoon', contact)).toBe(true);
    expect(action.value('contactpersoon')).toBe('c9');
    const party = root.list('partijen')?.get('pb');
    const made = party && recordPlace(party).list('contactpersonen')?.get('c9');
    expect(made && recordPlace(made).text('functie')?.toJSON()).toBe('Burgemeester');
    expect(addContactFor(doc, action, 'contactpersoon', { ...contact, partij: 'weg' })).toBe(false);
  });

  it('names everyone once, and fills in only what is empty', () => {
    const { doc, root } = start();
    const party = root.list('partijen')?.get('pb');
    if (!party) throw new Error('no party');
    addRecord(recordPlace(party), 'contactpersonen', 'c1', { naam: 'An', functie: 'Schepen' });
    const person = knownPeople(doc).find(({ naam }) => naam === 'Els Maes');
    const record = recordPlace(party).list('contactpersonen')?.get('c1');
    if (!person || !record) throw new Error('nobody');
    fillPerson(doc, recordPlace(record), person);
    expect(recordPlace(record).text('naam')?.toJSON()).toBe('Els Maes');
    expect(recordPlace(record).text('functie')?.toJSON()).toBe('Schepen');
    expect(knownPeople(doc).filter(({ naam }) => naam === 'Els Maes')).toHaveLength(1);
  });
});

describe('isJoined', () => {
  it('lets nobody join twice: a lokaal bestuur is gemeente and OCMW at once', () => {
    const parties = [
      { nis: '1', soort: 'gemeente' },
      { nis: '2', soort: 'lokaal-bestuur' },
    ];
    expect(isJoined(parties, '1', 'gemeente')).toBe(true);
    expect(isJoined(parties, '1', 'ocmw')).toBe(false);
    expect(isJoined(parties, '1', 'lokaal-bestuur')).toBe(true);
    expect(isJoined(parties, '2', 'ocmw')).toBe(true);
    expect(isJoined(parties, '3', 'gemeente')).toBe(false);
  });
});
