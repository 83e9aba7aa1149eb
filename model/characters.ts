/** The characters the paper can show, and what becomes of the others where people type or paste them. */
import { SUBSETS } from './printable.ts';

/** A set of font files that hold the same signs. */
export type Subset = keyof typeof SUBSETS;

/** What a set of font files holds, as CSS says it: `U+20-7E,U+A0-FF`. */
export function rangesOf(subset: Subset): string {
  return `U+${SUBSETS[subset].replaceAll(' ', ',U+')}`;
}

const NAMES = Object.keys(SUBSETS) as Subset[];
const classOf = (ranges: string): string => ranges.replace(/[0-9A-F]+/g, (code) => `\\u{${code}}`).replaceAll(' ', '');
/** A letter is shown with its accents, or not at all: one file has to hold all of it. */
const HELD = NAMES.map((name) => [name, new RegExp(`^[\\t\\n\\r${classOf(SUBSETS[name])}]*$`, 'u')] as const);
/** What joins the sign before it stands in several files: those are looked at sign by sign. */
const PLAIN = new RegExp(
  `^(?:(?![\\p{M}\\p{Cf}])[\\t\\n\\r${NAMES.map((name) => classOf(SUBSETS[name])).join('')}])*$`,
  'u',
);

const SIGNS = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const signsIn = (text: string): string[] => Array.from(SIGNS.segment(text), ({ segment }) => segment);

/** True when the paper can show all of it. */
export function isPrintable(text: string): boolean {
  return PLAIN.test(text) || signsIn(text).every((sign) => subsetOf(sign) !== undefined);
}

function subsetOf(sign: string): Subset | undefined {
  // What joins two letters is nothing by itself.
  if (/^[\u200C\u200D]/.test(sign)) return undefined;
  const composed = sign.normalize('NFC');
  return HELD.find(([, whole]) => whole.test(composed))?.[0];
}

/** The sets of font files that a text needs to be shown, `latin` always. What none has is left out of account. */
export function subsetsFor(text: string): ReadonlySet<Subset> {
  const needed = new Set<Subset>(['latin']);
  // Most of a text is latin: its runs are skipped whole.
  for (const [run] of text.matchAll(BEYOND))
    for (const sign of signsIn(run)) {
      const subset = subsetOf(sign);
      if (subset) needed.add(subset);
    }
  return needed;
}
/** Runs of what may not be latin, each with the letter before it, which may carry its accents. */
export const BEYOND = /[^]?[^\t\n\r\u0020-\u007E\u00A0-\u00FF]+/gu;

/** Signs that word processors and PDF files use for something our fonts do have. */
const INSTEAD: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '≤': '<=',
  '≥': '>=',
  '●': '•',
  '▪': '•',
  '■': '•',
  '◦': '•',
  '○': '•',
  '‣': '•',
  '⁃': '-',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '―': '—',
  '、': ',',
  '\u2007': '\u00A0',
  '\u202F': '\u00A0',
};
/** What glues an emoji together; without its parts it means nothing. */
const GLUE = /\p{Default_Ignorable_Code_Point}|\u20E3/gu;

/** A sign that the paper cannot show, as people see it (an emoji of several code points is one), and what can. */
export interface Unprintable {
  /** Where it begins, in UTF-16 units. */
  readonly index: number;
  readonly sign: string;
  /** What stands for it: a plain equivalent, or what is left without what no font has. */
  readonly instead: string;
  /** Whether something is lost with it. */
  readonly isLoss: boolean;
}

/** Every sign of a text that the paper cannot show, in its order. */
export function unprintable(text: string): Unprintable[] {
  if (isPrintable(text)) return [];
  return Array.from(SIGNS.segment(text)).flatMap(({ segment: sign, index }) => {
    if (subsetOf(sign) !== undefined) return [];
    const plain = INSTEAD[sign] ?? sign.normalize('NFKC');
    if (isPrintable(plain)) return [{ index, sign, instead: plain, isLoss: false }];
    return [{ index, sign, instead: shownOf(sign), isLoss: !isPrivate(sign) && sign.replace(GLUE, '') !== '' }];
  });
}

/** What can be shown of a sign: its letter without an accent that no font puts on it. */
function shownOf(sign: string): string {
  const parts = Array.from(sign.normalize('NFD').replace(GLUE, '')).filter(isPrintable);
  const whole = parts.join('').normalize('NFC');
  return isPrintable(whole) ? whole : parts.filter((part) => !/\p{M}/u.test(part)).join('');
}

export interface Sifted {
  /** The text without what cannot be printed; signs with a plain equivalent (a ligature, ≥) are written with it. */
  readonly text: string;
  /** What was left out, each sign once. */
  readonly lost: readonly string[];
}

/** Leaves out what the paper cannot show and nothing else. */
export function sift(text: string): Sifted {
  const found = unprintable(text);
  const kept = found.reduceRight(
    (rest, { index, sign, instead }) => rest.slice(0, index) + instead + rest.slice(index + sign.length),
    text,
  );
  return { text: kept, lost: [...new Set(found.filter(({ isLoss }) => isLoss).map(({ sign }) => sign))] };
}

/** Signs of symbol fonts (bullets, ticks) and lone halves of a pair: nobody can see which they are. */
const isPrivate = (sign: string): boolean => /^[\uE000-\uF8FF\uD800-\uDFFF\uFFFD]+$/u.test(sign);

/** What to tell someone about signs that were left out; empty when there are none. */
export function lostInWords(lost: readonly string[]): string {
  const shown = lost.slice(0, 3).join(' ');
  if (lost.length === 0) return '';
  if (lost.length === 1) return `${shown} kan niet in de pdf en is weggelaten.`;
  const more = lost.length > 3 ? ` en ${lost.length - 3} andere tekens` : '';
  return `${shown}${more} kunnen niet in de pdf en zijn weggelaten.`;
}
