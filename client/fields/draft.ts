/** Merging what someone is composing (IME, a held accent) with what others typed meanwhile. */
import { sift } from '../../model/characters.ts';

export type Delta = readonly {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}[];

/** Where an offset ends up after a change by another; `after` moves it behind text inserted right there. */
export function shiftOffset(offset: number, delta: Delta, after = false): number {
  let read = 0;
  let shifted = offset;
  for (const { retain, insert, delete: removed } of delta) {
    if (retain !== undefined) read += retain;
    else if (typeof insert === 'string') {
      if (read < offset || (after && read === offset)) shifted += insert.length;
    } else if (removed !== undefined) {
      shifted -= Math.max(0, Math.min(read + removed, offset) - read);
      read += removed;
    }
    if (read > offset) break;
  }
  return Math.max(0, shifted);
}

export interface Merge {
  /** Where the new text goes, counted before any removal. */
  readonly index: number;
  readonly insert: string;
  /** The units to remove, as offsets in the text as it is now, ascending. */
  readonly remove: readonly number[];
}

/**
 * The change that turned `base` into `draft`, placed into a text that others changed by `deltas` since
 * `base`. Only units that were in `base` are removed: what others wrote between them stays.
 */
export function mergeDraft(base: string, draft: string, deltas: readonly Delta[]): Merge {
  const { head, tail } = sameEnds(base, draft);
  const removed = Array.from({ length: base.length - tail - head }, (_, nth) => head + nth);
  return {
    index: deltas.reduce((offset, delta) => shiftOffset(offset, delta), head),
    insert: draft.slice(head, draft.length - tail),
    remove: removed.flatMap((unit) => follow(unit, deltas) ?? []),
  };
}

/** How many units two texts have in common at the start and, apart from those, at the end. */
function sameEnds(base: string, draft: string): { head: number; tail: number } {
  const most = Math.min(base.length, draft.length);
  let head = 0;
  while (head < most && base[head] === draft[head]) head++;
  let tail = 0;
  while (tail < most - head && base[base.length - 1 - tail] === draft[draft.length - 1 - tail]) tail++;
  return { head, tail };
}

/**
 * `draft` with what is new in it since `base` sifted (see model/characters.ts), and where the caret goes.
 * Signs that were in `base` already stay: the person did not type them now.
 */
export function siftDraft(
  base: string,
  draft: string,
  caret: number,
): { text: string; caret: number; lost: readonly string[] } {
  let { head, tail } = sameEnds(base, draft);
  // Two emoji may share half of their surrogate pair.
  if (head > 0 && isHigh(draft, head - 1)) head--;
  if (tail > 0 && isLow(draft, draft.length - tail)) tail--;
  const { text, lost } = sift(draft.slice(head, draft.length - tail));
  const sifted = draft.slice(0, head) + text + draft.slice(draft.length - tail);
  const before = caret <= head ? caret : head + sift(draft.slice(head, Math.max(head, caret))).text.length;
  const shift = caret > draft.length - tail ? caret + sifted.length - draft.length : before;
  return { text: sifted, caret: shift, lost };
}

const isHigh = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));
const isLow = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** Where one unit of the text went; null when another removed it. */
function follow(unit: number, deltas: readonly Delta[]): number | null {
  let at = unit;
  for (const delta of deltas) {
    if (isRemoved(at, delta)) return null;
    // A unit lies behind what is inserted right before it.
    at = shiftOffset(at, delta, true);
  }
  return at;
}

function isRemoved(unit: number, delta: Delta): boolean {
  let read = 0;
  for (const { retain, delete: removed } of delta) {
    if (removed !== undefined && unit >= read && unit < read + removed) return true;
    read += (retain ?? 0) + (removed ?? 0);
  }
  return false;
}

/** The text after the merge; what bound-text.ts does to the shared text, on a plain one. */
export function applyMerge(text: string, { index, insert, remove }: Merge): string {
  const gone = new Set(remove);
  const units = Array.from({ length: text.length }, (_, nth) => (gone.has(nth) ? '' : text.charAt(nth)));
  return units.slice(0, index).join('') + insert + units.slice(index).join('');
}
