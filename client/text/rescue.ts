/**
 * Saves what someone wrote in a block that another made anew or deleted before those letters reached them
 * (orphans.ts). Exactly one page puts them back, and pages need not agree on which:
 *
 * [R1] An update that does not name the letters as deleted was made without them: whoever wrote them saves them.
 * [R2] Who comes back takes in what the server has before answering it (sync/guardian.ts), and saves what others
 *      wrote meanwhile in what was deleted here. The answer then names those letters, so that R1 leaves them alone.
 *
 * What this cannot save: letters whose page goes in the moment between their arrival at the server and that of an
 * update of someone connected who had not received them yet.
 */
import * as Y from 'yjs';
import { findLost, wordsOf, type LostBlock, type Piece } from './orphans.ts';
import { candidatesSince, shelterOf, type Candidate, type Spot } from './shelter.ts';

/** Origin of what is put back: sent and kept like any edit, but not a step that someone undoes. */
export const RESCUE = 'samenschrift-redding';

/** What could not be put back where it was. */
export interface Told {
  /** `apart`: it stands as a paragraph of its own. `weg`: the record or field around it is gone. */
  readonly kind: 'apart' | 'weg';
  /** `ons`: written here. `ander`: another wrote it in what was deleted here while we were away. */
  readonly van: 'ons' | 'ander';
  readonly words: string;
}
export interface Rescue {
  /** Runs `apply`, which applies this remote update, and saves what it deletes by accident. */
  readonly receive: (update: Uint8Array, apply: () => void) => void;
  /**
   * Runs `apply`, which applies what the server has that we lack, now that we are back and before it gets what we
   * have. `known`: what it has, clock by client.
   */
  readonly comeBack: (update: Uint8Array, known: ReadonlyMap<number, number>, apply: () => void) => void;
  /** Letters of this client, written by a page that is gone, are ours from now on. */
  readonly adopt: (client: number) => void;
  readonly destroy: () => void;
}

