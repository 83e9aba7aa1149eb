/** Where the person you follow is. Pure: what to show follows from who is there alone. */
import type { Person, View } from '../sync/presence.ts';

/** Where to look: the field they are in, or what stands at the top of their window. */
export type Target =
  | { readonly soort: 'veld'; readonly pad: string; readonly client: number }
  | { readonly soort: 'zicht'; readonly view: View; readonly client: number };

/** The page of a person that moved last; null when they left. `movedAt`: per page, larger is later. */
export function pageOf(people: readonly Person[], id: string, movedAt: (client: number) => number): Person | null {
  const pages = people.filter((person) => person.id === id);
  return pages.sort((a, b) => movedAt(b.client) - movedAt(a.client))[0] ?? null;
}

/**
 * Who is really being looked at: someone who follows another sees what that other sees. Two who follow one
 * another, or a ring of people, each count as where they chose to be themselves; since following moves no
 * one's own place, nobody chases anybody.
 */
export function leaderOf(people: readonly Person[], followed: Person, self: number): Person {
  const passed = new Set([self]);
  let leader = followed;
  while (leader.volgt !== null && !passed.has(leader.client)) {
    passed.add(leader.client);
    const next = people.find(({ client }) => client === leader.volgt);
    if (!next || passed.has(next.client)) return followed;
    leader = next;
  }
  return leader;
}

/** Where a person is now, given what they did last. */
export function targetOf({ plek, zicht, client }: Person, last: 'veld' | 'zicht'): Target | null {
  const field: Target | null = plek === null ? null : { soort: 'veld', pad: plek, client };
  const view: Target | null = zicht === null ? null : { soort: 'zicht', view: zicht, client };
  return last === 'zicht' ? (view ?? field) : (field ?? view);
}

/** Those who follow this page, one entry per person. */
export function followersOf(people: readonly Person[], self: number): string[] {
  return [...new Map(people.filter(({ volgt }) => volgt === self).map(({ id, naam }) => [id, naam])).values()];
}

/** "2 mensen volgen u"; nothing when nobody does. */
export function followersInWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  return names.length === 1 ? `${names[0] ?? ''} volgt u` : `${names.length} mensen volgen u`;
}
