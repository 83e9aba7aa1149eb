/** A change in words: "Acties, A3: titel gewijzigd". */
import type { Change } from '../../model/changes.ts';
import { whereInWords } from './where.ts';

const RECORDS: Record<string, string> = {
  partijen: 'partij',
  cijfers: 'cijfer',
  doelstellingen: 'doelstelling',
  acties: 'actie',
  indicatoren: 'indicator',
  overleg: 'overleg',
  ondertekenaars: 'ondertekenaar',
  contactpersonen: 'contactpersoon',
};
const FIELDS: Record<string, string> = {
  omschrijving: 'omschrijving',
  titel: 'titel',
  naam: 'naam',
  trekker: 'trekker',
  partners: 'partners',
  deadline: 'deadline',
  doelstellingen: 'doelstellingen',
  doelgroepen: 'doelgroepen',
  aanZet: 'wie aan zet is',
  betrokken: 'wie betrokken is',
  afspraak: 'afspraak',
  antwoordtermijn: 'antwoordtermijn',
  contactpersonen: 'contactpersonen',
  regiegebied: 'regiegebied',
  looptijd: 'looptijd',
  budget: 'budget',
  mensen: 'mensen',
};

type Names = ReadonlyMap<string, string>;

/** Where, and what happened there. `numbers`: of the records there are; `names`: of what was there as well. */
export function changeInWords({ pad, soort }: Change, numbers: Names, names: Names): string {
  const name = soort === 'verwijderd' ? names.get(pad.split('/').at(-1) ?? '') : undefined;
  return `${whereInWords(pad, numbers)}: ${name ? `${name} verwijderd` : whatInWords(pad, soort)}`;
}

function whatInWords(pad: string, soort: Change['soort']): string {
  const steps = pad.split('/').slice(1);
  if (soort === 'gewijzigd') {
    const field = [...steps].reverse().find((step) => FIELDS[step] !== undefined);
    return field && steps.length > 1 ? `${FIELDS[field] ?? ''} gewijzigd` : 'gewijzigd';
  }
  const record = RECORDS[steps.at(-2) ?? ''];
  if (!record) return soort;
  // Once removed its words are gone: no name can be given.
  if (soort === 'verwijderd') return `een ${record} verwijderd`;
  return soort === 'nieuw' ? `${record} toegevoegd` : 'verplaatst';
}
