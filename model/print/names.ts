/** How parties are named in tables and facts: short, and each name told apart. */
import type { Party } from '../agreement.ts';
import { enumerate } from '../library.ts';

/** Names of parties, and of groups of them that have a name of their own. */
export interface PartyNames {
  /** The short name of a party: "Kalmthout", "VDAB". Null for an id that is no party. */
  short(id: string): string | null;
  /** Several parties in words, in the order of the agreement: "alle lokale besturen", "Ranst en VDAB". */
  several(ids: readonly string[]): string;
}

/** A group is named as one from this many on; two are as short by name. */
const GROUP_FROM = 3;

export function partyNames(parties: readonly Party[]): PartyNames {
  const shortNames = shorten(parties);
  const local = parties.filter(({ soort }) => soort !== 'vdab').map(({ id }) => id);
  const several = (ids: readonly string[]): string => {
    const named = parties.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
    if (named.length >= GROUP_FROM && named.length === parties.length) return 'alle partijen';
    const hasAllLocal = local.length >= GROUP_FROM && local.every((id) => named.includes(id));
    if (!hasAllLocal) return enumerate(named.map((id) => shortNames.get(id) ?? ''));
    const others = named.filter((id) => !local.includes(id)).map((id) => shortNames.get(id) ?? '');
    return enumerate(['alle lokale besturen', ...others]);
  };
  return { short: (id) => shortNames.get(id) ?? null, several };
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
