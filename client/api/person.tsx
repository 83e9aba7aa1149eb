/** Who is using the product. */
import { createContext, use } from 'react';
import type { Actor } from '../../model/access.ts';

export interface Presence {
  readonly me: Actor | null;
  readonly people: readonly Actor[];
  readonly choose: (id: string) => Promise<string | null>;
}
export const PersonContext = createContext<Presence>({ me: null, people: [], choose: () => Promise.resolve(null) });

export const usePerson = (): Presence => use(PersonContext);
