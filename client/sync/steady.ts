/**
 * Words about the connection must not flicker when it comes and goes. A lost connection is named only once it
 * has been away for a moment; one that is back is named at once. This is about words only: whether something
 * is saved is never held back.
 */
import { useEffect, useState } from 'react';
import type { Store } from './store.ts';
import type { Link } from './types.ts';

const MOMENT_MS = 1_000;

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
