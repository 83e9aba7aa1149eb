/** Who has not moved for a while, as seen from here: heartbeats repeat a state, moves change it. */
import type { Awareness } from 'y-protocols/awareness';
import type { Cell } from '../sync/store.ts';

/** Without a move for this long someone is idle, in milliseconds. */
export const IDLE_MS = 2 * 60_000;
const LOOK_MS = 15_000;

/** The pages that have not moved since. Who was never seen moving counts from when they were first seen. */
export function idleSince(moved: ReadonlyMap<number, number>, now: number): number[] {
  return [...moved].filter(([, at]) => now - at >= IDLE_MS).map(([client]) => client);
}

interface Changed {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** Keeps `moved` and `idle`; returns how to stop. `now` in milliseconds. */
export function watchIdle(
  awareness: Awareness,
  moved: Map<number, number>,
  idle: Cell<readonly number[]>,
  now: () => number,
): () => void {
  for (const client of awareness.getStates().keys()) if (!moved.has(client)) moved.set(client, now());
  const look = (): void => idle.set(idleSince(moved, now()));
  const change = ({ added, updated, removed }: Changed): void => {
    for (const client of [...added, ...updated]) moved.set(client, now());
    for (const client of removed) moved.delete(client);
    look();
  };
  awareness.on('change', change);
  const timer = setInterval(look, LOOK_MS);
  return () => {
    awareness.off('change', change);
    clearInterval(timer);
  };
}
