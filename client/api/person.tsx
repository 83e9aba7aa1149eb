/** Who is using the product. */
import { createContext, use } from 'react';
import type { Actor } from '../../model/access.ts';

export interface Presence {
  readonly me: Actor | null;
  /** 1 to 6: which of the people's colours others see you in. */
  readonly colour: number;
  readonly people: readonly Actor[];
  /** Signs in as someone of the demo. Null when done, else why not. */
  readonly choose: (id: string) => Promise<string | null>;
  /** Signs out, here or `everywhere`, and wipes this device; ask first what to do with unsent work. Null when done, else why not. */
  readonly leave: (everywhere?: boolean) => Promise<string | null>;
}
export const PersonContext = createContext<Presence>({
  me: null,
  colour: 1,
  people: [],
  choose: () => Promise.resolve(null),
  leave: () => Promise.resolve(null),
});

export const usePerson = (): Presence => use(PersonContext);
