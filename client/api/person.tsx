/** Who is using the product. */
import { createContext, use } from 'react';
import type { Actor } from '../../model/access.ts';
import type { SignIn } from './places.ts';

/** Out of this browser, out of every browser, or on to another organisation. */
export type Leaving = 'hier' | 'overal' | 'wisselen';

export interface Presence {
  readonly me: Actor | null;
  /** 1 to 6: which of the people's colours others see you in. */
  readonly colour: number;
  /** Whom one can be in the demo. */
  readonly people: readonly Actor[];
  /** How one signs in outside the demo. */
  readonly ways: SignIn['aanmelden'];
  /** The one of them they signed in by; null for the demo, and for who came by a link. */
  readonly via: SignIn['via'];
  /** Signs in as someone of the demo. Null when done, else why not. */
  readonly choose: (id: string) => Promise<string | null>;
  /** Signs out and wipes this device; ask first what to do with unsent work. Null when done, else why not. */
  readonly leave: (way?: Leaving) => Promise<string | null>;
}
export const PersonContext = createContext<Presence>({
  me: null,
  colour: 1,
  people: [],
  ways: [],
  via: null,
  choose: () => Promise.resolve(null),
  leave: () => Promise.resolve(null),
});

export const usePerson = (): Presence => use(PersonContext);
