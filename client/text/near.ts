/** Whether an element is near the window, so that editors exist only where someone can see them. */
import { useEffect, useState, type RefObject } from 'react';

const AROUND = '600px 0px';
const listeners = new WeakMap<Element, (near: boolean) => void>();
let shared: IntersectionObserver | null = null;

function observer(): IntersectionObserver {
  shared ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
    },
    { rootMargin: AROUND },
  );
  return shared;
}

/** True while the element lies within 600 px of the window. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    listeners.set(target, setNear);
    observer().observe(target);
    return () => observer().unobserve(target);
  }, [element]);
  return near;
}
