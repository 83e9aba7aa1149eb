/** Coming to another page: who has no mouse, or does not see the page, starts at its heading. */
import { useEffect, useRef } from 'react';

/** What to start at, in order of preference; the page of an agreement is entered as a whole. */
const STARTS = ['main#papier', 'main h1', 'main'];
/** A page that takes longer to come is not waited for, ms. */
const PATIENCE_MS = 10_000;

/** Puts the focus on the page that is shown, unless something there took it. `page`: which one it is, null while that is not known. */
export function useArrival(page: string | null): void {
  /** Where one has arrived, which may be later than when it was asked for. */
  const at = useRef<string | null>(null);
  useEffect(() => {
    if (page === null || at.current === page) return undefined;
    const arrived = (): void => {
      at.current = page;
    };
    // The first page of a visit is the browser's to begin.
    if (at.current !== null) return startThere(arrived);
    arrived();
    return undefined;
  }, [page]);
}

/** Returns how to stop waiting. */
function startThere(arrived: () => void): () => void {
  const until = performance.now() + PATIENCE_MS;
  let frame = requestAnimationFrame(look);
  function look(): void {
    // The page that is left stays, unseen, until the next one is loaded.
    const start = STARTS.map((css) => document.querySelector<HTMLElement>(css)).find((found) =>
      found?.checkVisibility(),
    );
    if (!start && performance.now() < until) frame = requestAnimationFrame(look);
    else arrived();
    if (start && document.activeElement === document.body) begin(start);
  }
  return () => cancelAnimationFrame(frame);
}

function begin(start: HTMLElement): void {
  if (!start.hasAttribute('tabindex')) start.tabIndex = -1;
  start.focus({ preventScroll: true });
}
