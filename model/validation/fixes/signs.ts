/** Taking characters that cannot be printed out of a text, where they stand, so that nothing else in it changes. */
import * as Y from 'yjs';
import { unprintable } from '../../characters.ts';

/** A stretch of UTF-16 units to replace. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly instead: string;
}

/** The signs in a text that cannot be printed, each once, with what is left of it. */
export function unprintableSigns(text: string): { sign: string; instead: string }[] {
  return [...new Map(unprintable(text).map(({ sign, instead }) => [sign, { sign, instead }])).values()];
}

/** Where they stand, ascending; one of two spaces that would meet goes along. */
export function stretchesToStrip(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { index, sign, instead } of unprintable(text)) {
    const last = found.at(-1);
    const to = index + sign.length;
    if (last?.to === index) found[found.length - 1] = { from: last.from, to, instead: last.instead + instead };
    else found.push({ from: index, to, instead });
  }
  return found.map(({ from, to, instead }) => {
    const wouldMeet = instead === '' && text[from - 1] === ' ' && text[to] === ' ';
    return { from, to: wouldMeet ? to + 1 : to, instead };
  });
}

/** The text without them. */
export function withoutSigns(text: string): string {
  return stretchesToStrip(text).reduceRight(
    (rest, { from, to, instead }) => rest.slice(0, from) + instead + rest.slice(to),
    text,
  );
}

/** Takes them out of a plain text. */
export function stripText(text: Y.Text | undefined): void {
  for (const { from, to, instead } of stretchesToStrip(text?.toJSON() ?? '').toReversed()) {
    if (instead !== '') text?.insert(to, instead);
    text?.delete(from, to - from);
  }
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
  for (const { from, to, instead } of stretchesToStrip(text).toReversed()) {
    // Behind the sign, and so in its looks.
    if (instead !== '') run.insert(to, instead);
    run.delete(from, to - from);
  }
}
