/** The numbers people speak of: D1, A3, I2, O1. They follow from the order and are stored nowhere. */

export const LETTERS = { doelstellingen: 'D', acties: 'A', indicatoren: 'I', overleg: 'O' } as const;
export type Numbered = keyof typeof LETTERS;

/** The number of the nth record (0 is first) of a list: `numberOf('acties', 2)` is A3. */
export function numberOf(list: Numbered, nth: number): string {
  return `${LETTERS[list]}${nth + 1}`;
}

/** id -> number for every record of the numbered lists. */
export function numbersOf(
  agreement: Readonly<Record<Numbered, readonly { readonly id: string }[]>>,
): Map<string, string> {
  const lists = Object.keys(LETTERS) as Numbered[];
  return new Map(lists.flatMap((list) => agreement[list].map(({ id }, nth) => [id, numberOf(list, nth)])));
}
