/** A long list drawn a part at a time, so that no keystroke waits for all of it. */
import { startTransition, useEffect, useState } from 'react';

/** About two screens; and how long the page gets between two parts, ms. */
const PART = 30;
const REST = 40;

/** How many of `total` to draw now: the first part at once for every new `key`, the rest part by part after it. */
export function useGrowing(total: number, key: string): number {
  const [grown, setGrown] = useState({ key, count: PART });
  const count = grown.key === key ? grown.count : PART;
  useEffect(() => {
    if (count >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setGrown({ key, count: count + PART })), REST);
    return () => clearTimeout(timer);
  }, [count, total, key]);
  return Math.min(count, total);
}
