/** Who is here and where: read from awareness, whose `user` the server stamps. */
import type { Awareness } from 'y-protocols/awareness';
import type { PartId } from '../../model/parts.ts';
import { derived, sameJson, type Store } from './store.ts';

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
  return derived(
    (changed) => {
      awareness.on('change', changed);
      return () => awareness.off('change', changed);
    },
    () => [...awareness.getStates()].filter(([client]) => client !== awareness.clientID).flatMap(readPerson),
    sameJson,
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
    },
  ];
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
