/** How much fits beside each other on paper, in characters of a table's type. */

/** On a sheet. */
export const SHEET_CHARACTERS = 92;
/** Words are broken into pieces of this many characters, and no smaller. */
export const SHORTEST_WORD = 4;
/** The mark of a list, and what it hangs in. */
const MARK_CHARACTERS = 5;
/** The edges of a cell. */
const EDGE_CHARACTERS = 3;

/** What an item of a list has left. */
export const itemRoom = (room: number): number => room - MARK_CHARACTERS;

/** What a cell of a table with so many columns has left. */
export const cellRoom = (room: number, columns: number): number =>
  Math.floor(room / Math.max(1, columns)) - EDGE_CHARACTERS;
