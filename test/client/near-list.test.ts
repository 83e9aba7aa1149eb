import { describe, expect, it } from 'vitest';
import { nearIn } from '../../client/rubrics/near-list.ts';

/** A list whose records are `heights` px high, of which the first begins at `top`; counts how often it is measured. */
function listOf(heights: readonly number[], top: number, clientHeight = 1) {
  const looked = { count: 0 };
  const children = heights.map((height, nth) => ({
    getBoundingClientRect: () => {
      looked.count++;
      const at = heights.slice(0, nth).reduce((sum, one) => sum + one, top);
      return { top: at, bottom: at + height } as DOMRect;
    },
  }));
  return { list: { clientHeight, children }, looked };
}

describe('what is near a window of 800 px', () => {
  const all = Array.from({ length: 1000 }, (_, nth) => 100 + (nth % 7) * 50);

  it('are the records that lie in it or within 600 px of it, wherever the page is', () => {
    for (const top of [0, -599, -700, -50_000, -123_456, 1_400, 1_401]) {
      const { list } = listOf(all, top);
      const near = list.children.flatMap((child, nth) => {
        const box = child.getBoundingClientRect();
        return box.bottom >= -600 && box.top <= 1_400 ? [nth] : [];
      });
      const { from, until } = nearIn(list, 800);
      expect(Array.from({ length: until - from }, (_, nth) => from + nth)).toEqual(near);
    }
  });

  it('is found by looking at few of them', () => {
    const { list, looked } = listOf(all, -70_000);
    nearIn(list, 800);
    expect(looked.count).toBeLessThanOrEqual(22);
  });

  it('is nothing while the list is not shown, or without records', () => {
    expect(nearIn(listOf(all, 0, 0).list, 800)).toEqual({ from: 0, until: 0 });
    const { from, until } = nearIn(listOf([], 0).list, 800);
    expect(until - from).toBe(0);
  });
});
