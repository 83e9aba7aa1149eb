/** How what was recorded is put in days. */
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../client/api/places.ts';
import { dayName, daysOf } from '../../client/record/days.ts';
import { routeOf } from '../../client/router.tsx';

const event = (nr: number, moment: Date): RecordedEvent => ({
  nr,
  op: moment.toISOString(),
  soort: 'uitgevoerd',
  door: null,
  wie: null,
  detail: {},
  vanwaar: null,
});

describe('days', () => {
  it('are those of the reader, in the order of the events', () => {
    const moments = [
      new Date(2026, 2, 3, 0, 1),
      new Date(2026, 2, 2, 23, 59),
      new Date(2026, 2, 2, 0, 0),
      new Date(2026, 1, 28),
    ];
    const days = daysOf(moments.map((moment, nth) => event(4 - nth, moment)));
    expect(days.map(({ day, events }) => [day, events.map(({ nr }) => nr)])).toEqual([
      ['2026-03-03', [4]],
      ['2026-03-02', [3, 2]],
      ['2026-02-28', [1]],
    ]);
    expect(daysOf([])).toEqual([]);
  });

  it('are called as people do', () => {
    const now = new Date(2026, 2, 1, 12);
    expect(['2026-03-01', '2026-02-28', '2026-02-27'].map((day) => dayName(day, now))).toEqual([
      'Vandaag',
      'Gisteren',
      '27 februari 2026',
    ]);
  });

  it('are on a page of the agreement', () => {
    expect(routeOf('/overeenkomsten/so-1/verslag')).toEqual({ page: 'verslag', id: 'so-1' });
    for (const path of [
      '/overeenkomsten/so-1/anders',
      '/overeenkomsten/so-1/verslag/meer',
      '/overeenkomsten/%/verslag',
    ])
      expect(routeOf(path)).toEqual({ page: 'onbekend' });
  });
});
