/**
 * Where fields lie, for what is drawn over them: on the paper, or within something that floats above it (`root`,
 * which is positioned). All positions in pixels within the root; by default that is the main part.
 */
import { derived, type Store } from '../sync/store.ts';
import { padAndParents } from '../sync/spot.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What scrolls along with the paper. */
export const mainElement = (): HTMLElement | null => document.getElementById('papier');

/** The field itself, when it is there. */
export function fieldAt(pad: string, root = mainElement()): HTMLElement | null {
  const found = root?.querySelectorAll<HTMLElement>(`[data-pad="${CSS.escape(pad)}"]`) ?? [];
  // A part that is one text bears the same path as that text.
  return [...found].find((element) => !element.hasAttribute('data-onderdeel')) ?? found[0] ?? null;
}

/** The field, or the nearest thing around it. */
export function nearestTo(pad: string): HTMLElement | null {
  for (const path of padAndParents(pad)) {
    const found = fieldAt(path);
    if (found) return found;
  }
  return null;
}

/** An element's place. */
export function boxOf(element: Element, root = mainElement()): Box {
  const main = root?.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left: left - (main?.left ?? 0), top: top - (main?.top ?? 0), width, height };
}

/** Whether some of it can be read now, between the bars. */
export function isInView(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 60 && top < window.innerHeight - 40;
}

/** Counts up whenever these elements are laid out anew, by default the paper. */
export function layoutStore(
  elements: () => Iterable<Element> = () => document.querySelectorAll('#papier, .papier'),
): Store<number> {
  let count = 0;
  return derived(
    (changed) => {
      let waiting = 0;
      const tell = (): void => {
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => {
          count += 1;
          changed();
        });
      };
      const observer = new ResizeObserver(tell);
      for (const element of elements()) observer.observe(element);
      return () => {
        cancelAnimationFrame(waiting);
        observer.disconnect();
      };
    },
    () => count,
  );
}

/** The rectangle as a style. */
export const placed = ({ left, top, width, height }: Box): Box => ({ left, top, width, height });
