/** Where a record lands when it is moved: gaps and places, without a document. */

/**
 * The index a moved record gets, counted without itself, when it is dropped into the gap before the
 * record that stands at `gap` now (`count` is the gap behind the last). Null when nothing changes.
 */
export function landing(from: number, gap: number, count: number): number | null {
  const place = Math.max(0, Math.min(gap, count));
  const index = place > from ? place - 1 : place;
  return index === from ? null : index;
}

/** The gap a point falls into, given the middles of the records from top to bottom. O(log n). */
export function gapAt(count: number, middle: (nth: number) => number, y: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const half = (low + high) >> 1;
    if (middle(half) < y) low = half + 1;
    else high = half;
  }
  return low;
}

/** How fast to scroll while dragging near an edge, in pixels per frame: 0 in the middle, negative upwards. */
export function edgePull(y: number, height: number, zone = 72, most = 18): number {
  if (y < zone) return -Math.ceil(((zone - Math.max(0, y)) / zone) * most);
  if (y > height - zone) return Math.ceil(((Math.min(height, y) - (height - zone)) / zone) * most);
  return 0;
}
