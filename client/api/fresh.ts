/** Asking again and again for what others change, while someone looks at it. */
import { useEffect } from 'react';

/** How often while the page is visible, ms. */
const EVERY = 15_000;

/** Calls `ask` (keep it stable) at once, every quarter of a minute while the page is visible, and whenever it is looked at again. */
export function useKeptFresh(ask: () => Promise<void>): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void ask();
    };
    look();
    const timer = setInterval(look, EVERY);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask]);
}
