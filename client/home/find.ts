/** Finding words with accents, capitals and a slip of the finger aside. Pure; quick enough for hundreds of rows a keystroke. */

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text: letters and digits, so that "Sint-Niklaas" is found by either half. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How many slips a word of this length is forgiven. */
const slipsFor = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

/**
 * Whether every word of `typed` stands in `words` (from {@link wordsOf}): as the beginning of a word, within one from
 * three letters on, or with a slip (a letter missing, extra, wrong, or two changed places).
 */
export function matches(words: readonly string[], typed: string): boolean {
  return wordsOf(typed).every((sought) => words.some((word) => isIn(word, sought)));
}

function isIn(word: string, sought: string): boolean {
  if (word.startsWith(sought) || (sought.length >= 3 && word.includes(sought))) return true;
  const most = slipsFor(sought.length);
  if (most === 0 || word[0] === undefined || word.length < sought.length - most) return false;
  // What is typed may be the beginning of a longer word: it is held against beginnings of about its length.
  for (let length = sought.length - most; length <= sought.length + most; length++)
    if (length <= word.length && distance(word.slice(0, length), sought, most) <= most) return true;
  return false;
}

/** Damerau-Levenshtein (neighbours may change places), given up beyond `most`. */
function distance(a: string, b: string, most: number): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1;
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
