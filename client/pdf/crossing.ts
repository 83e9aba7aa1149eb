/** Whether an element is in view, or near it. */
import { useEffect, useState, type RefObject } from 'react';

/** True while the element crosses the view of `scroller`, which is made larger or smaller by `margin` (as in CSS). */
export function useCrossing(element: RefObject<Element | null>, scroller: Element, margin: string): boolean {
  const [crosses, setCrosses] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => setCrosses(entries.some(({ isIntersecting }) => isIntersecting)),
      { root: scroller, rootMargin: margin },
    );
    if (element.current) watch.observe(element.current);
    return () => watch.disconnect();
  }, [element, scroller, margin]);
  return crosses;
}
