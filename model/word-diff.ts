/** What changed between two texts, word by word. */
import { diffWordsWithSpace } from 'diff';

export interface Piece {
  readonly soort: 'gelijk' | 'weg' | 'nieuw';
  readonly tekst: string;
}

/** The pieces that, without what is new, read `before` and, without what is gone, read `after`. */
export function wordDiff(before: string, after: string): Piece[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    soort: added ? 'nieuw' : removed ? 'weg' : 'gelijk',
    tekst: value,
  }));
}
