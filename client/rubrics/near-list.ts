/**
 * Which records of a long list lie near the window. An IntersectionObserver looks at every record in every frame;
 * this looks only when the page scrolled or changed its size, at the few records that a search by halves passes.
 */

/** How far from the window a record may lie and still be near, px. */
const AROUND = 600;

type NearListener = (near: boolean) => void;
interface Watched {
  readonly listener: NearListener;
  near: boolean;
}
interface Watch {
  readonly records: Map<number, Watched>;
  readonly soon: () => void;
  readonly stop: () => void;
}
const watches = new WeakMap<Element, Watch>();

/**
 * Tells whenever the nth child of a list is near the window and was not, or the reverse; `near` is what the listener
 * takes it for now. Returns how to stop.
 */
export function watchNearIn(list: Element, nth: number, near: boolean, listener: NearListener): () => void {
  const watch = watches.get(list) ?? begin(list);
  watches.set(list, watch);
  const watched = { listener, near };
  watch.records.set(nth, watched);
  watch.soon();
  return () => {
    // Another record may stand there by now.
    if (watch.records.get(nth) === watched) watch.records.delete(nth);
    if (watch.records.size > 0) return;
    watch.stop();
    watches.delete(list);
  };
}

function begin(list: Element): Watch {
  const records = new Map<number, Watched>();
  let frame = 0;
  const look = (): void => {
    frame = 0;
    tell(records, nearIn(list, window.innerHeight));
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(look);
  };
  // Whatever moves the list without scrolling changes its height or that of the paper around it.
  const sizes = new ResizeObserver(soon);
  for (const element of [list, list.closest('.papier')]) if (element) sizes.observe(element);
  window.addEventListener('scroll', soon, { passive: true });
  window.addEventListener('resize', soon);
  const stop = (): void => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    window.removeEventListener('scroll', soon);
    window.removeEventListener('resize', soon);
  };
  return { records, soon, stop };
}

interface Range {
  readonly from: number;
  /** The first that is not near any more. */
  readonly until: number;
}

function tell(records: ReadonlyMap<number, Watched>, { from, until }: Range): void {
  for (const [nth, watched] of [...records]) {
    const near = nth >= from && nth < until;
    if (watched.near === near) continue;
    watched.near = near;
    watched.listener(near);
  }
}

/** What of a list is looked at. */
interface Listed {
  readonly clientHeight: number;
  readonly children: ArrayLike<Pick<Element, 'getBoundingClientRect'>>;
}

/** The children near a window of `height` px; they stand below one another. None while the list is not shown. */
export function nearIn({ children, clientHeight }: Listed, height: number): Range {
  const top = (nth: number): number => children[nth]?.getBoundingClientRect().top ?? Infinity;
  const bottom = (nth: number): number => children[nth]?.getBoundingClientRect().bottom ?? Infinity;
  const from = firstOf(children.length, (nth) => bottom(nth) >= -AROUND);
  const until = firstOf(children.length, (nth) => top(nth) > height + AROUND);
  return clientHeight > 0 ? { from, until } : { from: 0, until: 0 };
}

/** The first of `count` for which it holds, given that it holds for all behind it; `count` when for none. */
function firstOf(count: number, holds: (nth: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
