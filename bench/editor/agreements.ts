/** Agreements of any size, made from the fixture: its acties and indicatoren over again, with ids of their own. */
import { readFileSync } from 'node:fs';
import type { Agreement } from '../../model/agreement.ts';

const fixture = JSON.parse(
  readFileSync(new URL('../../test/fixtures/kalmthout-zoersel.json', import.meta.url), 'utf8'),
) as Agreement;

/** The fixture with `count` acties, each with an indicator that measures it. */
export function agreementWith(count: number): Agreement {
  const acties = Array.from({ length: count }, (_, nth) => {
    const action = pick(fixture.acties, nth);
    return { ...action, id: `a-groot-${nth + 1}`, titel: `${action.titel} (${nth + 1})` };
  });
  const indicatoren = acties.map(({ id }, nth) => ({
    ...pick(fixture.indicatoren, nth),
    id: `i-groot-${nth + 1}`,
    koppeling: id,
  }));
  return { ...fixture, titel: `Overeenkomst met ${count} acties`, acties, indicatoren };
}

function pick<T>(list: readonly T[], nth: number): T {
  const item = list[nth % list.length];
  if (item === undefined) throw new Error('the fixture has none');
  return item;
}
