/** People named in an agreement: signatories and contact persons, so that nobody is typed twice. */
import type * as Y from 'yjs';
import { addRecord, LOCAL_EDIT, setText, setValue } from './edit.ts';
import { ordered } from './order.ts';
import { recordPlace, rootPlace, type Place } from './place.ts';

export interface KnownPerson {
  readonly naam: string;
  readonly functie: string;
  readonly email: string;
  readonly telefoon: string;
  /** The party where they were found first. */
  readonly partij: string;
}

/** Everyone named, one entry per name; what one entry lacks is filled in from the others. */
export function knownPeople(doc: Y.Doc): KnownPerson[] {
  const people = new Map<string, KnownPerson>();
  for (const { id: partij, record } of ordered(rootPlace(doc).list('partijen')))
    for (const list of ['contactpersonen', 'ondertekenaars'])
      for (const person of ordered(recordPlace(record).list(list))) {
        const read = readPerson(recordPlace(person.record), partij);
        const key = read.naam.toLowerCase();
        if (key) people.set(key, merge(people.get(key), read));
      }
  return [...people.values()];
}

function readPerson(place: Place, partij: string): KnownPerson {
  const text = (path: string): string => place.text(path)?.toJSON().trim() ?? '';
  return { naam: text('naam'), functie: text('functie'), email: text('email'), telefoon: text('telefoon'), partij };
}

function merge(known: KnownPerson | undefined, { naam, functie, email, telefoon, partij }: KnownPerson): KnownPerson {
  return {
    naam: known?.naam ?? naam,
    functie: known?.functie || functie,
    email: known?.email || email,
    telefoon: known?.telefoon || telefoon,
    partij: known?.partij ?? partij,
  };
}

/** Fills a person's record: the name as it is known, the rest only where nothing stands yet. One transaction. */
export function fillPerson(doc: Y.Doc, place: Place, person: KnownPerson): void {
  doc.transact(() => {
    const name = place.text('naam');
    if (name) setText(name, person.naam);
    for (const path of ['functie', 'email', 'telefoon'] as const) {
      const text = place.text(path);
      if (text && text.toJSON().trim() === '') setText(text, person[path]);
    }
  }, LOCAL_EDIT);
}

/** Adds a contact person to a party and refers to them at `place`, as one step. False when the party is gone. */
export function addContactFor(
  doc: Y.Doc,
  place: Place,
  path: string,
  contact: { readonly id: string; readonly naam: string; readonly partij: string },
): boolean {
  const party = rootPlace(doc).list('partijen')?.get(contact.partij);
  if (!party) return false;
  const known = knownPeople(doc).find(({ naam }) => naam.toLowerCase() === contact.naam.toLowerCase());
  const { partij: _where, ...data } = known ?? { naam: contact.naam, partij: '' };
  doc.transact(() => {
    addRecord(recordPlace(party), 'contactpersonen', contact.id, data);
    setValue(place, path, contact.id);
  }, LOCAL_EDIT);
  return true;
}
