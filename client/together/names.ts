/**
 * Names at carets: they come back when their owner moves after a rest, stack where several are at one spot, and
 * give way where they would lie over the line you are writing in.
 */
import type { Awareness } from 'y-protocols/awareness';

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
    stack();
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

/** Puts names that would lie over one another above each other, and under the line where yours is above. */
function stack(): void {
  const found = [...document.querySelectorAll<HTMLElement>('.caret')];
  if (found.length === 0) return;
  const own = ownLine();
  const paper = document.querySelector('.papier')?.getBoundingClientRect().right ?? window.innerWidth;
  const carets = found.map((caret) => ({
    caret,
    name: caret.querySelector<HTMLElement>('.caret-naam'),
    at: caret.getBoundingClientRect(),
  }));
  const placed: { readonly left: number; readonly right: number; readonly top: number; readonly level: number }[] = [];
  for (const { caret, name, at } of carets) {
    const width = name?.offsetWidth ?? 0;
    const near = placed.filter(
      ({ left, right, top }) => Math.abs(top - at.top) < 8 && left < at.left + width && right > at.left,
    );
    const level = Math.max(-1, ...near.map((other) => other.level)) + 1;
    placed.push({ left: at.left, right: at.left + width, top: at.top, level });
    name?.style.setProperty('--laag', String(level));
    const covers =
      own !== null && own.bottom > at.top - 18 * (level + 1) && own.top < at.top - 4 && own.bottom < at.bottom - 4;
    const beside = level === 0 && endsLine(caret, at.right + width);
    caret.classList.toggle('naast', beside);
    caret.classList.toggle('onder', covers && !beside);
    const edge = caret.closest('.papier, .met-anderen')?.getBoundingClientRect().right ?? paper;
    caret.classList.toggle('terug', !beside && at.left + width > edge);
  }
}

/** Whether nothing stands behind the caret in its paragraph, and a name that reaches to `right` fits there. */
function endsLine(caret: HTMLElement, right: number): boolean {
  const next = caret.nextSibling;
  const last =
    next === null || (next instanceof HTMLElement && next.matches('br, img')) || next.textContent === '\u200b';
  const room = caret.closest('.rijk, .veld-spiegel')?.getBoundingClientRect().right ?? 0;
  return last && right + 6 < room;
}

/** The line your caret is in. */
function ownLine(): DOMRect | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || !document.activeElement?.closest('.ProseMirror')) return null;
  const rect = selection.getRangeAt(0).getBoundingClientRect();
  return rect.height > 0 ? rect : null;
}
