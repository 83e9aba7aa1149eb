import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { groupByPart, progressOf } from '../../client/problems/group.ts';

const problem = (rubriek: Problem['rubriek'], pad: string, ernst: Problem['ernst'] = 'tekort'): Problem => ({
  regel: 'r',
  rubriek,
  pad,
  ernst,
  boodschap: pad,
});
const records = (count: number) => Array.from({ length: count }, (_, nth) => ({ id: String(nth) }));
const agreement = {
  partijen: records(2),
  doelstellingen: records(2),
  acties: records(4),
  indicatoren: [],
  overleg: records(1),
  omgevingsanalyse: { cijfers: [] },
  taakverdeling: { taken: [{ vanToepassing: true }, { vanToepassing: true }, { vanToepassing: false }] },
} as unknown as Agreement;

describe('progress', () => {
  it('counts records without a point, however many points one has', () => {
    const progress = progressOf(agreement, [
      problem('acties', '/acties/0/titel'),
      problem('acties', '/acties/0/trekker'),
      problem('acties', '/acties/2'),
    ]);
    expect(progress.get('acties')).toEqual({ open: 3, share: 0.5 });
    expect(progress.get('doelstellingen')).toEqual({ open: 0, share: 1 });
  });

  it('counts cells in scope, and tips not at all', () => {
    const progress = progressOf(agreement, [
      problem('taakverdeling', '/taakverdeling/taken/0/aanZet'),
      problem('partijen', '/partijen/0', 'aandacht'),
    ]);
    expect(progress.get('taakverdeling')).toEqual({ open: 1, share: 0.5 });
    expect(progress.get('partijen')).toEqual({ open: 0, share: 1 });
  });

  it('is nothing while a list is empty', () => expect(progressOf(agreement, []).get('indicatoren')?.share).toBe(0));
});

describe('groups', () => {
  it('follow the agreement, tips last', () => {
    const groups = groupByPart([
      problem('acties', '/acties/1', 'aandacht'),
      problem('acties', '/acties/0'),
      problem('algemeen', '/titel'),
    ]);
    expect(groups.map(({ part }) => part)).toEqual(['algemeen', 'acties']);
    expect(groups[1]?.found.map(({ pad }) => pad)).toEqual(['/acties/0', '/acties/1']);
  });
});
