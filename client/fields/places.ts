/** Finding a municipality by a part of its name, accents and capitals aside. */
import type { Municipality } from '../../model/library.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name contains what was typed; names that begin with it come first. */
export function findPlaces(places: readonly Municipality[], typed: string): Municipality[] {
  const sought = plain(typed.trim());
  const starts = (place: Municipality): number => (plain(place.naam).startsWith(sought) ? 0 : 1);
  return places
    .filter(({ naam }) => plain(naam).includes(sought))
    .sort((a, b) => starts(a) - starts(b) || a.naam.localeCompare(b.naam, 'nl'));
}
