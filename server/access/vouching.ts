/** What someone is in an agreement, and whom they may let in as. */
import { decide, mayManage, type Actor, type Membership } from '../../model/access.ts';
import type { Store } from '../store/store.ts';
import type { StoredPerson } from '../store/persons.ts';
import type { Members } from './members.ts';
import type { People } from './people.ts';

export interface Circles {
  readonly store: Pick<Store, 'meta' | 'membershipsOf'>;
  readonly people: People;
  readonly members: Pick<Members, 'actorIn' | 'set'>;
}

/** A person as they stand in an agreement; null for who takes no part in it. Rejects with a StoreError. */
export async function standing(circles: Circles, person: string, agreement: string): Promise<Actor | null> {
  const [actor, meta] = [await circles.people.person(person), await circles.store.meta(agreement)];
  return actor && meta && circles.members.actorIn(meta, actor);
}

/** Whether `actor`, as they stand in an agreement, may give this membership of it. */
export const mayGive = (actor: Actor | null, part: Membership): boolean =>
  actor !== null && decide(actor, 'leden-beheren').allowed && mayManage(actor, part);

/**
 * Whether a link that `author` has seen may sign in `person`. With it the author could become that person: so only
 * where the person is nothing, here and in every other agreement, that the author could not make anyone.
 */
export async function mayBecome(
  circles: Circles,
  author: Actor,
  agreement: string,
  person: StoredPerson,
): Promise<boolean> {
  if (!mayGive(author, { rol: person.rol, partij: author.partij ?? null })) return false;
  for (const member of await circles.store.membershipsOf(person.id)) {
    if (member.ended !== null) continue;
    const there = member.agreement === agreement ? author : await standing(circles, author.id, member.agreement);
    if (!mayGive(there, member)) return false;
  }
  return true;
}
