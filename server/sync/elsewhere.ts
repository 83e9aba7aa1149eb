/**
 * Who is in at the other processes on the same store. [E1] Nobody stays longer than their process speaks, or
 * than they do themselves: a client repeats its state every 15 s (y-protocols), so a goodbye that was lost
 * heals. [E2] What a process said of itself is dropped when it says goodbye.
 */
import { GONE, type PresenceEntry } from './frames.ts';

/** Those of one process in one agreement, each with the time at which they were heard last. */
type People = Map<number, { readonly entry: PresenceEntry; readonly at: number }>;

interface Process {
  at: number;
  readonly agreements: Map<string, People>;
}

/** Some who are not there any more. */
export interface Departure {
  readonly id: string;
  readonly entries: readonly PresenceEntry[];
}

export class Elsewhere {
  readonly #processes = new Map<string, Process>();

  /** A process spoke; true when it was not known. Times are of any steady clock, in ms. */
  alive(name: string, at: number): boolean {
    const isNew = !this.#processes.has(name);
    this.#process(name).at = at;
    return isNew;
  }

  /** A process told of its people in one agreement. Returns what is news: who left it may have come in at another. */
  hear(name: string, id: string, entries: readonly PresenceEntry[], at: number): PresenceEntry[] {
    const { agreements } = this.#process(name);
    this.alive(name, at);
    const people: People = agreements.get(id) ?? new Map();
    for (const entry of entries) {
      if (entry.state === GONE) people.delete(entry.client);
      else people.set(entry.client, { entry, at });
    }
    if (people.size > 0) agreements.set(id, people);
    else agreements.delete(id);
    return this.#without(id, entries);
  }

  /** Everyone who is in an agreement. */
  entries(id: string): PresenceEntry[] {
    return [...this.#processes.values()].flatMap(({ agreements }) =>
      [...(agreements.get(id)?.values() ?? [])].map(({ entry }) => entry),
    );
  }

  /** A process is gone. */
  forget(name: string): Departure[] {
    const process = this.#processes.get(name);
    this.#processes.delete(name);
    if (!process) return [];
    return [...process.agreements].map(([id, people]) => this.#departure(id, people.values()));
  }

  /** Forgets processes not heard since `silent`, and people not heard since `old`. */
  expire(silent: number, old: number): Departure[] {
    const departures: Departure[] = [];
    for (const [name, { at, agreements }] of this.#processes) {
      if (at < silent) departures.push(...this.forget(name));
      else for (const [id, people] of agreements) departures.push(...this.#expired(id, people, old));
    }
    return departures;
  }

  #process(name: string): Process {
    const process = this.#processes.get(name) ?? { at: 0, agreements: new Map<string, People>() };
    this.#processes.set(name, process);
    return process;
  }

  #expired(id: string, people: People, old: number): Departure[] {
    const gone = [...people.values()].filter(({ at }) => at < old);
    for (const { entry } of gone) people.delete(entry.client);
    return gone.length > 0 ? [this.#departure(id, gone)] : [];
  }

  #departure(id: string, people: Iterable<{ readonly entry: PresenceEntry }>): Departure {
    const entries = [...people].map(({ entry }) => ({ ...entry, clock: entry.clock + 1, state: GONE }));
    return { id, entries: this.#without(id, entries) };
  }

  /** Leaves out goodbyes of those who are in at another process. */
  #without(id: string, entries: readonly PresenceEntry[]): PresenceEntry[] {
    const present = new Set(this.entries(id).map(({ client }) => client));
    return entries.filter(({ client, state }) => state !== GONE || !present.has(client));
  }
}
