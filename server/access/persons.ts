/** People who are kept in the store: who signed in by a provider, or came by an invitation. */
import type { Actor } from '../../model/access.ts';
import type { PersonStore, StoredPerson } from '../store/persons.ts';
import { ERASED_NAME, type People } from './people.ts';

/** The people of a store. */
export function peopleIn(store: Pick<PersonStore, 'person' | 'persons'>): People {
  return {
    person: async (id) => {
      const person = await store.person(id);
      return person && person.erased === null ? actorOf(person) : null;
    },
    names: async (ids) =>
      new Map((await store.persons([...new Set(ids)])).map((person) => [person.id, nameOf(person)])),
    // Tokens for other programs are still to come.
    withToken: async () => null,
    isEverywhere: ({ rol }) => rol === 'beheerder',
    everywhere: [],
  };
}

const actorOf = ({ id, naam, functie, organisatie, rol }: StoredPerson): Actor => ({
  id,
  naam,
  functie,
  organisatie,
  rol,
});

const nameOf = ({ naam, erased }: StoredPerson): string => (erased === null ? naam : ERASED_NAME);
