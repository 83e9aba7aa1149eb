/** Who there is: those of the demo, those who are kept, and what is left of who was erased. */
import { beforeEach, describe, expect, it } from 'vitest';
import { colourOf } from '../../server/access/colours.ts';
import { DEMO, DEMO_PEOPLE } from '../../server/access/demo.ts';
import { both, type People } from '../../server/access/people.ts';
import { peopleIn } from '../../server/access/persons.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import type { StoredPerson } from '../../server/store/persons.ts';
import { person } from './sync/harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
const an = (more: Partial<StoredPerson> = {}): StoredPerson => ({
  id: 'an',
  subject: 'vo-1',
  code: '0207533593',
  naam: 'An Peeters',
  functie: 'Secretaris',
  organisatie: 'Gemeente Zoersel',
  email: 'an@voorbeeld.be',
  rol: 'redacteur',
  added: AT,
  seen: null,
  erased: null,
  ...more,
});

let people: People;
beforeEach(async () => {
  const store = createMemoryStore();
  people = both(DEMO, peopleIn(store));
  await store.addPerson(an());
  await store.addPerson(an({ id: 'bo', subject: 'vo-2', naam: '', email: null, erased: AT }));
});

describe('people', () => {
  it('are those of the demo and those who are kept, without what only the store needs', async () => {
    expect(await people.person('jurist')).toEqual(person('jurist'));
    expect(await people.person('an')).toEqual({
      id: 'an',
      naam: 'An Peeters',
      functie: 'Secretaris',
      organisatie: 'Gemeente Zoersel',
      rol: 'redacteur',
    });
    for (const nobody of ['bo', 'cas', '', '__proto__']) expect(await people.person(nobody), nobody).toBeNull();
  });

  it('are called by their names, who was erased as such, and who never was not at all', async () => {
    const names = await people.names(['an', 'bo', 'jurist', 'cas', 'an']);
    expect(Object.fromEntries(names)).toEqual({ an: 'An Peeters', bo: 'Verwijderde persoon', jurist: 'Julie Maes' });
    expect([...(await people.names([]))]).toEqual([]);
  });

  it('take part everywhere in the demo, and otherwise only as beheerder', async () => {
    expect(DEMO_PEOPLE.every((one) => people.isEverywhere(one))).toBe(true);
    const kept = { ...person('jurist'), id: 'an' };
    expect([people.isEverywhere(kept), people.isEverywhere({ ...kept, rol: 'beheerder' })]).toEqual([false, true]);
  });

  it('of the demo are not there where nothing says so', async () => {
    const kept = peopleIn(createMemoryStore());
    expect([await kept.person('jurist'), await kept.withToken('demo-jurist')]).toEqual([null, null]);
    expect([...(await kept.names(['jurist']))]).toEqual([]);
    expect(kept.isEverywhere(person('jurist'))).toBe(false);
  });
});

describe('the colour of a person', () => {
  it('is one of five, the same at every process, and each of the demo has another', () => {
    const shown = new Set(DEMO_PEOPLE.map(({ id }) => colourOf(id)));
    expect(shown.size).toBe(5);
    const others = Array.from({ length: 100 }, (_, nth) => colourOf(`person-${nth}`));
    expect(new Set(others)).toEqual(shown);
    expect(['an', 'bo', 'cas'].map(colourOf)).toEqual(['#0b5a54', '#b4560b', '#5b6b12']);
  });
});
