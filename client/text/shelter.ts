/** Where orphaned letters belong now: the text that took the place of the block they were in. */
import * as Y from 'yjs';
import type { LostBlock } from './orphans.ts';

export interface Spot {
  readonly text: Y.XmlText;
  readonly index: number;
  /** How many letters of the run to leave out on the left and on the right: they are there already. */
  readonly trim: readonly [number, number];
}

/** Texts that a transaction made or changed and that are still there, as they read now. */
export interface Candidate {
  readonly type: Y.XmlText;
  readonly text: string;
  readonly isNew: boolean;
}

/** The candidates among what was made or changed in a document since a state (clock by client), and among `touched`. */
export function candidatesSince(
  doc: Y.Doc,
  state: ReadonlyMap<number, number>,
  touched: Iterable<unknown> = [],
): Candidate[] {
  const made = new Set<Y.XmlText>();
  const changed = new Set<unknown>(touched);
  for (const [client, structs] of doc.store.clients) {
    const since = state.get(client) ?? 0;
    for (let nth = structs.length - 1; nth >= 0; nth--) {
      const struct = structs[nth];
      if (!struct || struct.id.clock + struct.length <= since) break;
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlText)
        made.add(struct.content.type);
      else changed.add(struct.parent);
    }
  }
  const alive = [...changed].filter((type): type is Y.XmlText => type instanceof Y.XmlText && !type._item?.deleted);
  return [...new Set([...made, ...alive])].map((type) => ({ type, text: read(type), isNew: made.has(type) }));
}

const read = (type: Y.XmlText): string =>
  (type.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');

/** The spot for each run of a block, null where there is none. */
export function shelterOf(block: LostBlock, candidates: readonly Candidate[]): (Spot | null)[] {
  const root = rootOf(block.home);
  const near = candidates.filter(({ type }) => rootOf(type as Y.AbstractType<unknown>) === root);
  const { known, runs } = block;
  if (known === null) return runs.map(({ pieces }) => copyIn(pieces.map(({ text }) => text).join(''), near));
  if (known === '') {
    const empty = near.find(({ text, isNew }) => isNew && text === '');
    return runs.map(() => (empty ? { text: empty.type, index: 0, trim: [0, 0] } : null));
  }
  return runs.map(({ offset }) => bestSpot(known, offset, near));
}

function rootOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> {
  let root = type;
  while (root._item) root = root._item.parent as Y.AbstractType<unknown>;
  return root;
}

/** How far around a spot texts are compared, and how much of that must be the same. */
const CONTEXT = 64;
const ENOUGH = 12;

/** Where most of the letters around are the same as they were around the run. */
function bestSpot(known: string, offset: number, candidates: readonly Candidate[]): Spot | null {
  const [left, right] = [known.slice(0, offset), known.slice(offset)];
  let best: { score: number; far: number; spot: Spot } | null = null;
  for (const { type, text } of candidates) {
    for (let index = 0; index <= text.length; index++) {
      const score = sameEnd(left, text, index) + sameStart(right, text, index);
      const far = Math.abs(text.length - known.length) + Math.abs(index - offset);
      if (best && (score < best.score || (score === best.score && far >= best.far))) continue;
      best = { score, far, spot: { text: type, index, trim: [0, 0] } };
    }
  }
  return best && best.score >= Math.min(known.length / 2, ENOUGH) ? best.spot : null;
}

function sameEnd(left: string, text: string, index: number): number {
  let size = 0;
  while (size < CONTEXT && size < Math.min(left.length, index) && left.at(-1 - size) === text[index - 1 - size]) size++;
  return size;
}

function sameStart(right: string, text: string, index: number): number {
  let size = 0;
  while (size < CONTEXT && size < Math.min(right.length, text.length - index) && right[size] === text[index + size])
    size++;
  return size;
}

/**
 * A block that the other did not know may be our own remake of one that they remade too. Then only what theirs
 * lacks is to be put in it.
 */
function copyIn(whole: string, candidates: readonly Candidate[]): Spot | null {
  for (const { type, text } of candidates) {
    if (text === '' || text.length > whole.length) continue;
    let left = 0;
    while (left < text.length && text[left] === whole[left]) left++;
    const right = text.length - left;
    if (whole.endsWith(text.slice(left))) return { text: type, index: left, trim: [left, right] };
  }
  return null;
}
