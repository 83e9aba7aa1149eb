/**
 * Words about the connection must not flicker when it comes and goes. A lost connection is named only once it
 * has been away for a moment; one that is back is named at once. This is about words only: whether something
 * is saved is never held back.
 */
import { useEffect, useState } from 'react';
import { derived, type Store } from './store.ts';
import type { Link } from './types.ts';

const MOMENT_MS = 1_000;
/** Longer than the time between two keys. */
const LASTING_MS = 400;

/** A clock that calls back; returns how to stop it. */
export type Later = (work: () => void, ms: number) => () => void;

/** Calls `say` with whether the connection is to be called up or down. Returns how to stop. */
export function steadily(link: Store<Link>, say: (up: boolean) => void, later: Later): () => void {
  let stopWaiting: (() => void) | null = null;
  const look = (): void => {
    if (!link.get().verbonden) {
      stopWaiting ??= later(() => say(false), MOMENT_MS);
      return;
    }
    stopWaiting?.();
    stopWaiting = null;
    say(true);
  };
  const stop = link.subscribe(look);
  look();
  return () => {
    stop();
    stopWaiting?.();
  };
}

/**
 * A store that calls good news only once it has lasted for a moment: while someone types, «Bewaard» would come
 * and go with every key, two frames each time. Anything else is told at once, so it is never ahead of the truth.
 */
export function lasting<T>(source: Store<T>, isGood: (value: T) => boolean, later: Later = realLater): Store<T> {
  let value = source.get();
  return derived<T>(
    (changed) => {
      let stopWaiting: (() => void) | null = null;
      const tell = (): void => {
        stopWaiting = null;
        value = source.get();
        changed();
      };
      const look = (): void => {
        if (isGood(source.get()) && !isGood(value)) {
          stopWaiting ??= later(tell, LASTING_MS);
          return;
        }
        stopWaiting?.();
        tell();
      };
      value = source.get();
      const stop = source.subscribe(look);
      return () => {
        stop();
        stopWaiting?.();
      };
    },
    () => value,
  );
}

const realLater: Later = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Whether to speak of a connection. */
export function useSteadyLink(link: Store<Link>): boolean {
  const [up, setUp] = useState(true);
  useEffect(() => steadily(link, setUp, realLater), [link]);
  return up;
}
