/**
 * Names at carets: they come back when their owner moves after a rest, and leave a dot behind when they fade.
 */
import type { Awareness } from 'y-protocols/awareness';
import { placeNames } from './name-places.ts';

/** Editors draw the carets of others a moment after they heard of them. */
const AFTER_MS = 60;
/** Whoever moves again sooner goes on: the name fades and leaves the line above to its reader. As long as it is shown. */
const REST_MS = 2_000;

/** A stretch of moves without a rest, in `performance.now()`. */
interface Going {
  readonly since: number;
  readonly last: number;
}

/** Watches while the page is there. */
export function watchNames(awareness: Awareness): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let moved = new Set<number>();
  const going = new Map<number, Going>();
  // Where things are is measured in a frame, which lays the page out anyway.
  const look = (): void => {
    waiting = undefined;
    frame = requestAnimationFrame(measure);
  };
  const measure = (): void => {
    const now = performance.now();
    for (const client of moved) {
      const before = going.get(client);
      const since = before && now - before.last < REST_MS ? before.since : now;
      going.set(client, { since, last: now });
    }
    moved = new Set();
    for (const [client, { since }] of going) fade(client, now - since);
    placeNames();
  };
  // Without a caret of anyone else there is nothing to place, and no frame to draw for it.
  const isAnyone = (): boolean =>
    [...awareness.getStates()].some(
      ([client, state]) => client !== awareness.clientID && (state['cursor'] ?? state['veld']),
    );
  const soon = (): void => {
    if (waiting === undefined && isAnyone()) waiting = setTimeout(look, AFTER_MS);
  };
  const change = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    for (const client of removed) going.delete(client);
    for (const client of [...added, ...updated]) if (client !== awareness.clientID) moved.add(client);
    soon();
  };
  // Editors also draw a caret anew for reasons of their own: its first frame tells (caret-er in together.css).
  const drawn = ({ animationName }: AnimationEvent): void => {
    if (animationName === 'caret-er') soon();
  };
  awareness.on('change', change);
  document.addEventListener('animationstart', drawn);
  document.addEventListener('selectionchange', soon);
  return () => {
    clearTimeout(waiting);
    cancelAnimationFrame(frame);
    awareness.off('change', change);
    document.removeEventListener('animationstart', drawn);
    document.removeEventListener('selectionchange', soon);
  };
}

/** Brings the fading of a name to where it is this long after its owner began to move, also where it was drawn anew. */
function fade(client: number, ms: number): void {
  for (const caret of document.querySelectorAll(`.caret[data-client="${client}"]`))
    for (const animation of caret.getAnimations({ subtree: true })) animation.currentTime = ms;
}
