/** Keeping something floating beside a spot in the text, within the window and below the bar on top. */
import { autoUpdate, computePosition, flip, offset, shift, size, type Placement } from '@floating-ui/dom';
import { posToDOMRect, type Editor } from '@tiptap/core';
import { useLayoutEffect, type RefObject } from 'react';

/** Room the bar on top and the edges of the window take, px. */
const EDGES = { top: 64, bottom: 8, left: 8, right: 8 };

/** Places `box` at a stretch of the text, again whenever that changes, the page scrolls or the window resizes. */
export function usePlaced(
  box: RefObject<HTMLElement | null>,
  { view }: Editor,
  from: number,
  to: number,
  placement: Placement,
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const rect = (): DOMRect => {
      const end = view.state.doc.content.size;
      return posToDOMRect(view, Math.min(from, end), Math.min(to, end));
    };
    const reference = { getBoundingClientRect: rect, contextElement: view.dom };
    const place = async (): Promise<void> => {
      const { x, y } = await computePosition(reference, element, {
        placement,
        middleware: [
          offset(4),
          flip({ padding: EDGES }),
          shift({ padding: EDGES }),
          size({
            padding: EDGES,
            apply: ({ availableHeight }) =>
              element.style.setProperty('--ruimte', `${Math.max(120, Math.floor(availableHeight))}px`),
          }),
        ],
      });
      Object.assign(element.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px`, opacity: '' });
    };
    return autoUpdate(reference, element, () => void place());
  }, [box, view, from, to, placement]);
}
