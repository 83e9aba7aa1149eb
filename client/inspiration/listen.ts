/** Events that rise from what stands in a box: the box itself is nothing to click or type in. */
import { useLayoutEffect, useEffectEvent, type RefObject } from 'react';

/** Calls `heard` for every event of a type within the box. */
export function useWithin<K extends keyof HTMLElementEventMap>(
  box: RefObject<HTMLElement | null>,
  type: K,
  heard: (event: HTMLElementEventMap[K]) => void,
): void {
  const tell = useEffectEvent(heard);
  // Before the page is drawn: whoever sees the box may press a key.
  useLayoutEffect(() => {
    const element = box.current;
    const listen = (event: HTMLElementEventMap[K]): void => tell(event);
    element?.addEventListener(type, listen);
    return () => element?.removeEventListener(type, listen);
  }, [box, type]);
}
