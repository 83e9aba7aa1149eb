/** Drawing a rectangle over the cells with the mouse. */
import { useCallback, type PointerEvent, type RefObject } from 'react';

/** The cell an event or a point belongs to. */
export function cellOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-cel]')?.dataset['cel'] ?? null) : null;
}

interface Drag {
  /** Begins, with the keys that were held. */
  readonly begin: (name: string, keys: { shift: boolean; add: boolean }) => void;
  readonly extend: (name: string) => void;
  /** The button was let go. */
  readonly end: () => void;
}

/** What to listen to on the grid. Touch scrolls: there, a tap opens one cell. */
export function useDrag(grid: RefObject<HTMLElement | null>, { begin, extend, end }: Drag) {
  return useCallback(
    (event: PointerEvent): void => {
      const name = cellOf(event.target);
      if (name === null || event.button !== 0 || event.pointerType !== 'mouse') return;
      begin(name, { shift: event.shiftKey, add: event.ctrlKey || event.metaKey });
      let last = name;
      const move = ({ clientX, clientY }: globalThis.PointerEvent): void => {
        const over = cellOf(document.elementFromPoint(clientX, clientY));
        if (over === null || over === last || !grid.current?.querySelector(`[data-cel="${CSS.escape(over)}"]`)) return;
        last = over;
        extend(over);
      };
      const stop = (): void => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', stop);
        window.removeEventListener('pointercancel', stop);
        end();
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', stop);
      window.addEventListener('pointercancel', stop);
    },
    [grid, begin, extend, end],
  );
}
