/**
 * Searching short Dutch texts as people type: the beginning of a word, a plural, a typing error and a part of
 * a compound all find it, and what stands in a title comes first.
 */
import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import { createSplitter, vocabularyOf, type Splitter } from './compounds.ts';
import { isIdle, spellings, stem, wordsIn } from './words.ts';

/** A text to search, in four layers from what names it to what it tells. */
export interface Searchable {
  readonly id: string;
  readonly titel: string;
  readonly trefwoorden: string;
  readonly samenvatting: string;
  readonly tekst: string;
}
export interface Hit {
  readonly id: string;
  /** What to mark in its texts, see {@link Finder.marks}. */
  readonly terms: ReadonlySet<string>;
}
export interface Found {
  readonly hits: readonly Hit[];
  /** No text holds every word: these hold some of them. */
  readonly loose: boolean;
}
export interface Finder {
  /** The hits, best first. A query without words finds everything, in the order given. */
  readonly find: (query: string) => Found;
  /** The stretches of a text that hold one of the terms, as `[start, end)`, in order. */
  readonly marks: (text: string, terms: ReadonlySet<string>) => (readonly [number, number])[];
}

const LAYERS = ['titel', 'trefwoorden', 'samenvatting', 'tekst'] as const;
/** A layer's words as they are written, and (`+`) the parts of its compounds, which weigh less. */
const FIELDS = LAYERS.flatMap((layer) => [layer, `${layer}+`]);
const BOOST = {
  titel: 12,
  'titel+': 7,
  trefwoorden: 4,
  'trefwoorden+': 2,
  samenvatting: 2,
  'samenvatting+': 1,
  tekst: 1,
  'tekst+': 0.5,
};
const NOTHING: ReadonlySet<string> = new Set();

/** An index over texts; build it once. */
export function createFinder(texts: readonly Searchable[]): Finder {
  const vocabulary = vocabularyOf(
    texts.flatMap(({ titel, trefwoorden }) => [titel, trefwoorden]),
    texts.flatMap(({ samenvatting, tekst }) => [samenvatting, tekst]),
  );
  const split = createSplitter(vocabulary);
  const index = new MiniSearch<Searchable>({
    fields: FIELDS,
    extractField: (text, field) => text[field.replace('+', '') as keyof Searchable],
    tokenize: (text, field) => termsOf(text, field?.endsWith('+') ? split : null),
    processTerm: (term) => term,
  });
  index.addAll(texts);
  const known = knownWords(vocabulary);
  const everything = texts.map(({ id }) => ({ id, terms: NOTHING }));
  return {
    find: (query) => {
      const words = queryWords(query);
      return words.length === 0 ? { hits: everything, loose: false } : search(index, words, split, known);
    },
    marks: (text, terms) => marksIn(text, terms, split),
  };
}

