/**
 * Letters that died by accident. Whoever turns a block into a list, moves it or splits it makes it anew
 * (sync.ts), and the old one is deleted with all that is in it: also letters that they had not received yet.
 * Yjs deletes those along, but the update does not name them, and that is how they are told from letters that
 * were deleted on purpose.
 */
import * as Y from 'yjs';

type Attributes = Readonly<Record<string, object>>;
/** Letters with the same marks, and where in Yjs they were. */
export interface Piece {
  readonly text: string;
  readonly attributes: Attributes;
  readonly ids: readonly Y.ID[];
}
/** Orphaned letters at one spot: behind the first `offset` letters of what the other knew of the block. */
export interface Run {
  readonly offset: number;
  readonly pieces: readonly Piece[];
}
/** A block that was deleted with letters the deleter did not know. */
export interface LostBlock {
  /** Its text as the deleter knew it; null when they did not know the block at all. */
  readonly known: string | null;
  readonly runs: readonly Run[];
  /** The topmost of what was deleted around it, and the live type that held that. */
  readonly top: Y.Item;
  readonly home: Y.AbstractType<unknown>;
}

export interface Search {
  /** The remote transaction, before its deleted content is collected (`afterTransaction`). */
  readonly transaction: Y.Transaction;
  /** What the update deleted on purpose. */
  readonly intended: () => readonly DeleteSet[];
  /** Whether a letter is ours to rescue: exactly one page may say so. Letters of one client that came together share the answer. */
  readonly isOurs: (id: Y.ID) => boolean;
  /** What was dead before: to be read as text that the deleter knew (we deleted it, the server did not yet), or not at all. */
  readonly earlier: 'known' | 'before';
}
type DeleteSet = Y.Transaction['deleteSet'];
type DeleteItem = { readonly clock: number; readonly len: number };

/** What a remote transaction deleted by accident; fast when it deleted nothing of ours. */
export function findLost({ transaction, intended, isOurs, earlier }: Search): LostBlock[] {
  const { clients } = transaction.deleteSet;
  const last = (deleted: readonly DeleteItem[]): number =>
    deleted.reduce((most, { clock, len }) => Math.max(most, clock + len), 1) - 1;
  const ours = new Map([...clients].filter(([client, deleted]) => isOurs(Y.createID(client, last(deleted)))));
  if (ours.size === 0) return [];
  const sets = intended();
  const onPurpose = (id: Y.ID): boolean => sets.some((set) => Y.isDeleted(set, id));
  const blocks = new Set<Y.AbstractType<unknown>>();
  Y.iterateDeletedStructs(transaction, { clients: ours }, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
    if (!idsOf(struct).some((id) => isOurs(id) && !onPurpose(id))) return;
    const text = struct.parent as Y.AbstractType<unknown>;
    blocks.add(text instanceof Y.XmlText ? (text.parent as Y.AbstractType<unknown>) : text);
  });
  const fateOf = (id: Y.ID): Fate => {
    if (!Y.isDeleted(transaction.deleteSet, id)) return onPurpose(id) ? 'before' : earlier;
    if (onPurpose(id)) return 'known';
    return isOurs(id) ? 'ours' : 'others';
  };
  return [...blocks].flatMap((block) => readLost(block, fateOf)).sort(inOrder);
}

/** How a letter in a deleted block ended. */
type Fate = 'before' | 'known' | 'ours' | 'others';

function readLost(block: Y.AbstractType<unknown>, fateOf: (id: Y.ID) => Fate): LostBlock[] {
  const item = block._item;
  if (!item?.deleted) return [];
  const reading: Reading = { known: '', runs: [] };
  readInto(reading, block, fateOf);
  if (reading.runs.length === 0) return [];
  const isKnown = fateOf(item.id) === 'known';
  return [{ known: isKnown ? reading.known : null, runs: reading.runs, ...topOf(item) }];
}

interface Reading {
  known: string;
  readonly runs: { offset: number; pieces: Piece[] }[];
}

/** Reads the content of a block with its dead letters; a line break reads as a newline. */
function readInto(reading: Reading, type: Y.AbstractType<unknown>, fateOf: (id: Y.ID) => Fate): void {
  const attributes: Record<string, object> = {};
  for (let item = type._start; item; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentFormat && fateOf(item.id) !== 'before') {
      if (content.value === null) delete attributes[content.key];
      else attributes[content.key] = content.value;
    } else if (content instanceof Y.ContentString) {
      for (const [nth, id] of idsOf(item).entries())
        readLetter(reading, content.str.charAt(nth), fateOf(id), { attributes, id });
    } else if (content instanceof Y.ContentType) {
      if (content.type instanceof Y.XmlText) readInto(reading, content.type as Y.AbstractType<unknown>, fateOf);
      else readLetter(reading, '\n', fateOf(item.id), { attributes: {}, id: item.id });
    }
  }
}

function readLetter(reading: Reading, letter: string, fate: Fate, at: { attributes: Attributes; id: Y.ID }): void {
  if (fate === 'known') reading.known += letter;
  if (fate !== 'ours') return;
  const offset = reading.known.length;
  let run = reading.runs.at(-1);
  if (run?.offset !== offset) reading.runs.push((run = { offset, pieces: [] }));
  const last = run.pieces.at(-1);
  if (last && JSON.stringify(last.attributes) === JSON.stringify(at.attributes))
    run.pieces[run.pieces.length - 1] = { ...last, text: last.text + letter, ids: [...last.ids, at.id] };
  else run.pieces.push({ text: letter, attributes: { ...at.attributes }, ids: [at.id] });
}

function topOf(item: Y.Item): Pick<LostBlock, 'top' | 'home'> {
  let top = item;
  let home = item.parent as Y.AbstractType<unknown>;
  while (home._item?.deleted) {
    top = home._item;
    home = top.parent as Y.AbstractType<unknown>;
  }
  return { top, home };
}

const idsOf = ({ id, length }: Y.Item): Y.ID[] =>
  Array.from({ length }, (_, nth) => Y.createID(id.client, id.clock + nth));

/** In the order in which they were typed: neighbours put back apart stand in that order. */
function inOrder(one: LostBlock, other: LostBlock): number {
  const [a, b] = [one.runs[0]?.pieces[0]?.ids[0], other.runs[0]?.pieces[0]?.ids[0]];
  return a && b ? a.client - b.client || a.clock - b.clock : 0;
}

/** The words of a lost block. */
export function wordsOf({ runs }: LostBlock): string {
  return runs.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(' ');
}
