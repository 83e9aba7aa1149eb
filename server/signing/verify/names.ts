/** Who a certificate names, against whom was expected. */
import type { Match } from '../../../model/signing.ts';

export interface Person {
  /** Given names; empty when the certificate only has a common name, which is then in `family`. */
  readonly given: string;
  readonly family: string;
}

const TITLES = new Set(
  'dhr mevrouw mevr mw meester mr dr drs ir ing prof professor doctor ingenieur bc msc ba ma phd'.split(' '),
);

/** Letters that are not one with an accent. */
const FOLDED: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Small letters without accents; titles go, and what stands between brackets («Signature» on an eID). */
function wordsOf(name: string): string[] {
  const plain = name
    .replace(/\([^)]*\)/g, ' ')
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´.]/gu, '')
    .toLowerCase()
    .replace(/[ıłøđßæœ]/g, (letter) => FOLDED[letter] ?? letter)
    .trim()
    .replace(/^de heer (?=\S)/, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const names = words.filter((word) => !TITLES.has(word));
  return names.length > 0 ? names : words;
}

/**
 * Whether a certificate is that of whoever was expected. Accents, case, titles, hyphens and the order of words say
 * nothing. An eID holds all given names: the first is enough, others may be left out.
 */
export function match({ given, family }: Person, expected: string): Match {
  const [first = '', ...others] = wordsOf(given);
  const surname = wordsOf(family);
  const wanted = wordsOf(expected);
  if (surname.length === 0 || wanted.length === 0) return 'onbekend';
  const must = first === '' ? surname : [first, ...surname];
  if (isSameName(must, wanted)) return 'zelfde';
  const left = [...wanted];
  for (const word of must) {
    const at = left.indexOf(word);
    if (at < 0) return 'anders';
    left.splice(at, 1);
  }
  return left.every((word) => others.includes(word)) ? 'zelfde' : 'anders';
}

/** «Van den Broeck» and «Vandenbroeck», «Jean-Pierre» and «Jean Pierre» are one; so is the surname in front. */
function isSameName([first = '', ...rest]: readonly string[], wanted: readonly string[]): boolean {
  const whole = wanted.join('');
  return whole === first + rest.join('') || whole === rest.join('') + first;
}