/** Watches over the letters written in `doc`. */
export function createRescue(doc: Y.Doc, tell: (told: Told) => void): Rescue {
  const own = new Set<number>();
  let updates: Uint8Array[] = [];
  let server: ReadonlyMap<number, number> | null = null;
  const isOurs = ({ client }: Y.ID): boolean => client === doc.clientID || own.has(client);
  const look = (transaction: Y.Transaction): void => {
    if (transaction.local || updates.length === 0 || transaction.deleteSet.clients.size === 0) return;
    const { beforeState, changed } = transaction;
    const intended = once(() => updates.map((update) => Y.decodeUpdate(update).ds));
    const lost = findLost({ transaction, intended, isOurs, earlier: 'before' });
    if (lost.length > 0) save(doc, lost, candidatesSince(doc, beforeState, changed.keys()), 'ons', tell);
    // A page that had nothing deleted nothing.
    if (server === null || beforeState.size === 0) return;
    const isNew = (id: Y.ID): boolean => !isOurs(id) && id.clock >= (beforeState.get(id.client) ?? 0);
    const others = findLost({ transaction, intended, isOurs: isNew, earlier: 'known' });
    if (others.length > 0) save(doc, others, candidatesSince(doc, server), 'ander', tell);
  };
  doc.on('afterTransaction', look);
  const receive: Rescue['receive'] = (update, apply) => {
    // Yjs may give this page another id; what it wrote under the old one stays ours.
    own.add(doc.clientID);
    updates = [...updates, update];
    try {
      apply();
    } finally {
      // What waits for another update is deleted when that one comes.
      if (doc.store.pendingDs === null && doc.store.pendingStructs === null) updates = [];
    }
  };
  return {
    receive,
    comeBack: (update, known, apply) => {
      server = known;
      try {
        receive(update, apply);
      } finally {
        server = null;
      }
    },
    adopt: (client) => own.add(client),
    destroy: () => doc.off('afterTransaction', look),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function save(
  doc: Y.Doc,
  lost: readonly LostBlock[],
  candidates: readonly Candidate[],
  van: Told['van'],
  tell: (told: Told) => void,
): void {
  const told: Told[] = [];
  const placed: Placed[] = [];
  doc.transact(() => {
    for (const block of lost) {
      const spots = shelterOf(block, candidates);
      const apart: Piece[][] = [];
      for (const [nth, { pieces }] of block.runs.entries()) {
        const spot = spots[nth];
        if (spot) placed.push({ spot, pieces: trimmed(pieces, spot.trim) });
        else apart.push([...pieces]);
      }
      if (apart.length > 0) told.push({ kind: putApart(block, apart), van, words: wordsOf(block) });
    }
    for (const one of placed.reverse().sort((a, b) => b.spot.index - a.spot.index)) putBack(doc, one);
  }, RESCUE);
  for (const one of told) tell(one);
}

interface Placed {
  readonly spot: Spot;
  readonly pieces: readonly Piece[];
}

/** A line break inside becomes a space: the text it would break is one. */
function putBack(doc: Y.Doc, { spot: { text, index }, pieces }: Placed): void {
  let at = index;
  for (const piece of pieces) {
    text.insert(at, piece.text.replaceAll('\n', ' '), piece.attributes);
    remember(doc, text, at, piece.ids);
    at += piece.text.length;
  }
}

function trimmed(pieces: readonly Piece[], [left, right]: Spot['trim']): Piece[] {
  const size = pieces.reduce((sum, { text }) => sum + text.length, 0);
  let at = 0;
  return pieces.flatMap(({ text, attributes, ids }) => {
    const [from, until] = [Math.max(0, left - at), Math.min(text.length, size - right - at)];
    at += text.length;
    return from < until ? [{ text: text.slice(from, until), attributes, ids: ids.slice(from, until) }] : [];
  });
}

const HOLDS_BLOCKS = new Set(['listItem', 'tableCell', 'tableHeader']);

/** Puts runs in a paragraph of their own where their block was, if that is still in a text. */
function putApart({ home, top }: LostBlock, runs: readonly (readonly Piece[])[]): Told['kind'] {
  let place: unknown = home;
  let left = top.left;
  while (place instanceof Y.XmlElement && !HOLDS_BLOCKS.has(place.nodeName)) {
    // Behind the list or table that it cannot stand in.
    left = place._item;
    place = place.parent;
  }
  if (!(place instanceof Y.XmlFragment) || !place.doc) return 'weg';
  let index = 0;
  for (let item = left; item; item = item.left) if (!item.deleted && item.countable) index += item.length;
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  place.insert(index, [paragraph]);
  paragraph.insert(0, [text]);
  for (const [nth, pieces] of runs.entries()) {
    if (nth > 0) text.insert(text.length, ' ', {});
    putBack(place.doc, { spot: { text, index: text.length, trim: [0, 0] }, pieces });
  }
  return 'apart';
}

/** Where letters went, by the ids they had: the caret follows them. The latest of each document only. */
const moved = new WeakMap<Y.Doc, Map<string, Y.RelativePosition>>();
const MOST_REMEMBERED = 2_000;

const keyOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`;

function remember(doc: Y.Doc, text: Y.XmlText, at: number, ids: readonly Y.ID[]): void {
  const known = moved.get(doc) ?? new Map<string, Y.RelativePosition>();
  if (known.size > MOST_REMEMBERED) known.clear();
  for (const [nth, id] of ids.entries())
    known.set(keyOf(id), Y.createRelativePositionFromTypeIndex(text, at + nth + 1, -1));
  moved.set(doc, known);
}

/** The spot behind a letter that was put back elsewhere; null for any other. */
export function rescuedSpot(doc: Y.Doc | null, { item }: Y.RelativePosition): Y.RelativePosition | null {
  return (doc && item && moved.get(doc)?.get(keyOf(item))) ?? null;
}
