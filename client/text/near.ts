/** Whether an element is near the window, so that editors exist only where someone can see them. */
import { useEffect, useState, type RefObject } from 'react';

const AROUND = '600px 0px';
type Listener = (near: boolean) => void;
const listeners = new WeakMap<Element, Listener>();
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

/** Tells, now and whenever that changes, whether an element lies within 600 px of the window. */
function watchNear(target: Element, listener: Listener): () => void {
  listeners.set(target, listener);
  observer().observe(target);
  return () => observer().unobserve(target);
}

/** True while the element lies within 600 px of the window. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => (element.current ? watchNear(element.current, setNear) : undefined), [element]);
  return near;
}
