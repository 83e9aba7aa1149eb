/** A change in words: "Acties, A3: titel gewijzigd". */
import { dayWords } from '../../model/day.ts';
import type { Change } from '../../model/changes.ts';
import { localDay } from '../fields/dutch.ts';
import { namesInWords } from './arrivals.ts';
import { whereInWords } from './where.ts';
import { authorshipOf, type Authorship, type Writer } from './writers.ts';

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

/** The same, with who did it and when as far as that is known: "Acties, A3: titel gewijzigd door Sofie, gisteren". */
export function changeWithAuthor(
  change: Change,
  numbers: Names,
  names: Names,
  writers: readonly Writer[],
  now: Date,
): string {
  const authorship = authorshipOf(change, writers);
  const words = changeInWords(change, numbers, names);
  return authorship ? `${words} door ${byInWords(authorship, now)}` : words;
}

/** "Sofie De Wilde en An Peeters, gisteren". */
export const byInWords = ({ namen, op }: Authorship, now: Date): string =>
  `${namesInWords(namen)}, ${roughly(op, now)}`;

const HOUR = 3_600_000;

/** When an hour of writing began, no more exactly than that is known: "het voorbije uur", "vandaag rond 14 uur". */
export function roughly(iso: string, now: Date): string {
  const then = new Date(iso);
  if (now.getTime() - then.getTime() < HOUR) return 'het voorbije uur';
  if (then.toDateString() === now.toDateString()) return `vandaag rond ${then.getHours()} uur`;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return then.toDateString() === yesterday.toDateString() ? 'gisteren' : `op ${dayWords(localDay(then))}`;
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
