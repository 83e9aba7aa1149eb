import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InspirationSet } from '../../model/library.ts';
import { createSearch, NO_FILTERS } from '../../client/inspiration/search.ts';

const { acties } = JSON.parse(
  readFileSync(new URL('../../templates/inspiratieset.json', import.meta.url), 'utf8'),
) as InspirationSet;
const search = createSearch(acties);

describe('searching the inspiration set', () => {
  it('shows everything when nothing is asked', () => expect(search('', NO_FILTERS)).toHaveLength(acties.length));

  it('finds by the beginning of a word, with the title first', () => {
    const found = search('fiets', NO_FILTERS);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.titel.toLowerCase()).toContain('fiets');
  });

  it('forgives a typing error and an accent', () => {
    expect(search('fietsn', NO_FILTERS).length).toBeGreaterThan(0);
    expect(search('coordinator', NO_FILTERS)).toEqual(search('coördinator', NO_FILTERS));
  });

  it('keeps to the filters; a general action serves every doelgroep', () => {
    const found = search('', { ...NO_FILTERS, doelgroep: 'leefloon', thema: 'aan-de-slag' });
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every(
        (action) => action.thema === 'aan-de-slag' && (action.algemeen || action.doelgroepen.includes('leefloon')),
      ),
    ).toBe(true);
  });

  it('finds nothing where there is nothing', () => expect(search('xyzzyqwv', NO_FILTERS)).toEqual([]));
});
