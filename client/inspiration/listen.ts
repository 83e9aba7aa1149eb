/** Events that rise from what stands in a box: the box itself is nothing to click or type in. */
import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Calls `heard` for every event of a type within the box. */
export function useWithin<K extends keyof HTMLElementEventMap>(
  box: RefObject<HTMLElement | null>,
  type: K,
  heard: (event: HTMLElementEventMap[K]) => void,
): void {
  const tell = useEffectEvent(heard);
  useEffect(() => {
    const element = box.current;
    const listen = (event: HTMLElementEventMap[K]): void => tell(event);
    element?.addEventListener(type, listen);
    return () => element?.removeEventListener(type, listen);
  }, [box, type]);
}
