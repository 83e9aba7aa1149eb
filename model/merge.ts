/** Bringing together two changes of one list, where they do not touch the same place. */
import { diffArrays } from 'diff';

/** Members `[from, to)` of the original, and what stands there now. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly put: readonly string[];
}

/** `base` with the changes of both; null where both changed the same or neighbouring members in different ways. */
export function mergeLists(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): string[] | null {
  const hunks = [...hunksOf(base, ours), ...hunksOf(base, theirs)].sort((a, b) => a.from - b.from || a.to - b.to);
  const distinct = hunks.filter((hunk, nth) => nth === 0 || !sameHunk(hunk, hunks[nth - 1]));
  if (distinct.some((hunk, nth) => nth > 0 && hunk.from <= (distinct[nth - 1]?.to ?? -1))) return null;
  const merged: string[] = [];
  let at = 0;
  for (const { from, to, put } of distinct) {
    merged.push(...base.slice(at, from), ...put);
    at = to;
  }
  return [...merged, ...base.slice(at)];
}

function hunksOf(base: readonly string[], now: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { from: number; to: number; put: string[] } | null = null;
  for (const { added, removed, value, count } of diffArrays([...base], [...now])) {
    if (!added && !removed) {
      open = null;
      at += count;
      continue;
    }
    if (!open) hunks.push((open = { from: at, to: at, put: [] }));
    if (added) open.put.push(...value);
    else at = open.to = at + count;
  }
  return hunks;
}

const sameHunk = (a: Hunk, b: Hunk | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
