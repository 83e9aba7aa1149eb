import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin, type Moment } from '../../model/thinning.ts';

const moments = (...at: string[]): Moment[] => at.map((at, nth) => ({ number: nth + 1, at, isPinned: false }));
const NOW = '2026-03-20T12:00:00.000Z';

describe('thinning', () => {
  it('keeps all of today', () => {
    expect(
      thin(moments('2026-03-20T00:00:00.000Z', '2026-03-20T11:58:00.000Z', '2026-03-20T11:59:00.000Z'), NOW),
    ).toEqual([]);
  });

  it('keeps the last of each hour for a week', () => {
    const week = moments(
      '2026-03-13T08:10:00.000Z',
      '2026-03-13T08:50:00.000Z',
      '2026-03-13T09:00:00.000Z',
      '2026-03-19T23:01:00.000Z',
      '2026-03-19T23:59:00.000Z',
      '2026-03-20T00:01:00.000Z',
    );
    expect(thin(week, NOW)).toEqual([1, 4]);
  });

  it('keeps the last of each day beyond', () => {
    const older = moments(
      '2025-12-01T08:00:00.000Z',
      '2025-12-01T19:00:00.000Z',
      '2026-03-12T08:00:00.000Z',
      '2026-03-12T09:00:00.000Z',
      '2026-03-13T09:00:00.000Z',
    );
    expect(thin(older, NOW)).toEqual([1, 3]);
  });

  it('keeps the very last, however old, and what is pinned', () => {
    const old = moments('2020-01-01T08:00:00.000Z', '2020-01-01T09:00:00.000Z', '2020-01-01T10:00:00.000Z');
    expect(thin(old, NOW)).toEqual([1, 2]);
    expect(
      thin(
        old.map((moment) => ({ ...moment, isPinned: moment.number === 1 })),
        NOW,
      ),
    ).toEqual([2]);
    expect(thin([], NOW)).toEqual([]);
  });

  const DAY = 24 * 60 * 60 * 1000;
  const START = Date.parse('2026-03-01T00:00:00.000Z');
  const anyMoments = fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 20 * DAY }), isPinned: fc.boolean() }), { maxLength: 60 })
    .map((drawn) =>
      drawn
        .sort((a, b) => a.at - b.at)
        .map(({ at, isPinned }, nth): Moment => ({
          number: nth + 1,
          at: new Date(START + at).toISOString(),
          isPinned,
        })),
    );

  it('drops in steps what it drops at once, and never the last nor what is pinned', () => {
    fc.assert(
      fc.property(anyMoments, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (all, first, later) => {
        const [one, two] = [first, first + later].map((days) =>
          new Date(START + 20 * DAY + days * 7 * 3_600_000).toISOString(),
        );
        const without = (numbers: readonly number[]): Moment[] => all.filter(({ number }) => !numbers.includes(number));
        const before = thin(all, one ?? '');
        const inSteps = [...before, ...thin(without(before), two ?? '')].sort((a, b) => a - b);
        expect(inSteps).toEqual(thin(all, two ?? ''));
        for (const { number, isPinned } of all)
          if (isPinned || number === all.length) expect(inSteps).not.toContain(number);
      }),
    );
  });
});
