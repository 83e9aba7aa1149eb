/** Which stretches of a rich text are new, in positions of the editor's document. */
import * as Y from 'yjs';

/** From a position up to (not including) another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
/** Nodes without content take one position; all others one on each side. */
const LEAVES = new Set(['hardBreak']);

/** The stretches whose items are at or beyond `from(client)`, in order, joined where they touch. */
export function newRanges(fragment: Y.XmlFragment, from: (client: number) => number): Range[] {
  const ranges: Range[] = [];
  walk(fragment as AnyType, 0, from, (range) => add(ranges, range));
  return ranges;
}

function add(ranges: Range[], range: Range): void {
  const last = ranges.at(-1);
  if (last && last.to >= range.from)
    ranges[ranges.length - 1] = { from: Math.min(last.from, range.from), to: Math.max(last.to, range.to) };
  else ranges.push(range);
}

type AnyType = Y.AbstractType<unknown>;
type From = (client: number) => number;
type Tell = (range: Range) => void;

/** Walks the children of a type that begin at `start`; returns where they end. */
function walk(type: AnyType, start: number, from: From, tell: Tell): number {
  let at = start;
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const end = endOf(item, at, from, tell);
    const old = Math.max(0, from(item.id.client) - item.id.clock);
    const isText = item.content instanceof Y.ContentString;
    if (item.countable && old < item.length) tell({ from: isText ? at + old : at, to: end });
    at = end;
  }
  return at;
}

function endOf(item: Y.Item, at: number, from: From, tell: Tell): number {
  if (!(item.content instanceof Y.ContentType)) return item.countable ? at + item.length : at;
  const child = item.content.type as unknown;
  if (child instanceof Y.XmlText) return walk(child as AnyType, at, from, tell);
  if (child instanceof Y.XmlElement && LEAVES.has(child.nodeName)) return at + 1;
  return walk(child as AnyType, at + 1, from, tell) + 1;
}
