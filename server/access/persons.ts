/** People who are kept in the store: who signed in by a provider, or came by an invitation. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/access.ts';
import type { PersonStore, StoredPerson } from '../store/persons.ts';
import { asStoreError } from '../store/store.ts';
import type { Identity } from './claims.ts';
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

/**
 * Someone signed in by a provider, which has the last word on who they are: they are added, or brought up to date.
 * `before`: what they were until now; null for someone new. Rejects with a StoreError.
 */
export async function arrive(
  store: PersonStore,
  identity: Identity,
  now: string,
): Promise<{ readonly actor: Actor; readonly before: Actor | null }> {
  const known = await personAt(store, identity);
  if (!known) {
    const person = { ...identity, id: randomUUID(), functie: '', added: now, seen: now, erased: null };
    const isAdded = await store.addPerson(person).then(
      () => true,
      (error: unknown) => {
        // The same person signed in elsewhere at the same moment.
        if (asStoreError(error).kind !== 'exists') throw error;
        return false;
      },
    );
    return isAdded ? { actor: actorOf(person), before: null } : arrive(store, identity, now);
  }
  const person = { ...known, ...identity, seen: now };
  await store.updatePerson(person);
  return { actor: actorOf(person), before: actorOf(known) };
}

/** The person with this subject on behalf of this organisation. Rejects with a StoreError. */
export const personAt = async (
  store: PersonStore,
  { subject, code }: Pick<Identity, 'subject' | 'code'>,
): Promise<StoredPerson | undefined> => (await store.personsOfSubject(subject)).find((person) => person.code === code);

const actorOf = ({ id, naam, functie, organisatie, rol }: StoredPerson): Actor => ({
  id,
  naam,
  functie,
  organisatie,
  rol,
});

const nameOf = ({ naam, erased }: StoredPerson): string => (erased === null ? naam : ERASED_NAME);
