/** Who is here and where: read from awareness, whose `user` the server stamps. */
import type { Awareness } from 'y-protocols/awareness';
import type { PartId } from '../../model/parts.ts';
import { derived, sameJson, sameList, type Store } from './store.ts';

export interface Person {
  readonly client: number;
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  /** 1 to 6: which of the people's colours. */
  readonly kleur: number;
  /** The path of the field they are in. */
  readonly plek: string | null;
  readonly rubriek: PartId | null;
  /** What stands at the top of their window, unless they follow someone. */
  readonly zicht: View | null;
  /** The page (its awareness client) they follow. */
  readonly volgt: number | null;
}

/** The path of a field or record, and which share of it (0 to 1) lies above the top of the window. */
export interface View {
  readonly pad: string;
  readonly deel: number;
}

/** The light values of --p1 to --p6, by which the server names colours. */
export const COLOURS = ['#0b5a54', '#9a3b7a', '#b4560b', '#2b5fb3', '#5b6b12', '#7a3ff2'];

/** Which of the six colours a hex value is; strangers get one by their client number. */
export function colourOf(hex: unknown, client: number): number {
  const known = typeof hex === 'string' ? COLOURS.indexOf(hex.toLowerCase()) : -1;
  return known >= 0 ? known + 1 : (client % COLOURS.length) + 1;
}

/** Everyone else who has this agreement open, one entry per open page. */
export function peopleStore(awareness: Awareness): Store<readonly Person[]> {
  let before: readonly Person[] = [];
  // Who did not move stays the same object, so that what shows them is not drawn again.
  const keep = (person: Person): Person =>
    before.find((known) => known.client === person.client && sameJson(known, person)) ?? person;
  return derived<readonly Person[]>(
    (changed) => {
      awareness.on('change', changed);
      return () => awareness.off('change', changed);
    },
    () => {
      const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
      before = others.flatMap(readPerson).map(keep);
      return before;
    },
    sameList,
  );
}

function readPerson([client, state]: [number, { [key: string]: unknown }]): Person[] {
  const user = state['user'];
  if (typeof user !== 'object' || user === null || !('name' in user)) return [];
  const { id, name, functie, color } = user as { id?: unknown; name: unknown; functie?: unknown; color?: unknown };
  return [
    {
      client,
      id: typeof id === 'string' ? id : String(client),
      naam: String(name),
      functie: typeof functie === 'string' ? functie : '',
      kleur: colourOf(color, client),
      plek: typeof state['plek'] === 'string' ? state['plek'] : null,
      rubriek: typeof state['rubriek'] === 'string' ? (state['rubriek'] as PartId) : null,
      zicht: readView(state['zicht']),
      volgt: typeof state['volgt'] === 'number' ? state['volgt'] : null,
    },
  ];
}

function readView(view: unknown): View | null {
  const { pad, deel } = (view ?? {}) as { pad?: unknown; deel?: unknown };
  return typeof pad === 'string' && typeof deel === 'number' ? { pad, deel } : null;
}

/** One entry per person, however many pages they have open. */
export function distinctPeople(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** Two letters for an avatar. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase() || '?';
}
