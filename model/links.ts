/** References the other way round: who serves, measures or is led by a record. Ids in reading order. */
import type * as Y from 'yjs';
import { ordered } from './order.ts';
import { recordPlace, rootPlace } from './place.ts';
import { readMembers } from './read.ts';

export interface Links {
  /** The acties that serve a doelstelling. */
  readonly acties: readonly string[];
  /** The indicatoren that measure a doelstelling or actie; of a doelstelling also those of its acties. */
  readonly indicatoren: readonly string[];
  /** The acties a party leads. */
  readonly trekt: readonly string[];
}
export const NO_LINKS: Links = { acties: [], indicatoren: [], trekt: [] };

/** id -> what refers to it, in one walk over acties and indicatoren. */
export function findLinks(doc: Y.Doc): ReadonlyMap<string, Links> {
  const found = new Map<string, { acties: string[]; indicatoren: string[]; trekt: string[] }>();
  const at = (id: string) => {
    const links = found.get(id) ?? { acties: [], indicatoren: [], trekt: [] };
    found.set(id, links);
    return links;
  };
  const root = rootPlace(doc);
  const serves = new Map<string, readonly string[]>();
  for (const { id, record } of ordered(root.list('acties'))) {
    const place = recordPlace(record);
    const goals = readMembers(place, 'doelstellingen');
    serves.set(id, goals);
    for (const goal of goals) at(goal).acties.push(id);
    const lead = place.value('trekker');
    if (typeof lead === 'string') at(lead).trekt.push(id);
  }
  for (const { id, record } of ordered(root.list('indicatoren'))) {
    const target = record.get('koppeling');
    if (typeof target === 'string')
      for (const measured of [target, ...(serves.get(target) ?? [])]) at(measured).indicatoren.push(id);
  }
  return found;
}
