import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { applyDifference, differenceOf } from '../../client/sync/difference.ts';
import { agreement as agreementArbitrary } from '../model/arbitrary.ts';
import { complete } from '../model/complete.ts';

describe('the difference between two readings', () => {
  it('brings whoever holds the first to the second, whatever they are', () => {
    fc.assert(
      fc.property(agreementArbitrary, agreementArbitrary, (one, two) => {
        const told = structuredClone(differenceOf(one, two));
        expect(applyDifference(one, told)).toEqual(two);
        expect(applyDifference(null, structuredClone(differenceOf(null, two)))).toEqual(two);
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });

  it('is empty for what is the same, and leaves unchanged records the very same objects', () => {
    const before = complete();
    expect(differenceOf(before, structuredClone(before))).toEqual({});
    const after: Agreement = structuredClone(before);
    const [first] = after.acties;
    if (first) first.titel = 'Anders';
    const difference = differenceOf(before, after);
    expect(Object.keys(difference)).toEqual(['acties']);
    const next = applyDifference(before, structuredClone(difference));
    expect(next.doelstellingen).toBe(before.doelstellingen);
    expect(next.acties[0]?.titel).toBe('Anders');
    expect(next.acties.slice(1).every((action, nth) => action === before.acties[nth + 1])).toBe(true);
  });

  it('holds only the records that changed, also when one moves or goes', () => {
    const before = complete();
    const after = { ...before, acties: before.acties.toReversed().slice(1) };
    const difference = differenceOf(before, after);
    expect(difference['acties']).toEqual({ kind: 'lijst', ids: after.acties.map(({ id }) => id), changed: [] });
    expect(applyDifference(before, difference).acties).toEqual(after.acties);
  });
});
