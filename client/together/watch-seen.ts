/** When something was looked at: in view for two seconds, in a window that has the focus. */
const LONG_ENOUGH = 2000;
const LOOK = 300;

/** Calls `tell` with the paths (`data-wijziging`) that were looked at. Returns how to stop. */
export function watchSeen(elements: readonly HTMLElement[], tell: (pads: readonly string[]) => void): () => void {
  const since = new Map<string, number>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const pad = (target as HTMLElement).dataset['wijziging'] ?? '';
        if (!isIntersecting) since.delete(pad);
        else if (!since.has(pad)) since.set(pad, performance.now());
      }
    },
    { rootMargin: '-60px 0px -48px 0px' },
  );
  for (const element of elements) observer.observe(element);
  const timer = setInterval(() => {
    const now = performance.now();
    if (!document.hasFocus() || document.hidden) {
      for (const pad of since.keys()) since.set(pad, now);
      return;
    }
    const seen = [...since].filter(([, at]) => now - at >= LONG_ENOUGH).map(([pad]) => pad);
    for (const pad of seen) since.delete(pad);
    if (seen.length > 0) tell(seen);
  }, LOOK);
  return () => {
    observer.disconnect();
    clearInterval(timer);
  };
}
