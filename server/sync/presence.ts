/**
 * Who is where in one document. [P1] A connection speaks for one awareness client id, the first it names.
 * [P2] An id that was someone's stays that person's as long as the room is loaded. [P3] Every state that
 * goes out carries the `user` of the session, whatever the client wrote there. [P4] The clock of an id only
 * goes up and starts at 1, also when a client comes back after its connection was lost: y-protocols ignores
 * a first state with clock 0, and a returning one, until the person's next move. [P5] What another process
 * says of its clients was stamped there; a client that is connected here is heard here only. [P6] A connection may
 * name earlier pages of its person (`eerder`), whose unsent work it brings; never one that is known as another's.
 */
import { GONE, type PresenceEntry } from './frames.ts';

/** What others see of a person, next to what the client itself shares (cursor, field). */
export interface Stamp {
  readonly id: string;
  readonly name: string;
  readonly functie: string;
  readonly color: string;
}

interface Known {
  readonly person: string;
  /** The connection that speaks for it; null once that is gone. */
  owner: object | null;
  /** The last clock the owner sent, and the last that went out. */
  received: number;
  sent: number;
  state: string;
}

/** Most clients remembered after they left, so that [P4] holds; the oldest go first. */
const MOST_GONE = 1000;

/** Most earlier pages that a page speaks for. */
const MOST_EARLIER = 100;

/** Beyond this a clock is not one that counts a person's moves. */
const LAST_CLOCK = 2 ** 32;

export class Presence {
  readonly #largest: number;
  readonly #clients = new Map<number, Known>();
  readonly #owned = new Map<object, number>();
  readonly #earlier = new WeakMap<object, readonly number[]>();

  /** `largest`: most characters of one state as JSON. */
  constructor(largest: number) {
    this.#largest = largest;
  }

  /**
   * Takes what a connection says of itself. Returns its client id when others must hear of it, null when
   * there is nothing to tell, 'refused' when no well-behaved client would send it.
   */
  receive(owner: object, stamp: Stamp, entries: readonly PresenceEntry[]): number | null | 'refused' {
    const mine = this.#owned.get(owner) ?? this.#claim(owner, stamp, entries);
    // y-websocket clients also repeat what they heard of others: [P1] drops that.
    const entry = entries.find(({ client }) => client === mine);
    const known = mine === null ? undefined : this.#clients.get(mine);
    if (!entry || !known || mine === null || !isNewer(entry, known)) return null;
    if (entry.clock > LAST_CLOCK || entry.state.length > this.#largest) return 'refused';
    const state = stamped(entry.state, stamp);
    if (state === null) return 'refused';
    known.received = entry.clock;
    known.sent = Math.max(known.sent + 1, entry.clock);
    known.state = state;
    if (state.includes('"eerder"')) this.#earlier.set(owner, earlierIn(state));
    return mine;
  }

  /** The connection is gone; returns its client id when others must hear of it. */
  leave(owner: object): number | null {
    const mine = this.#owned.get(owner);
    this.#owned.delete(owner);
    const known = mine === undefined ? undefined : this.#clients.get(mine);
    if (mine === undefined || !known || known.owner !== owner) return null;
    known.owner = null;
    this.#forgetOldest();
    if (known.state === GONE) return null;
    known.sent += 1;
    known.state = GONE;
    return mine;
  }

  /** Takes what another process says of its clients. Returns those of whom others must hear. */
  hear(entries: readonly PresenceEntry[]): number[] {
    return entries.filter((entry) => this.#takes(entry)).map(({ client }) => client);
  }

  /** Everyone who is connected here. */
  here(): PresenceEntry[] {
    return this.entries(this.#owned.values()).filter(({ state }) => state !== GONE);
  }

  /** The client id a connection speaks for. */
  clientOf(owner: object): number | null {
    return this.#owned.get(owner) ?? null;
  }

  /** [P6] Whether what this client wrote is what the connection's person wrote: it is that page, or takes after it. */
  speaksFor(owner: object, client: number): boolean {
    const mine = this.#owned.get(owner);
    if (mine === undefined || mine === client) return mine === client;
    const person = this.#clients.get(mine)?.person;
    return (
      person !== undefined && (this.#earlier.get(owner)?.includes(client) ?? false) && this.#mayClaim(client, person)
    );
  }

  /** What goes out about these clients, without the one that `reader` speaks for. */
  entries(clients: Iterable<number>, reader: object | null = null): PresenceEntry[] {
    const own = reader === null ? undefined : this.#owned.get(reader);
    return [...clients].flatMap((client) => {
      const known = this.#clients.get(client);
      return known && client !== own ? [{ client, clock: known.sent, state: known.state }] : [];
    });
  }

  /** Everyone who is there. */
  everyone(reader: object | null = null): PresenceEntry[] {
    return this.entries(this.#clients.keys(), reader).filter(({ state }) => state !== GONE);
  }

  /** The people behind everyone who is there, each once. */
  people(): Stamp[] {
    return peopleIn(this.everyone());
  }

  #takes({ client, clock, state }: PresenceEntry): boolean {
    const known = this.#clients.get(client);
    if (known?.owner || (!known && state === GONE)) return false;
    if (known && clock <= known.received && state === known.state) return false;
    if (known) Object.assign(known, { received: clock, sent: Math.max(known.sent + 1, clock), state });
    else this.#clients.set(client, { person: personIn(state), owner: null, received: clock, sent: clock, state });
    return true;
  }

  #claim(owner: object, { id }: Stamp, entries: readonly PresenceEntry[]): number | null {
    const entry = entries.find(({ client, state }) => state !== GONE && this.#mayClaim(client, id));
    if (!entry) return null;
    const known = this.#clients.get(entry.client);
    if (known) {
      if (known.owner) this.#owned.delete(known.owner);
      known.owner = owner;
      known.received = -1;
    } else this.#clients.set(entry.client, { person: id, owner, received: -1, sent: 0, state: GONE });
    this.#owned.set(owner, entry.client);
    return entry.client;
  }

  #mayClaim(client: number, person: string): boolean {
    const known = this.#clients.get(client);
    return known === undefined || known.person === person;
  }

  #forgetOldest(): void {
    const gone = this.#clients.size - this.#owned.size - MOST_GONE;
    if (gone <= 0) return;
    for (const [client, { owner, state }] of this.#clients) {
      if (owner !== null || state !== GONE) continue;
      this.#clients.delete(client);
      return;
    }
  }
}

/** The people behind these states, each once. */
export function peopleIn(entries: readonly PresenceEntry[]): Stamp[] {
  const users = entries.map(({ state }) => (JSON.parse(state) as { user: Stamp }).user);
  return [...new Map(users.map((user) => [user.id, user])).values()];
}

const personIn = (state: string): string => (JSON.parse(state) as { user: Stamp }).user.id;

function earlierIn(state: string): number[] {
  const { eerder } = JSON.parse(state) as { eerder?: unknown };
  return Array.isArray(eerder) ? eerder.slice(0, MOST_EARLIER).filter((client) => Number.isSafeInteger(client)) : [];
}

/** As in y-protocols: a removal may repeat the clock of the state it removes. */
function isNewer({ clock, state }: PresenceEntry, known: Known): boolean {
  return clock > known.received || (clock === known.received && state === GONE && known.state !== GONE);
}

/** The state with the session's `user` in it; null when it is no JSON object. */
function stamped(state: string, user: Stamp): string | null {
  try {
    const data: unknown = JSON.parse(state);
    if (data === null) return GONE;
    if (typeof data !== 'object' || Array.isArray(data)) return null;
    return JSON.stringify({ ...data, user });
  } catch {
    return null;
  }
}
