import { expect, it } from 'vitest';
import { Tempo } from '../../../server/sync/tempo.ts';

/** The gap after `ms` of commits of one update, `perSecond` of them. */
function gapAt(perSecond: number, ms = 1000): number {
  const tempo = new Tempo();
  for (let at = 0; at < ms; at += 1000 / perSecond) tempo.written(1, at);
  return tempo.gap(ms);
}

it('does not wait at all while a few people type', () =>
  expect([gapAt(20), gapAt(200), gapAt(500)]).toEqual([0, 0, 0]));
it('waits longer the more arrives, up to 3 ms', () =>
  expect([gapAt(2000), gapAt(3200), gapAt(8000), gapAt(50_000)]).toEqual([1, 2, 3, 3]));
it('takes one large paste, or many who come back at once, for no load a moment later', () => {
  const tempo = new Tempo();
  tempo.written(200, 0);
  expect([tempo.gap(0), tempo.gap(200)]).toEqual([1, 0]);
});
