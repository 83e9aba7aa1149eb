/** Going to a field: scroll, focus, and a brief highlight that helps the eye. */
import { flushSync } from 'react-dom';
import { padAndParents } from './spot.ts';

const byPad = (pad: string): HTMLElement | null => document.querySelector(`[data-pad="${CSS.escape(pad)}"]`);
const FOCUSABLE =
  'textarea:not([disabled]),input:not([disabled]),select:not([disabled]),button:not([disabled]),[contenteditable="true"],[tabindex="0"],[role="gridcell"][data-cel]';

/** Opens what hides a field, when a part of the page asks to be told. */
export const WILL_JUMP = 'samenschrift:spring';

const announce = (pad: string): boolean => window.dispatchEvent(new CustomEvent(WILL_JUMP, { detail: pad }));

/** Goes to the field, or to the nearest thing around it. Returns whether there was any. */
export function jumpTo(pad: string): boolean {
  announce(pad);
  // What had to open is on the page one frame later.
  requestAnimationFrame(() => {
    const target = padAndParents(pad)
      .map(byPad)
      .find((found) => found !== null);
    if (target) show(target);
  });
  return padAndParents(pad).some((path) => byPad(path) !== null);
}

function show(target: HTMLElement): void {
  scrollTo(target);
  const field = target.matches(FOCUSABLE) ? target : target.querySelector<HTMLElement>(FOCUSABLE);
  field?.focus({ preventScroll: true });
  flash(target);
}

/** How many frames a far jump may take to come to rest. */
const FRAMES = 40;

/**
 * Glides to what is near and leaps to what is far. On the way records are laid out for the first time and
 * change the height of the page: a far target is brought back into view until it stays there, unless the
 * person scrolls.
 */
function scrollTo(target: HTMLElement): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const far = Math.abs(target.getBoundingClientRect().top) > 2 * window.innerHeight;
  target.scrollIntoView({ block: 'center', behavior: calm || far ? 'instant' : 'smooth' });
  if (!far) return;
  hold(() => {
    const { top, bottom } = target.getBoundingClientRect();
    const middle = (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2;
    const shown = bottom > 80 && top < window.innerHeight - 80;
    if (!shown || Math.abs(middle - window.innerHeight / 2) > window.innerHeight / 3)
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
}

/** Keeps a target's top at `wanted` px below that of the window until the page has come to rest, unless the person scrolls. */
export function holdAt(target: Element, wanted: number): void {
  hold(() => {
    const off = target.getBoundingClientRect().top - wanted;
    if (Math.abs(off) > 1) window.scrollBy({ top: off, behavior: 'instant' });
  });
}

/** Does something in every frame until the page has come to rest or the person takes over. */
function hold(correct: () => void): void {
  const taken = new AbortController();
  for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    window.addEventListener(name, () => taken.abort(), { signal: taken.signal, capture: true, passive: true });
  let left = FRAMES;
  const look = (): void => {
    if (taken.signal.aborted || left-- === 0) return taken.abort();
    correct();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Highlights something for a moment. */
export function flash(target: HTMLElement): void {
  target.classList.remove('oplichten');
  requestAnimationFrame(() => target.classList.add('oplichten'));
  target.addEventListener('animationend', () => target.classList.remove('oplichten'), { once: true });
}

/**
 * Goes to what was made just now: at once, so that whoever types on writes there, or as soon as it is on the page and
 * whatever held the focus, an open menu, has let go of it. For event handlers, not for effects.
 */
export function focusSoon(pad: string): void {
  // First what was made is drawn; then it hears that it is wanted, and what that opens is drawn.
  flushSync(() => {});
  flushSync(() => announce(pad));
  const target = byPad(pad);
  if (target) show(target);
  if (!target?.contains(document.activeElement)) requestAnimationFrame(() => requestAnimationFrame(() => jumpTo(pad)));
}
