/** What changed between two texts, word by word. */
import { diffArrays } from 'diff';

export interface Piece {
  readonly soort: 'gelijk' | 'weg' | 'nieuw';
  readonly tekst: string;
}

/** The pieces that, without what is new, read `before` and, without what is gone, read `after`. */
export function wordDiff(before: string, after: string): Piece[] {
  return diffArrays(tokens(before), tokens(after)).map(({ added, removed, value }) => ({
    soort: added ? 'nieuw' : removed ? 'weg' : 'gelijk',
    tekst: value.join(''),
  }));
}

/** Words, with `0,3` and `auto's` in one; spaces; and every other sign by itself. */
function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];
}
