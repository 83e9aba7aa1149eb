import { describe, expect, it } from 'vitest';
import type { Problem } from '../../model/validation/problem.ts';
import { calmly, pointKey } from '../../client/problems/calm.ts';
import { subgroups } from '../../client/problems/group.ts';
import { togetherFor } from '../../client/problems/solve.ts';
import type { Fix } from '../../model/validation/fix.ts';
import { complete } from '../model/complete.ts';

const agreement = complete();
const problem = (pad: string, boodschap = pad): Problem => ({
  regel: 'r',
  rubriek: 'acties',
  pad,
  ernst: 'tekort',
  boodschap,
});
const title = problem('/acties/0/titel');
const lead = problem('/acties/0/trekker');
const keysOf = (...problems: Problem[]): Set<string> => new Set(problems.map((one) => pointKey(one, agreement)));

describe('calm points', () => {
  it('are all there at first', () => {
    expect(calmly(agreement, [title, lead], null, '/acties/a1/titel', false).problems).toEqual([title, lead]);
  });

  it('wait while someone is in the field, and only there', () => {
    const seen = calmly(agreement, [title, lead], keysOf(), '/acties/a1/titel', false);
    expect(seen).toMatchObject({ problems: [lead], waiting: true });
    expect(calmly(agreement, [title], keysOf(), '/acties/a1', false).waiting).toBe(true);
    expect(calmly(agreement, [title], keysOf(), '/acties/a1/tit', false).waiting).toBe(false);
  });

  it('come when the field is left, or after a pause', () => {
    expect(calmly(agreement, [title], keysOf(), null, false).problems).toEqual([title]);
    expect(calmly(agreement, [title], keysOf(), '/acties/a1/titel', true).problems).toEqual([title]);
  });

  it('that were shown stay, also while the title they quote is typed', () => {
    const before = problem('/acties/0/titel', 'Kies een trekker voor A1 «Zit».');
    const after = problem('/acties/0/titel', 'Kies een trekker voor A1 «Zitdag».');
    expect(calmly(agreement, [after], keysOf(before), '/acties/a1/titel', false).problems).toEqual([after]);
    expect(pointKey(before, agreement)).toBe(pointKey(after, agreement));
    expect(pointKey(title, agreement)).not.toBe(pointKey(lead, agreement));
  });
});

describe('points of the taakverdeling', () => {
  it('stand per doelgroep, those of the whole first', () => {
    const whole = problem('/taakverdeling/taken');
    const [multi, leefloon] = [problem('/taakverdeling/taken/0/aanZet'), problem('/taakverdeling/taken/12/aanZet')];
    expect(
      subgroups('taakverdeling', [leefloon, multi, whole], agreement).map(({ naam, found }) => [naam, found.length]),
    ).toEqual([
      ['', 1],
      ['Multi-problematiek', 1],
      ['Leefloon', 1],
    ]);
    expect(subgroups('acties', [title, lead], agreement)).toEqual([{ naam: '', found: [title, lead] }]);
  });
});

describe('solving together', () => {
  const fix = (soort: string): Fix => ({ soort, label: soort, samen: (count) => `${soort} ${count}`, edits: [] });
  it('offers what solves at least two, most first', () => {
    const fixes = new Map([
      [title, [fix('a'), fix('b')]],
      [lead, [fix('b')]],
    ]);
    expect(togetherFor([title, lead], (one) => fixes.get(one) ?? []).map(({ label }) => label)).toEqual(['b 2']);
  });
});
