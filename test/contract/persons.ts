/** What every store does with people and with who takes part in what. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredMember } from '../../server/store/members.ts';
import type { StoredPerson } from '../../server/store/persons.ts';
import type { Store } from '../../server/store/store.ts';

const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const an = (more: Partial<StoredPerson> = {}): StoredPerson => ({
  id: 'an',
  subject: 'vo-1',
  code: '0207533593',
  naam: 'An Peeters',
  functie: 'Secretaris',
  organisatie: 'Gemeente Zoersel',
  email: 'an@voorbeeld.be',
  rol: 'redacteur',
  added: at(8),
  seen: null,
  erased: null,
  ...more,
});
const member = (more: Partial<StoredMember> = {}): StoredMember => ({
  agreement: 'a',
  person: 'an',
  rol: 'redacteur',
  partij: 'p1',
  author: 'bo',
  added: at(8),
  ended: null,
  ...more,
});

/** Runs the contract on the stores that `open` gives. */
export function personContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`people: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('are found by id, by subject and by address', async () => {
      await store.addPerson(an());
      await store.addPerson(an({ id: 'an-2', code: '0212166011', email: null, seen: at(9) }));
      await store.addPerson(an({ id: 'bo', subject: null, code: '', added: at(7), email: 'Bo@Voorbeeld.be' }));
      expect(await store.person('an')).toEqual(an());
      expect(await store.person('nobody')).toBeNull();
      expect((await store.personsOfSubject('vo-1')).map(({ id }) => id)).toEqual(['an', 'an-2']);
      expect((await store.personsWithEmail('AN@voorbeeld.be')).map(({ id }) => id)).toEqual(['an']);
      expect((await store.personsWithEmail('bo@voorbeeld.be')).map(({ id }) => id)).toEqual(['bo']);
      expect((await store.persons(['bo', 'nobody', 'an'])).map(({ id }) => id).sort()).toEqual(['an', 'bo']);
      expect(await store.persons([])).toEqual([]);
    });

    it('are one per subject and organisation; without a subject there may be many', async () => {
      await store.addPerson(an());
      await expect(store.addPerson(an({ id: 'an-2' }))).rejects.toMatchObject({ kind: 'exists' });
      await expect(store.addPerson(an({ code: 'other' }))).rejects.toMatchObject({ kind: 'exists' });
      for (const id of ['bo', 'cas']) await store.addPerson(an({ id, subject: null, code: '' }));
      expect(await store.persons(['an-2'])).toEqual([]);
    });

    it('are replaced whole', async () => {
      await store.addPerson(an());
      const gone = an({ subject: null, code: '', naam: '', email: null, erased: at(12) });
      expect(await store.updatePerson(gone)).toBe(true);
      expect(await store.person('an')).toEqual(gone);
      expect(await store.personsOfSubject('vo-1')).toEqual([]);
      expect(await store.updatePerson(an({ id: 'nobody' }))).toBe(false);
    });

    it('take part once in an agreement, in what was said of them last', async () => {
      for (const id of ['a', 'b'])
        await store.create({ id, status: 'onderhandeling', snapshot: Uint8Array.of(1), at: at(8) });
      await store.setMember(member({ person: 'bo', added: at(9), partij: null, author: null }));
      await store.setMember(member());
      await store.setMember(member({ agreement: 'b', rol: 'lezer' }));
      await store.setMember(member({ ended: at(10) }));
      expect(await store.member('a', 'an')).toEqual(member({ ended: at(10) }));
      expect(await store.member('a', 'nobody')).toBeNull();
      expect((await store.membersOf('a')).map(({ person }) => person)).toEqual(['an', 'bo']);
      expect((await store.membershipsOf('an')).map(({ agreement, rol }) => [agreement, rol])).toEqual([
        ['a', 'redacteur'],
        ['b', 'lezer'],
      ]);
    });
  });
}
