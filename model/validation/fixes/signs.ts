/** Taking characters that cannot be printed out of a text, where they stand, so that nothing else in it changes. */
import * as Y from 'yjs';
import { isPrintable } from '../../characters.ts';

/** A stretch of UTF-16 units to take out. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A character, with the joiner that would be left behind it in a composed emoji. */
const CHARACTER = /[^]\u200D?/gu;
const fits = (sign: string): boolean => isPrintable(sign) || isPrintable(sign.normalize('NFC'));

/** The signs in a text that cannot be printed, each once. */
export function unprintableSigns(text: string): string[] {
  return [...new Set(Array.from(text).filter((sign) => !fits(sign)))];
}

/** Where they stand, ascending; one of two spaces that would meet goes along. */
export function stretchesToStrip(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { 0: sign, index } of text.matchAll(CHARACTER)) {
    if (fits(sign.replace(/\u200D$/, ''))) continue;
    const last = found.at(-1);
    const to = index + sign.length;
    if (last?.to === index) found[found.length - 1] = { from: last.from, to };
    else found.push({ from: index, to });
  }
  return found.map(({ from, to }) => ({ from, to: text[from - 1] === ' ' && text[to] === ' ' ? to + 1 : to }));
}

/** The text without them. */
export function withoutSigns(text: string): string {
  return stretchesToStrip(text).reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
}

/** Takes them out of a plain text. */
export function stripText(text: Y.Text | undefined): void {
  for (const { from, to } of stretchesToStrip(text?.toJSON() ?? '').toReversed()) text?.delete(from, to - from);
}

/** Takes them out of a rich text, run by run: formatting stays. */
export function stripRich(fragment: Y.XmlFragment | undefined): void {
  for (const child of fragment?.toArray() ?? []) {
    if (child instanceof Y.XmlElement) stripRich(child);
    else if (child instanceof Y.XmlText) stripRun(child);
  }
}

function stripRun(run: Y.XmlText): void {
  const delta = run.toDelta() as { insert: unknown }[];
  // What is no text counts for one unit and stays.
  const text = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '-')).join('');
  for (const { from, to } of stretchesToStrip(text).toReversed()) run.delete(from, to - from);
}
