/** React hooks on single shared types: a keystroke re-renders what shows it and nothing else. */
import { useMemo } from 'react';
import * as Y from 'yjs';
import { ORDER, ordered, type RecordList } from '../../model/order.ts';
import type { Place } from '../../model/place.ts';
import { derived, sameList, useStore, type Store } from './store.ts';

export interface Entry {
  readonly id: string;
  readonly record: Y.Map<unknown>;
}
const NOTHING: Store<never[]> = { get: () => EMPTY, subscribe: () => () => undefined };
const EMPTY: never[] = [];

/** The text of a Y.Text. */
export function useText(text: Y.Text | undefined): string {
  return useStore(useMemo(() => textStore(text), [text]));
}

function textStore(text: Y.Text | undefined): Store<string> {
  return derived(
    (changed) => {
      text?.observe(changed);
      return () => text?.unobserve(changed);
    },
    () => text?.toJSON() ?? '',
  );
}

/** A single value; undefined where it is not set. */
export function useValue(place: Place, path: string): unknown {
  const { values, prefix } = place;
  const store = useMemo(() => valueStore(values, prefix + path), [values, prefix, path]);
  return useStore(store);
}

function valueStore(values: Y.Map<unknown>, key: string): Store<unknown> {
  return derived(
    (changed) => {
      const listen = (event: Y.YMapEvent<unknown>): void => {
        if (event.keysChanged.has(key)) changed();
      };
      values.observe(listen);
      return () => values.unobserve(listen);
    },
    () => values.get(key),
  );
}

/** The members of a set, in the order in which they were put there. */
export function useMembers(place: Place, path: string): readonly string[] {
  const members = place.members(path);
  const store = useMemo(() => (members ? memberStore(members) : NOTHING), [members]);
  return useStore<readonly string[]>(store);
}

function memberStore(members: Y.Map<string>): Store<readonly string[]> {
  return derived<readonly string[]>(
    (changed) => {
      members.observe(changed);
      return () => members.unobserve(changed);
    },
    () => inOrder(members),
    sameList,
  );
}

/** As readMembers of model/read.ts does, which asks for a whole Place. */
function inOrder(members: Y.Map<string>): string[] {
  const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
  return [...members.entries()]
    .sort(([a, keyA], [b, keyB]) => compare(keyA, keyB) || compare(a, b))
    .map(([member]) => member);
}

/** The records of a list in reading order. What happens inside a record wakes nobody here. */
export function useRecords(list: RecordList | undefined): readonly Entry[] {
  return useStore<readonly Entry[]>(useMemo(() => (list ? listStore(list) : NOTHING), [list]));
}

const sameEntries = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((entry, nth) => entry.id === b[nth]?.id && entry.record === b[nth].record);

function listStore(list: RecordList): Store<readonly Entry[]> {
  const matters = ({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
    path.length === 0 || (path.length === 1 && keys.has(ORDER));
  return derived<readonly Entry[]>(
    (changed) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (events.some(matters)) changed();
      };
      list.observeDeep(listen as never);
      return () => list.unobserveDeep(listen as never);
    },
    () => ordered(list),
    sameEntries,
  );
}
