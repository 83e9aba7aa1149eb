/** Who there is: the demo has people of its own, all others are kept in the store. */
import type { Actor } from '../../model/access.ts';

export interface People {
  /** Null for one who is not there (any more). Rejects with a StoreError. */
  person(id: string): Promise<Actor | null>;
  /** What those of `ids` that ever were there are called, by id. Rejects with a StoreError. */
  names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** Whose token this is; null where it is no token. Rejects with a StoreError. */
  withToken(token: string): Promise<Actor | null>;
  /** Whether they take part in every agreement that says nothing else of them. */
  isEverywhere(actor: Actor): boolean;
  /** Those of them who are shown as such. */
  readonly everywhere: readonly Actor[];
}

/** What someone is called of whom nothing is kept any more. */
export const ERASED_NAME = 'Verwijderde persoon';

/** The people of both; `first` goes before. */
export const both = (first: People, second: People): People => ({
  person: async (id) => (await first.person(id)) ?? second.person(id),
  names: async (ids) => {
    const wanted = [...ids];
    return new Map([...(await second.names(wanted)), ...(await first.names(wanted))]);
  },
  withToken: async (token) => (await first.withToken(token)) ?? second.withToken(token),
  isEverywhere: (actor) => first.isEverywhere(actor) || second.isEverywhere(actor),
  everywhere: [...first.everywhere, ...second.everywhere],
});
