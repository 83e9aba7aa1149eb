import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgePull, gapAt, landing } from '../../model/reorder.ts';

describe('landing', () => {
  it('puts the record where the line was, and nowhere where nothing changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), fc.nat(9), (count, start, drop) => {
        const from = start % count;
        const gap = drop % (count + 1);
        const before = Array.from({ length: count }, (_, nth) => nth);
        const marked: (number | 'lijn')[] = [...before.slice(0, gap), 'lijn', ...before.slice(gap)];
        const wanted = marked.filter((nth) => nth !== from).map((nth) => (nth === 'lijn' ? from : nth));
        const index = landing(from, gap, count);
        const others = before.filter((nth) => nth !== from);
        const moved = index === null ? before : [...others.slice(0, index), from, ...others.slice(index)];
        expect(moved).toEqual(wanted);
      }),
    );
  });
});

describe('gapAt', () => {
  it('counts the middles above the pointer', () => {
    const middles = [10, 30, 50];
    const middle = (nth: number): number => middles[nth] ?? 0;
    expect([0, 11, 31, 99].map((y) => gapAt(3, middle, y))).toEqual([0, 1, 2, 3]);
    expect(gapAt(0, middle, 5)).toBe(0);
  });
});

describe('edgePull', () => {
  it('pulls only near an edge, harder the nearer', () => {
    expect(edgePull(400, 800)).toBe(0);
    expect(edgePull(60, 800)).toBeLessThan(0);
    expect(edgePull(5, 800)).toBeLessThan(edgePull(60, 800));
    expect(edgePull(790, 800)).toBeGreaterThan(edgePull(740, 800));
    expect(edgePull(2000, 800)).toBe(18);
  });
});
