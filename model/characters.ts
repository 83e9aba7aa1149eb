/** The characters the paper can show, and what becomes of the others where people type or paste them. */

/**
 * What the fonts that travel with the project hold: the `latin` and `latin-ext` subsets of Source Serif 4 and
 * Source Sans 3. Anything else would be printed in whatever font the machine happens to have, or as a box.
 */
const PRINTABLE =
  /^(?:[\u0300-\u034F\u0351-\u0353\u0357\u0358\u035A\u035C-\u0362]|[\t\n\r\u0020-\u007E\u00A0-\u02FF\u1E00-\u1E9F\u1EF2-\u1EFF\u2000-\u206F\u20A0-\u20BF\u2113\u2122\u2191\u2193\u2212\u2215])*$/;

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
  '、': ',',
};
/** What glues an emoji together; without its parts it means nothing. */
const GLUE = /\p{Default_Ignorable_Code_Point}|\u20E3/gu;
const SIGNS = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** True when the paper can show all of it. */
export function isPrintable(text: string): boolean {
  return PRINTABLE.test(text);
}

export interface Sifted {
  /** The text without what cannot be printed; signs with a plain equivalent (a ligature, ≥) are written with it. */
  readonly text: string;
  /** What was left out, each sign once, as people see it: an emoji of several code points is one. */
  readonly lost: readonly string[];
}

/** Leaves out what the paper cannot show and nothing else. */
export function sift(text: string): Sifted {
  if (isPrintable(text)) return { text, lost: [] };
  const lost = new Set<string>();
  const kept = Array.from(SIGNS.segment(text), ({ segment }) => {
    if (isPrintable(segment)) return segment;
    const plain = INSTEAD[segment] ?? segment.normalize('NFKC');
    if (isPrintable(plain)) return plain;
    if (!isPrivate(segment) && segment.replace(GLUE, '') !== '') lost.add(segment);
    return Array.from(segment.replace(GLUE, '')).filter(isPrintable).join('');
  });
  return { text: kept.join(''), lost: [...lost] };
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
