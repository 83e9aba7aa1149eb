/**
 * The order of records in a list: every record carries a fractional key (`volgorde`), so that moving
 * one record touches only that record. Equal keys, which concurrent insertions at one place produce,
 * fall back on the id, the same for everyone.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';

/** The field of a record that holds its place. Not part of the public format: there, order is order. */
export const ORDER = 'volgorde';

export type RecordMap = Y.Map<unknown>;
export type RecordList = Y.Map<RecordMap>;

const keyOf = (record: RecordMap): string => {
  const key = record.get(ORDER);
  return typeof key === 'string' ? key : '';
};

/** The records of a list in reading order, with their ids; none where there is no list. */
export function ordered(list: RecordList | undefined): { id: string; record: RecordMap }[] {
  return [...(list?.entries() ?? [])]
    .filter((entry): entry is [string, RecordMap] => entry[1] instanceof Y.Map)
    .map(([id, record]) => ({ id, record, key: keyOf(record) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `count` keys for a fresh list. */
export function freshKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/**
 * A key that puts a record at `index` among the others (0 is first; beyond the end is last). Where the
 * neighbours share one key, those behind get new keys first: there is no room between equal keys.
 */
export function keyAt(list: RecordList, index: number, moving?: string): string {
  const others = ordered(list).filter(({ id }) => id !== moving);
  const place = Math.max(0, Math.min(index, others.length));
  const before = others[place - 1];
  const low = before ? validKey(before.record) : null;
  const tied = low === null ? [] : tiedBehind(others, place, low);
  const after = others[place + tied.length];
  const high = after ? validKey(after.record) : null;
  const keys = generateNKeysBetween(low, high !== null && low !== null && high <= low ? null : high, tied.length + 1);
  tied.forEach(({ record }, nth) => record.set(ORDER, keys[nth + 1]));
  return keys[0] ?? generateKeyBetween(null, null);
}

function tiedBehind(others: ReturnType<typeof ordered>, place: number, low: string): ReturnType<typeof ordered> {
  const tied: ReturnType<typeof ordered> = [];
  for (const other of others.slice(place)) {
    if (keyOf(other.record) > low) break;
    tied.push(other);
  }
  return tied;
}

/** The record's key, or null where a foreign writer left none or one that is no key. */
function validKey(record: RecordMap): string | null {
  const key = keyOf(record);
  try {
    generateKeyBetween(key, null);
    return key;
  } catch {
    return null;
  }
}
