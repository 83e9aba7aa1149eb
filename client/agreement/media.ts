/** Media queries in components. */
import { useMemo } from 'react';
import { derived, useStore } from '../sync/store.ts';

/** Whether a media query matches now. */
export function useMedia(query: string): boolean {
  const store = useMemo(() => {
    const list = matchMedia(query);
    return derived(
      (changed) => {
        list.addEventListener('change', changed);
        return () => list.removeEventListener('change', changed);
      },
      () => list.matches,
    );
  }, [query]);
  return useStore(store);
}
