/**
 * What pickers can choose from: the parties, contact persons, doelstellingen and acties as they are now.
 * One observer per list serves every picker on the page.
 */
import * as Y from 'yjs';
import { numberOf, type Numbered } from '../../model/numbering.ts';
import { ORDER, ordered, type RecordList } from '../../model/order.ts';
import { recordPlace } from '../../model/place.ts';
import { shortPartyName } from '../../model/title.ts';
import { derived, sameJson, type Store } from './store.ts';

export interface Option {
  readonly id: string;
  /** How to show it where it is chosen: a party's name, D1. */
  readonly kort: string;
  /** How to show it in a list to choose from. */
  readonly naam: string;
  readonly soort?: string;
}
export interface Options {
  readonly partijen: Store<readonly Option[]>;
  readonly contactpersonen: Store<readonly Option[]>;
  readonly doelstellingen: Store<readonly Option[]>;
  readonly acties: Store<readonly Option[]>;
  readonly indicatoren: Store<readonly Option[]>;
}

/** The option lists of one document. */
export function createOptions(doc: Y.Doc): Options {
  const parties = doc.getMap<Y.Map<unknown>>('partijen');
  return {
    partijen: optionStore(parties, ['naam', 'soort'], () => ordered(parties).map(partyOption)),
    contactpersonen: optionStore(parties, ['naam', 'functie', 'contactpersonen'], () => contactOptions(parties)),
    doelstellingen: numberedOptions(doc, 'doelstellingen', 'titel'),
    acties: numberedOptions(doc, 'acties', 'titel'),
    indicatoren: numberedOptions(doc, 'indicatoren', 'naam'),
  };
}

function partyOption({ id, record }: { id: string; record: Y.Map<unknown> }): Option {
  const naam = textOf(record, 'naam');
  return {
    id,
    naam: naam || 'Partij zonder naam',
    kort: shortPartyName(naam) || 'Partij zonder naam',
    soort: String(record.get('soort')),
  };
}

function contactOptions(parties: RecordList): Option[] {
  return ordered(parties).flatMap(({ record }) => {
    const party = shortPartyName(textOf(record, 'naam'));
    return ordered(recordPlace(record).list('contactpersonen') ?? new Y.Map()).map((contact) => {
      const kort = textOf(contact.record, 'naam') || textOf(contact.record, 'functie') || 'Contact zonder naam';
      return { id: contact.id, kort, naam: party ? `${kort}, ${party}` : kort };
    });
  });
}

function numberedOptions(doc: Y.Doc, list: Numbered, field: string): Store<readonly Option[]> {
  const records = doc.getMap<Y.Map<unknown>>(list);
  return optionStore(records, [field], () =>
    ordered(records).map(({ id, record }, nth) => {
      const kort = numberOf(list, nth);
      return { id, kort, naam: `${kort} ${textOf(record, field) || NAMELESS}` };
    }),
  );
}

const NAMELESS = '– nog zonder titel';

function optionStore(list: RecordList, fields: readonly string[], compute: () => Option[]): Store<readonly Option[]> {
  const matters = ({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
    path.length === 0 ||
    path.some((step) => fields.includes(String(step))) ||
    keys.has(ORDER) ||
    fields.some((field) => keys.has(field));
  return derived<readonly Option[]>(
    (changed) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (events.some(matters)) changed();
      };
      list.observeDeep(listen as never);
      return () => list.unobserveDeep(listen as never);
    },
    compute,
    sameJson,
  );
}

const textOf = (record: Y.Map<unknown>, field: string): string =>
  recordPlace(record).text(field)?.toJSON().trim() ?? '';
