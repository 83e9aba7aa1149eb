/**
 * Drawing what nobody looks at. With four others writing, a page far from the window changes fifty times a
 * second, and each time costs a frame that the next key of the person here waits for.
 */

/** From the first change on, ms; what changes meanwhile is drawn along, in one frame. */
const GATHER_MS = 1_000;
/** After that, when the page has nothing else to do, or after this long all the same, ms. */
const PATIENCE_MS = 500;

const asked = new Set<() => void>();
let waiting = false;

/** Calls `work` once, within two seconds, together with all else that was asked for meanwhile. */
export function unhurried(work: () => void): void {
  asked.add(work);
  if (waiting) return;
  waiting = true;
  setTimeout(() => whenIdle(doAll), GATHER_MS);
}

/** Not any more. */
export function forget(work: () => void): void {
  asked.delete(work);
}

function doAll(): void {
  waiting = false;
  const works = [...asked];
  asked.clear();
  for (const work of works) work();
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: PATIENCE_MS });
  else setTimeout(work, 0);
}
