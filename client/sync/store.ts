/** Small observable values, for React's useSyncExternalStore. */
import { useRef, useSyncExternalStore } from 'react';

export interface Store<T> {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}
export interface Cell<T> extends Store<T> {
  readonly set: (next: T) => void;
}

/** A value of our own that others can watch. Setting an equal value wakes nobody. */
export function cell<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): Cell<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (same(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

/**
 * A value computed from something that changes by itself. It watches its source only while someone
 * watches it, and wakes its watchers only when the outcome differs.
 */
export function derived<T>(
  attach: (changed: () => void) => () => void,
  compute: () => T,
  same: (a: T, b: T) => boolean = Object.is,
): Store<T> {
  const listeners = new Set<() => void>();
  let detach: (() => void) | null = null;
  let held: { value: T } | null = null;
  const refresh = (): boolean => {
    const value = compute();
    if (held && same(held.value, value)) return false;
    held = { value };
    return true;
  };
  const changed = (): void => {
    if (refresh()) for (const listener of [...listeners]) listener();
  };
  const get = (): T => {
    if (!detach || !held) refresh();
    return held ? held.value : compute();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    if (!detach) {
      detach = attach(changed);
      refresh();
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      detach?.();
      detach = null;
    };
  };
  return { get, subscribe };
}

/** Calls once, now or as soon as the value is true. Returns how to stop waiting. */
export function whenTrue(store: Store<boolean>, work: () => void): () => void {
  if (store.get()) work();
  if (store.get()) return () => undefined;
  const stop = store.subscribe(() => {
    if (!store.get()) return;
    stop();
    work();
  });
  return stop;
}

/** The current value, re-rendering when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A part of a value: re-renders only when that part changes. */
export function useSelect<T, S>(
  store: Store<T>,
  select: (value: T) => S,
  same: (a: S, b: S) => boolean = Object.is,
): S {
  const held = useRef<{ value: S } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const value = select(store.get());
    if (held.current && same(held.current.value, value)) return held.current.value;
    held.current = { value };
    return value;
  });
}

/** Two lists with the same members in the same order. */
export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, nth) => Object.is(item, b[nth]));
}

/** Two values that read the same as JSON. */
export function sameJson<T>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
