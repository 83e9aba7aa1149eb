import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  chosen,
  countsFor,
  narrow,
  NO_FILTERS,
  QUESTIONS,
  without,
  type Filters,
} from '../../../client/inspiration/filters.ts';
import type { InspirationSet } from '../../../model/library.ts';

const { acties } = JSON.parse(
  readFileSync(new URL('../../../templates/inspiratieset.json', import.meta.url), 'utf8'),
) as InspirationSet;
const filters = (some: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...some });

describe('filters', () => {
  it('let everything through when nothing is chosen', () => expect(narrow(acties, NO_FILTERS)).toEqual(acties));

  it('take any of several answers to one question, and every question', () => {
    const one = narrow(acties, filters({ vlak: ['nazorg'] }));
    const two = narrow(acties, filters({ vlak: ['nazorg', 'matchen'] }));
    expect(two.length).toBeGreaterThan(one.length);
    expect(two.every(({ vlakken }) => vlakken.includes('nazorg') || vlakken.includes('matchen'))).toBe(true);
    const both = narrow(acties, filters({ vlak: ['nazorg'], thema: ['ondernemingen'] }));
    expect(both.every(({ vlakken, thema }) => vlakken.includes('nazorg') && thema === 'ondernemingen')).toBe(true);
  });

  it('count a general action for every doelgroep', () => {
    const general = acties.filter(({ algemeen }) => algemeen);
    expect(general.length).toBeGreaterThan(0);
    expect(narrow(general, filters({ doelgroep: ['nba-met'] }))).toEqual(general);
  });

  it.each(QUESTIONS.map(({ key }) => key))('counts what choosing an answer to %s would leave', (question) => {
    const others = question === 'thema' ? filters({ vlak: ['begeleiden'] }) : filters({ thema: ['aan-de-slag'] });
    const counts = countsFor(acties, others, question);
    expect(counts.size).toBeGreaterThan(1);
    for (const [answer, count] of counts)
      expect(narrow(acties, { ...others, [question]: [answer] })).toHaveLength(count);
  });

  it('counts a question apart from its own answers', () => {
    const before = countsFor(acties, NO_FILTERS, 'vlak');
    expect(countsFor(acties, filters({ vlak: ['nazorg'] }), 'vlak')).toEqual(before);
  });

  it('lists and takes away what was chosen', () => {
    const some = filters({ doelgroep: ['leefloon'], instrument: ['ibo', 'bis'] });
    expect(chosen(some)).toHaveLength(3);
    expect(without(some, 'instrument', 'ibo').instrument).toEqual(['bis']);
  });
});
