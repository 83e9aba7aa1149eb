/**
 * What processes on one store tell each other besides what is in the store: JSON, one of
 *
 *   {"alive": true}          a sign of life
 *   {"bye": true}            this process stops
 *   {"who": true}            whoever has people in tells so
 *   {"ended": session}       a session ended: its id, which opens nothing
 *   {"member": id, "person": id, "actor": actor}  what a person is in an agreement has changed; null: they are no longer in it
 *   {"in": id, "people": [[client, clock, state], …]}   those who moved in an agreement, state as on the wire
 */
import type { Actor } from '../../model/access.ts';
import { LONGEST_MESSAGE } from '../store/store.ts';
import type { PresenceEntry } from './frames.ts';

export type Gossip =
  | { readonly kind: 'alive' | 'bye' | 'who' }
  | { readonly kind: 'ended'; readonly session: string }
  | { readonly kind: 'member'; readonly id: string; readonly person: string; readonly actor: Actor | null }
  | { readonly kind: 'people'; readonly id: string; readonly entries: readonly PresenceEntry[] };

export const ALIVE = JSON.stringify({ alive: true });
export const BYE = JSON.stringify({ bye: true });
export const WHO = JSON.stringify({ who: true });
export const endedMessage = (session: string): string => JSON.stringify({ ended: session });
export const memberMessage = (id: string, person: string, actor: Actor | null): string =>
  JSON.stringify({ member: id, person, actor });

const bytes = (text: string): number => Buffer.byteLength(text);

/** People of one agreement, in as many messages as they need. A state that fits in none goes without its place: only who it is. */
export function peopleMessages(id: string, entries: readonly PresenceEntry[]): string[] {
  const frame = bytes(JSON.stringify({ in: id, people: [] }));
  const messages: string[][] = [];
  let room = 0;
  for (const entry of entries) {
    const text = fitting(entry, LONGEST_MESSAGE - frame);
    if (text === null) continue;
    const size = bytes(text) + 1;
    if (messages.length === 0 || size > room) {
      messages.push([]);
      room = LONGEST_MESSAGE - frame;
    }
    messages.at(-1)?.push(text);
    room -= size;
  }
  return messages.map((people) => `{"in":${JSON.stringify(id)},"people":[${people.join()}]}`);
}

function fitting({ client, clock, state }: PresenceEntry, largest: number): string | null {
  const whole = JSON.stringify([client, clock, state]);
  if (bytes(whole) < largest) return whole;
  const { user } = JSON.parse(state) as { user?: unknown };
  const bare = JSON.stringify([client, clock, JSON.stringify({ user })]);
  return bytes(bare) < largest ? bare : null;
}

/** Reads a message; null when it is of a version that we do not know. */
export function parseGossip(text: string): Gossip | null {
  try {
    return gossipOf(JSON.parse(text) as Record<string, unknown>);
  } catch {
    return null;
  }
}

function gossipOf(data: Record<string, unknown>): Gossip | null {
  for (const kind of ['alive', 'bye', 'who'] as const) if (data[kind] === true) return { kind };
  if (typeof data['ended'] === 'string') return { kind: 'ended', session: data['ended'] };
  if (typeof data['member'] === 'string')
    return { kind: 'member', id: data['member'], person: String(data['person']), actor: data['actor'] as Actor | null };
  if (typeof data['in'] !== 'string' || !Array.isArray(data['people'])) return null;
  const people = data['people'] as [number, number, string][];
  return {
    kind: 'people',
    id: data['in'],
    entries: people.map(([client, clock, state]) => ({ client, clock, state })),
  };
}
