/**
 * What others changed since a moment, field by field. A moment is a Yjs snapshot (how far each client was,
 * and what was deleted); what was looked at since then is kept per field, as a small snapshot of those
 * changes alone, so that the others stay to be seen.
 *
 * Works on documents with garbage collection: what lay inside something removed is gone, and counts as
 * part of that removal.
 */
import * as Y from 'yjs';
import { locate, rootNames, type Located } from './pads.ts';

export interface SeenState {
  readonly basis: Y.Snapshot;
  /** Per path, the changes in it that were seen since. */
  readonly delen: ReadonlyMap<string, Y.Snapshot>;
}
export type ChangeKind = 'nieuw' | 'verwijderd' | 'gewijzigd' | 'verplaatst';
export interface Change {
  /** The field, or the record where it is new, moved or removed. */
  readonly pad: string;
  readonly soort: ChangeKind;
  /** These changes and no others, for when they are seen. */
  readonly omvang: Y.Snapshot;
}

/** The first says most; a record that is new need not be said to have moved. */
const WEIGHT: readonly ChangeKind[] = ['nieuw', 'verwijderd', 'gewijzigd', 'verplaatst'];

/** Fields nobody sees: written along with others, or once, at the start. */
const UNSEEN = /^\/(formaat|versie|sjabloon)$|^\/[^/]+\/[^/]+\/(herkomst|catalogus)$/;

interface Found {
  soort: ChangeKind;
  readonly sv: Map<number, number>;
  readonly ds: Map<number, { clock: number; len: number }[]>;
}

/**
 * What others changed; `own` are the clients whose edits are the reader's. Walks every item once and looks
 * further only at what is new: about 5 ms for 30,000 items.
 */
export function changesSince(doc: Y.Doc, seen: SeenState, own: ReadonlySet<number>): Change[] {
  const names = rootNames(doc);
  const found = new Map<string, Found>();
  for (const [client, structs] of doc.store.clients) {
    const known = seen.basis.sv.get(client) ?? 0;
    const removed = seen.basis.ds.clients.get(client) ?? [];
    for (const item of structs) {
      if (!(item instanceof Y.Item)) continue;
      if (item.deleted) noteDeleted(found, item, known, removed, seen, names);
      else if (item.id.clock + item.length > known && !own.has(client)) noteAdded(found, item, seen, names);
    }
  }
  return [...found].map(([pad, { soort, sv, ds }]) => ({ pad, soort, omvang: snapshotOf(sv, ds) }));
}

type Names = ReturnType<typeof rootNames>;

function noteAdded(found: Map<string, Found>, item: Y.Item, seen: SeenState, names: Names): void {
  const place = locate(item, names);
  if (!place || UNSEEN.test(place.pad)) return;
  const end = item.id.clock + item.length;
  const fresh = place.stukken.find((holder) => isNew(holder.item, seen, holder.pad) && !isRestored(holder.item, seen));
  const pad = fresh?.pad ?? place.pad;
  if (isSeen(item.id.client, end, seen, pad, place)) return;
  const { sv } = note(found, pad, fresh ? 'nieuw' : kindOf(place));
  sv.set(item.id.client, Math.max(end, sv.get(item.id.client) ?? 0));
}

const kindOf = ({ wat }: Located): ChangeKind => (wat === 'volgorde' ? 'verplaatst' : 'gewijzigd');

/** Whether all of it, up to `end`, was seen: in its field or in a record around it. */
function isSeen(client: number, end: number, { delen }: SeenState, pad: string, { stukken }: Located): boolean {
  if (delen.size === 0) return false;
  return [pad, ...stukken.map((holder) => holder.pad)].some((path) => (delen.get(path)?.sv.get(client) ?? 0) >= end);
}

function isNew({ id }: Y.Item, { basis, delen }: SeenState, pad: string): boolean {
  const known = Math.max(basis.sv.get(id.client) ?? 0, delen.get(pad)?.sv.get(id.client) ?? 0);
  return id.clock >= known;
}

/** An undone removal makes the record anew under its old id. */
function isRestored({ left }: Y.Item, { basis }: SeenState): boolean {
  return left !== null && left.id.clock < (basis.sv.get(left.id.client) ?? 0);
}

type Ranges = readonly { readonly clock: number; readonly len: number }[];

function noteDeleted(
  found: Map<string, Found>,
  item: Y.Item,
  known: number,
  removed: Ranges,
  seen: SeenState,
  names: Names,
): void {
  const { id, length, parent, parentSub } = item;
  // Without anything seen since, only what was there at the basis can be missed.
  if (seen.delen.size === 0 && uncovered(removed, id.clock, Math.min(id.clock + length, known)).length === 0) return;
  const place = locate(item, names);
  if (!place || UNSEEN.test(place.pad)) return;
  const upTo = Math.max(known, ...seenIn(seen, place).map(({ sv }) => sv.get(id.client) ?? 0));
  const gaps = uncovered(removed, id.clock, Math.min(id.clock + length, upTo));
  const isRecord = place.wat === 'stuk';
  if (isRecord && isHeld(parent, parentSub)) return;
  const parts = seenIn(seen, place);
  const open = gaps.filter(({ clock }) => !parts.some(({ ds }) => Y.isDeleted(ds, Y.createID(id.client, clock))));
  if (open.length === 0) return;
  const { ds } = note(found, place.pad, isRecord ? 'verwijderd' : kindOf(place));
  ds.set(id.client, [...(ds.get(id.client) ?? []), ...open]);
}

