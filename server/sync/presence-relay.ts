/** Sends on who is where: what changes is gathered for a moment, then goes out in one frame per reader. */
import type { Connection } from './connection.ts';
import { awarenessFrame, type PresenceEntry } from './frames.ts';
import type { Limits } from './limits.ts';
import { Presence, type Stamp } from './presence.ts';

export class PresenceRelay {
  readonly #presence: Presence;
  readonly #readers: ReadonlySet<Connection>;
  readonly #delay: number;
  readonly #stirred = new Set<number>();
  readonly #moved: (entries: readonly PresenceEntry[]) => void;
  #timer: NodeJS.Timeout | null = null;

  /** `readers`: who is in the room, now and later; `moved` hears at once what readers here say of themselves. */
  constructor(
    readers: ReadonlySet<Connection>,
    { presence, presenceDelay }: Limits,
    moved: (entries: readonly PresenceEntry[]) => void,
  ) {
    this.#presence = new Presence(presence);
    this.#readers = readers;
    this.#delay = presenceDelay;
    this.#moved = moved;
  }

  /** Who is there, each person once. */
  get people(): Stamp[] {
    return this.#presence.people();
  }

  /** Awareness of those who are connected here. */
  get here(): PresenceEntry[] {
    return this.#presence.here();
  }

  /** A frame with everyone who is there but `reader`; null when there is nobody. */
  everyone(reader: Connection | null = null): Uint8Array | null {
    const entries = this.#presence.everyone(reader);
    return entries.length > 0 ? awarenessFrame(entries) : null;
  }

  /** Takes what a connection says of itself; false when no well-behaved client would send it. */
  receive(connection: Connection, entries: readonly PresenceEntry[]): boolean {
    const heard = this.#presence.receive(connection, connection.stamp, entries);
    if (heard === 'refused') return false;
    this.#stir(heard);
    return true;
  }

  /** Whether what this client wrote is what the connection's person wrote. */
  speaksFor(connection: Connection, client: number): boolean {
    return this.#presence.speaksFor(connection, client);
  }

  /** Takes what another process says of people who are in there. */
  hear(entries: readonly PresenceEntry[]): void {
    for (const client of this.#presence.hear(entries)) this.#gather(client);
  }

  leave(connection: Connection): void {
    this.#stir(this.#presence.leave(connection));
  }

  destroy(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #stir(client: number | null): void {
    if (client === null) return;
    this.#moved(this.#presence.entries([client]));
    this.#gather(client);
  }

  #gather(client: number): void {
    this.#stirred.add(client);
    this.#timer ??= setTimeout(() => this.#send(), this.#delay);
  }

  /** Most readers did not move themselves: they share one frame. */
  #send(): void {
    this.#timer = null;
    const clients = [...this.#stirred];
    this.#stirred.clear();
    const shared = awarenessFrame(this.#presence.entries(clients));
    for (const reader of this.#readers) {
      const own = this.#presence.clientOf(reader);
      if (own === null || !clients.includes(own)) reader.sendDroppable(shared);
      else if (clients.length > 1) reader.sendDroppable(awarenessFrame(this.#presence.entries(clients, reader)));
    }
  }
}
