/** Finding what a reference may point to, by its number or by words of its title. */

export interface Referable {
  readonly id: string;
  /** D1, or a party's short name. */
  readonly kort: string;
  readonly naam: string;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Where accents, capitals and blanks do not count: "d 2" finds D2, "opleiding zoersel" both words in any order. */
export function findReferences<T extends Referable>(options: readonly T[], typed: string): T[] {
  const sought = plain(typed).trim();
  if (sought === '') return [...options];
  const words = sought.split(/\s+/);
  return options
    .map((option, nth) => ({ option, nth, rank: rankOf(option, sought, words) }))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank || a.nth - b.nth)
    .map(({ option }) => option);
}

const NONE = 5;

/** Its number exactly, the beginning of its number, of its name, of a word in it, or anywhere. */
function rankOf({ kort, naam }: Referable, sought: string, words: readonly string[]): number {
  const number = plain(kort);
  const name = plain(naam);
  if (number === sought.replace(/\s+/g, '')) return 0;
  if (number.startsWith(sought)) return 1;
  if (name.startsWith(sought)) return 2;
  const all = words.every((word) => name.includes(word));
  if (!all) return NONE;
  return words.every((word) => ` ${name}`.includes(` ${word}`)) ? 3 : 4;
}
