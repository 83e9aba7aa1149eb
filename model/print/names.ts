/** How parties are named in tables and facts: short, and each name told apart. */
import type { Party } from '../agreement.ts';
import { enumerate } from '../title.ts';

/** Names of parties, and of groups of them that have a name of their own. */
export interface PartyNames {
  /** The short name of a party: "Kalmthout", "VDAB". Null for an id that is no party. */
  short(id: string): string | null;
  /** Several parties in words, in the order of the agreement: "alle lokale besturen", "Ranst en VDAB". */
  several(ids: readonly string[]): string;
  /** What the names of groups stand for, in sentences; empty where no group has a name. */
  readonly legend: string;
}

/** A group is named as one from this many on; two are as short by name. */
const GROUP_FROM = 3;
const ALL = 'alle partijen';
const ALL_LOCAL = 'alle lokale besturen';

export function partyNames(parties: readonly Party[]): PartyNames {
  const shortNames = shorten(parties);
  const local = parties.filter(({ soort }) => soort !== 'vdab').map(({ id }) => id);
  const named = (ids: readonly string[]): string[] =>
    parties.filter(({ id }) => ids.includes(id)).map(({ id }) => shortNames.get(id) ?? '');
  const others = named(parties.map(({ id }) => id).filter((id) => !local.includes(id)));
  const isGroup = local.length >= GROUP_FROM && others.length > 0;
  const several = (ids: readonly string[]): string => {
    const names = named(ids);
    if (names.length >= GROUP_FROM && names.length === parties.length) return ALL;
    if (!isGroup || !local.every((id) => ids.includes(id))) return enumerate(names);
    return enumerate([ALL_LOCAL, ...named(ids.filter((id) => !local.includes(id)))]);
  };
  const legend = [
    isGroup ? `«Alle lokale besturen» zijn ${enumerate(named(local))}.` : '',
    parties.length >= GROUP_FROM
      ? `«Alle partijen» zijn ${enumerate(isGroup ? [ALL_LOCAL, ...others] : named(parties.map(({ id }) => id)))}.`
      : '',
  ];
  return {
    short: (id) => shortNames.get(id) ?? null,
    several,
    legend: legend.filter((sentence) => sentence !== '').join(' '),
  };
}

/** id -> short name; where two would be the same, both keep their full name. */
function shorten(parties: readonly Party[]): Map<string, string> {
  const candidates = parties.map((party) => shortName(party));
  const unique = (name: string): boolean =>
    candidates.filter((other) => other.toLowerCase() === name.toLowerCase()).length === 1;
  return new Map(
    parties.map(({ id, naam }, nth) => {
      const name = candidates[nth] ?? '';
      return [id, unique(name) ? name : naam.trim() || name];
    }),
  );
}

function shortName({ soort, naam }: Party): string {
  const name = naam.trim();
  if (soort === 'vdab') return 'VDAB';
  const abbreviation = /\(([^()]{2,14})\)$/.exec(name)?.[1];
  if (abbreviation) return abbreviation;
  if (soort === 'lokaal-bestuur')
    return name.replace(/^(?:het )?lokaal bestuur (?:van )?/i, '') || 'Partij zonder naam';
  return name || 'Partij zonder naam';
}
