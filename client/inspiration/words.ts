/**
 * Dutch words, made alike where they mean the same: accents, capitals, plurals and endings go. A light hand:
 * the outcome is only ever compared with another outcome, never shown.
 */

/** A word as it stands in a text: `[start, end)` in UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that say nothing about what someone looks for. */
const IDLE = new Set(
  (
    'aan al als alle bij bijvoorbeeld dan dat de deze die dit door een elk elke en er ervan ervoor had heb hebben heeft het hier hij hoe hun ' +
    'ik in is je kan komen krijgt kunnen maar mee men met moet naar niet nog nu of om omdat onder ons op over per samen te ' +
    'tegen ten ter tot twee uit van via voor waar want was wat we wel wie wil worden wordt ze zich zij zijn zo zoals zonder'
  ).split(' '),
);

/** The words of a text; `wijk-werken` and `buddy's` are one word each. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}

/** Without capitals and accents. */
export function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
}

/** Whether a word (plain) is too common to look for. */
export const isIdle = (word: string): boolean => word.length < 2 || IDLE.has(word);

/** The pieces of a word that stand on their own in a text: the whole, and what a hyphen joins. Plain. */
export function spellings(word: string): string[] {
  const whole = plain(word).replace(/'s?$|'s$/, '');
  if (!/['-]/.test(whole)) return [whole];
  return [whole.replace(/['-]/g, ''), ...whole.split(/['-]/).filter((part) => part.length > 2)];
}

const VOWEL = /[aeiouy]/;
const keepsSound = (stem: string): boolean => stem.length >= 3 && VOWEL.test(stem);

/** Endings, the longest first, with what is put in their place and how many letters must stay. */
const ENDINGS: readonly (readonly [RegExp, string, number])[] = [
  [/heden$/, 'heid', 2],
  [/ingen$/, '', 4],
  [/ing$/, '', 4],
  [/(?<=er|el|em|ie|y|ge|te|le)s$/, '', 4],
  [/en$/, '', 3],
  [/(?<=[a-z])e$/, '', 3],
];

/** What a plain word has in common with its plural and its other forms: `opleidingen`, `opleiden` -> `opleid`. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let left = word;
  for (const [ending, put, least] of ENDINGS) {
    const cut = left.replace(ending, put);
    if (cut !== left && cut.length >= least && keepsSound(cut)) left = cut;
  }
  return settle(left);
}

/** Spelling that changes with the syllable: stappen/stap, scholen/school, brieven/brief, huizen/huis. */
function settle(stem: string): string {
  return stem
    .replace(/([bcdfgklmnprst])\1$/, '$1')
    .replace(/([aeou])\1(?=[bcdfghjklmnpqrstvwxz]$)/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's')
    .replace(/dt$/, 'd');
}
