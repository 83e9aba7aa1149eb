/**
 * Dutch writes its compounds as one word. They are taken apart with the words that the texts themselves use:
 * `woonbegeleidingstraject` holds `begeleiding` and `traject` because other actions speak of those.
 */
import { isIdle, plain, spellings, wordsIn } from './words.ts';

/** A word within a word: `[start, end)`. */
export interface Part {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}
export type Splitter = (word: string) => readonly Part[];

/** What may glue two parts. */
const LINKS = ['', 's', 'en', 'n', 'e', 'er'];
const SHORTEST = 3;
/** A part is recognised at the end of a word whose beginning nobody knows only from this length on. */
const SURE = 5;
/** Endings that look like words. */
const NO_PARTS = new Set([
  'baar',
  'heid',
  'ing',
  'lijk',
  'loos',
  'ten',
  'den',
  'ren',
  'sen',
  'tal',
  'ter',
  'der',
  'gen',
  'ster',
  'schap',
]);

/** The words of some texts, plain. Three letters count only in `titles`: anywhere else they are mostly endings. */
export function vocabularyOf(titles: Iterable<string>, texts: Iterable<string>): Set<string> {
  const known = new Set<string>();
  const take = (text: string, shortest: number): void => {
    for (const { text: word } of wordsIn(text))
      for (const spelling of spellings(word))
        if (spelling.length >= shortest && !isIdle(spelling) && !NO_PARTS.has(spelling)) known.add(spelling);
  };
  for (const title of titles) take(title, SHORTEST);
  for (const text of texts) take(text, SHORTEST + 1);
  return known;
}

/** Takes words apart with a vocabulary. A word that is no compound gives nothing. */
export function createSplitter(vocabulary: ReadonlySet<string>): Splitter {
  const held = new Map<string, readonly Part[]>();
  return (word) => {
    const known = held.get(word);
    if (known) return known;
    const parts = takeApart(plain(word), vocabulary);
    held.set(word, parts);
    return parts;
  };
}

function takeApart(word: string, vocabulary: ReadonlySet<string>): readonly Part[] {
  const parts = whole(word, vocabulary) ?? tail(word, vocabulary);
  return parts.length > 0 ? parts : head(word, vocabulary);
}

/** The split of the whole word into the fewest known parts, two at least; null where there is none. */
function whole(word: string, vocabulary: ReadonlySet<string>): Part[] | null {
  // best[i]: the fewest parts that make word[0..i).
  const best: (Part[] | undefined)[] = [[]];
  for (let start = 0; start <= word.length - SHORTEST; start++) {
    const before = best[start];
    if (!before) continue;
    for (let end = start + SHORTEST; end <= word.length; end++) {
      const piece = word.slice(start, end);
      if (piece.length === word.length || !vocabulary.has(piece)) continue;
      for (const link of end === word.length ? [''] : LINKS) {
        const next = end + link.length;
        const taken = best[next];
        if (!word.startsWith(link, end) || next > word.length || (taken && taken.length <= before.length + 1)) continue;
        best[next] = [...before, { word: piece, start, end }];
      }
    }
  }
  return best[word.length] ?? null;
}

/** Known parts at the end of a word that begins with something unknown, from the back to the front. */
function tail(word: string, vocabulary: ReadonlySet<string>): Part[] {
  for (let start = SHORTEST; start <= word.length - SURE; start++) {
    const piece = word.slice(start);
    if (!vocabulary.has(piece) || !/[aeiouy]/.test(word.slice(0, start))) continue;
    const rest = word.slice(0, start);
    const trimmed = LINKS.map((link) => (rest.endsWith(link) ? rest.slice(0, rest.length - link.length) : ''));
    const inner = trimmed.find((left) => vocabulary.has(left));
    const before = inner
      ? [{ word: inner, start: 0, end: inner.length }]
      : (trimmed.map((left) => tail(left, vocabulary)).find((found) => found.length > 0) ?? []);
    return [...before, { word: piece, start, end: word.length }];
  }
  return [];
}

/** The longest known part at the beginning of a word that ends in something unknown. */
function head(word: string, vocabulary: ReadonlySet<string>): Part[] {
  for (let end = word.length - SHORTEST; end >= SURE; end--)
    if (vocabulary.has(word.slice(0, end)) && /[aeiouy]/.test(word.slice(end)))
      return [{ word: word.slice(0, end), start: 0, end }];
  return [];
}
