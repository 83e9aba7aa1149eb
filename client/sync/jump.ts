/** Going to a field: scroll, focus, and a brief highlight that helps the eye. */
import { padAndParents } from './spot.ts';

const byPad = (pad: string): HTMLElement | null => document.querySelector(`[data-pad="${CSS.escape(pad)}"]`);
const FOCUSABLE =
  'textarea:not([disabled]),input:not([disabled]),select:not([disabled]),button:not([disabled]),[contenteditable="true"],[tabindex="0"],[role="gridcell"][data-cel]';

/** Opens what hides a field, when a part of the page asks to be told. */
export const WILL_JUMP = 'samenschrift:spring';

/** Goes to the field, or to the nearest thing around it. Returns whether there was any. */
export function jumpTo(pad: string): boolean {
  window.dispatchEvent(new CustomEvent(WILL_JUMP, { detail: pad }));
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
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  const field = target.matches(FOCUSABLE) ? target : target.querySelector<HTMLElement>(FOCUSABLE);
  field?.focus({ preventScroll: true });
  flash(target);
}

/** Highlights something for a moment. */
export function flash(target: HTMLElement): void {
  target.classList.remove('oplichten');
  requestAnimationFrame(() => target.classList.add('oplichten'));
  target.addEventListener('animationend', () => target.classList.remove('oplichten'), { once: true });
}

/** Focuses a field once it is on the page. */
export function focusSoon(pad: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => jumpTo(pad)));
}
