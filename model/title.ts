/** The title an agreement starts with, as an official would write it. */
import type { Party } from './agreement.ts';

type Named = Pick<Party, 'soort' | 'naam'>;

/** How one, and how several, of a kind are named in a sentence. */
const WORDS: Partial<Record<Party['soort'], readonly [one: string, several: string]>> = {
  'lokaal-bestuur': ['het lokaal bestuur van', 'de lokale besturen van'],
  gemeente: ['de gemeente', 'de gemeenten'],
  ocmw: ['het OCMW van', "de OCMW's van"],
};

/** "Samenwerkingsovereenkomst tussen de lokale besturen van Ranst en Schilde en VDAB": VDAB comes last. */
export function titleFor(parties: readonly Named[]): string {
  const local = parties.filter(({ soort }) => soort !== 'vdab');
  const kinds = [...new Set(local.map(({ soort }) => soort))];
  const groups = kinds.flatMap((kind) => namesOf(local, kind));
  return `Samenwerkingsovereenkomst tussen ${enumerate([...(groups.length > 0 ? groups : ['…']), 'VDAB'])}`;
}

function namesOf(parties: readonly Named[], kind: Party['soort']): string[] {
  const same = parties.filter(({ soort }) => soort === kind);
  const [one, several] = WORDS[kind] ?? [];
  if (!one || !several) return same.map(({ naam }) => naam);
  return [`${same.length === 1 ? one : several} ${enumerate(same.map(placeName))}`];
}

/** "Lokaal bestuur Zoersel" -> "Zoersel": the municipality a local party's name speaks of. */
export function placeName({ naam }: Pick<Party, 'naam'>): string {
  return naam.replace(/^(lokaal bestuur|gemeente|stad|ocmw)\s+(van\s+)?/i, '').trim();
}

/** A short name for a party where space is scarce: "VDAB", "OCMW Zoersel", "Zoersel" for the whole local government. */
export function shortPartyName(name: string): string {
  const acronym = /\(([A-Z]{2,8})\)\s*$/.exec(name)?.[1];
  if (acronym) return acronym;
  return name.replace(/^(Lokaal bestuur|Gemeente|Stad)\s+/i, '');
}

/** "Kalmthout, Ranst en VDAB": a Dutch enumeration. */
export function enumerate(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`;
}