/** What the texts hold, sorted: the words as written, and their stems. */
interface Known {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

function knownWords(vocabulary: ReadonlySet<string>): Known {
  return { words: [...vocabulary].sort(), stems: [...new Set([...vocabulary].map(stem))].sort() };
}

/** The terms of a text: its words, or with a splitter the parts of its words. */
function termsOf(text: string, split: Splitter | null): string[] {
  return wordsIn(text)
    .flatMap(({ text: word }) => spellings(word))
    .filter((word) => !isIdle(word))
    .flatMap((word) => (split ? split(word).map((part) => part.word) : [word]))
    .map(stem);
}

/** What is asked for; the last word may still be on its way, so that it stays even when it is common. */
function queryWords(query: string): string[] {
  const words = wordsIn(query).map(({ text }) => spellings(text)[0] ?? '');
  const telling = words.filter((word) => !isIdle(word));
  return telling.length > 0 ? telling : words.filter((word) => word.length > 1);
}

function search(index: MiniSearch<Searchable>, words: readonly string[], split: Splitter, known: Known): Found {
  const ways = words.map((word) => waysTo(word, split, known));
  const each = ways.map(({ query }) => query);
  const strict = index.search(together(words, each, known), { boost: BOOST });
  const loose = strict.length === 0 && words.length > 1;
  const found = loose ? index.search({ combineWith: 'OR', queries: each }, { boost: BOOST }) : strict;
  return { hits: titleFirst(found, ways).map(toHit), loose };
}

const toHit = ({ id, match }: SearchResult): Hit => ({ id: String(id), terms: new Set(Object.keys(match)) });

/** The more of the words stand in the title the better; what is equal in that goes by its score. */
function titleFirst(found: readonly SearchResult[], ways: readonly Ways[]): SearchResult[] {
  const ranked = found.map((result) => ({ result, titled: titledIn(result, ways) }));
  return ranked.sort((a, b) => b.titled - a.titled || b.result.score - a.result.score).map(({ result }) => result);
}

function titledIn({ match }: SearchResult, ways: readonly Ways[]): number {
  const inTitle = Object.keys(match).filter((term) => match[term]?.some((field) => field.startsWith('titel')));
  return ways.filter(({ starts }) => inTitle.some((term) => starts.some((start) => term.startsWith(start)))).length;
}

/** Every word, or two neighbours written as one: `taal buddy` is also `taalbuddy`. */
function together(words: readonly string[], each: readonly Query[], known: Known): Query {
  const joined = words.slice(1).flatMap((word, nth): Query[] => {
    const one = stem((words[nth] ?? '') + word);
    if (!startsAny(known.stems, one)) return [];
    const rest = each.filter((_, other) => other !== nth && other !== nth + 1);
    return [{ combineWith: 'AND', queries: [exact(one), ...rest] }];
  });
  return { combineWith: 'OR', queries: [{ combineWith: 'AND', queries: [...each] }, ...joined] };
}

/** How one word may be found: the query, and what the terms begin with that are surely meant by it. */
interface Ways {
  readonly query: Query;
  readonly starts: readonly string[];
}

/**
 * All ways in which one word may be found. A typing error is supposed, and a compound taken apart, only
 * where the texts hold nothing that begins with the word: `fiets` must not find `niets`.
 */
function waysTo(word: string, split: Splitter, known: Known): Ways {
  const sought = stem(word);
  const forms = [sought, word, sought.replace(/(?<=[^aeiouy])t$/, '')];
  const exactly = [...new Set(forms)].filter((form) => startsAny(known.stems, form));
  // A word half typed: `opleidi` begins no stem of `opleiding`, but it begins the word.
  const begun = beginWith(known.words, word).map(stem);
  if (begun.length > 0 || startsAny(known.stems, sought)) return anyOf([...new Set([...exactly, ...begun])]);
  const swapped = swaps(sought).filter((form) => startsAny(known.stems, form));
  const parts = split(word).map((part) => stem(part.word));
  const ways: Query[] = [...exactly, ...swapped].map(exact);
  if (parts.length > 0) ways.push({ combineWith: 'AND', queries: parts.map(exact) });
  if (parts.length < 2) ways.push(nearly(sought));
  return { query: { combineWith: 'OR', queries: ways }, starts: [...exactly, ...swapped, ...parts] };
}

const anyOf = (terms: readonly string[]): Ways => ({
  query: { combineWith: 'OR', queries: terms.map(exact) },
  starts: terms,
});

/** Every word that two neighbouring letters in the wrong order may have been meant for. */
function swaps(word: string): string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, nth) => word.slice(0, nth) + word.charAt(nth + 1) + word.charAt(nth) + word.slice(nth + 2),
  );
}

/** A term that differs in a letter or two. */
const nearly = (term: string): Query => ({
  queries: [term],
  fuzzy: slack(term),
  prefix: false,
  weights: { fuzzy: 0.4, prefix: 0.5 },
  tokenize: (text: string) => [text],
});

/** A term as it is, or one that begins with it. */
const exact = (term: string): Query => ({
  queries: [term],
  fuzzy: false,
  prefix: term.length > 1,
  weights: { fuzzy: 0.4, prefix: 0.5 },
  tokenize: (text: string) => [text],
});

/** How many letters may be wrong. */
function slack(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}

/** Where in a sorted list the terms that begin with `start` would stand. */
function placeOf(sorted: readonly string[], start: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
const startsAny = (sorted: readonly string[], start: string): boolean =>
  sorted[placeOf(sorted, start)]?.startsWith(start) ?? false;

const MOST_BEGUN = 12;
function beginWith(sorted: readonly string[], start: string): string[] {
  const from = placeOf(sorted, start);
  return sorted.slice(from, from + MOST_BEGUN).filter((word) => word.startsWith(start));
}

function marksIn(text: string, terms: ReadonlySet<string>, split: Splitter): (readonly [number, number])[] {
  if (terms.size === 0) return [];
  return wordsIn(text).flatMap(({ text: word, start, end }) => {
    const forms = spellings(word);
    if (forms.some((form) => !isIdle(form) && terms.has(stem(form)))) return [[start, end] as const];
    const form = forms[0] ?? '';
    // Where accents changed the length, places within the word mean nothing.
    const parts = form.length === word.length ? split(form) : [];
    return parts
      .filter((part) => terms.has(stem(part.word)))
      .map((part) => [start + part.start, start + part.end] as const);
  });
}