/** What was seen in a field and in the records around it. */
function seenIn({ delen }: SeenState, { pad, stukken }: Located): Y.Snapshot[] {
  return [pad, ...stukken.map((holder) => holder.pad)].flatMap((path) => delen.get(path) ?? []);
}

/** Whether the list holds a record under this id again. */
function isHeld(parent: unknown, id: string | null): boolean {
  const entry = parent instanceof Y.AbstractType ? parent._map.get(id ?? '') : undefined;
  return entry !== undefined && !entry.deleted;
}

function note(found: Map<string, Found>, pad: string, soort: ChangeKind): Found {
  const entry = found.get(pad) ?? { soort, sv: new Map<number, number>(), ds: new Map<number, never[]>() };
  if (WEIGHT.indexOf(soort) < WEIGHT.indexOf(entry.soort)) entry.soort = soort;
  found.set(pad, entry);
  return entry;
}

/** The parts of `from` up to `to` that lie in none of the ranges, which are in order. */
export function uncovered(ranges: Ranges, from: number, to: number): { clock: number; len: number }[] {
  const gaps: { clock: number; len: number }[] = [];
  let at = from;
  for (let nth = firstBehind(ranges, from); nth < ranges.length && at < to; nth++) {
    const range = ranges[nth];
    if (!range || range.clock >= to) break;
    if (range.clock > at) gaps.push({ clock: at, len: range.clock - at });
    at = Math.max(at, range.clock + range.len);
  }
  if (at < to) gaps.push({ clock: at, len: to - at });
  return gaps;
}

/** The first range that ends behind `clock`. */
function firstBehind(ranges: Ranges, clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.clock + range.len <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function snapshotOf(sv: ReadonlyMap<number, number>, ds: Found['ds'] = new Map()): Y.Snapshot {
  const deleted = Y.createDeleteSet();
  for (const [client, ranges] of ds) deleted.clients.set(client, ranges);
  return Y.createSnapshot(Y.mergeDeleteSets([deleted]), new Map(sv));
}

/** Both together. */
export function joined(a: Y.Snapshot, b: Y.Snapshot): Y.Snapshot {
  const sv = new Map(a.sv);
  for (const [client, clock] of b.sv) sv.set(client, Math.max(clock, sv.get(client) ?? 0));
  return Y.createSnapshot(Y.mergeDeleteSets([a.ds, b.ds]), sv);
}

/** The state after these changes were seen. */
export function withSeen({ basis, delen }: SeenState, changes: readonly Change[]): SeenState {
  const next = new Map(delen);
  for (const { pad, omvang } of changes) {
    const before = next.get(pad);
    next.set(pad, before ? joined(before, omvang) : omvang);
  }
  return { basis, delen: next };
}

/** All that was seen in either, whichever was told last: a part is left out where the basis holds it already. */
export function bothSeen(a: SeenState, b: SeenState): SeenState {
  const basis = joined(a.basis, b.basis);
  const delen = new Map<string, Y.Snapshot>();
  for (const [pad, part] of [...a.delen, ...b.delen]) {
    const before = delen.get(pad);
    const both = before ? joined(before, part) : part;
    if (!holds(basis, both)) delen.set(pad, both);
  }
  return { basis, delen };
}

function holds(whole: Y.Snapshot, part: Y.Snapshot): boolean {
  const isKnown = [...part.sv].every(([client, clock]) => clock <= (whole.sv.get(client) ?? 0));
  return isKnown && Y.equalSnapshots(joined(whole, part), joined(whole, whole));
}

/** The state in which the edits of these clients, up to now, and these deletions are no news. */
export function withOwn(seen: SeenState, doc: Y.Doc, own: Iterable<number>, deleted: Y.Snapshot['ds']): SeenState {
  const sv = new Map([...own].map((client) => [client, Y.getState(doc.store, client)] as const));
  return { basis: joined(seen.basis, Y.createSnapshot(deleted, sv)), delen: seen.delen };
}

/** From where on a client's items are news in this field. */
export function newsFrom(
  seen: SeenState,
  own: ReadonlySet<number>,
  pads: readonly string[],
): (client: number) => number {
  return (client) =>
    own.has(client)
      ? Infinity
      : Math.max(seen.basis.sv.get(client) ?? 0, ...pads.map((pad) => seen.delen.get(pad)?.sv.get(client) ?? 0));
}
