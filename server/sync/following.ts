/**
 * Rooms keep up with what other processes on the same store do. [F1] A room takes rows from the log in their
 * order, up to a number below which it lacks none: only those are ever folded. [F2] A notice only says that
 * there is something to read: a lost one is made up for by the next look in the store. [F3] Who is where, which
 * session ended and who became what travels in messages and is not kept.
 */
import type { Actor, Status } from '../../model/access.ts';
import type { Log } from '../log.ts';
import { asStoreError, type AgreementMeta, type Notice, type Store } from '../store/store.ts';
import { Elsewhere, type Departure } from './elsewhere.ts';
import type { PresenceEntry } from './frames.ts';
import { parseGossip } from './gossip.ts';
import type { Limits } from './limits.ts';
import { peopleIn, type Stamp } from './presence.ts';
import type { Room } from './room.ts';
import type { Telling } from './telling.ts';

/** What following needs of the rooms. */
export interface Followers {
  peek(id: string): Room | null;
  all(): Iterable<Room>;
  /** Does `work` with a room that is in memory, or once it is, when it is being loaded. */
  with(id: string, work: (room: Room) => void): void;
  statusChanged(id: string, status: Status): void;
  memberChanged(id: string, person: string, actor: Actor | null): void;
  locked(id: string, isLocked: boolean): void;
  binned(id: string, isBinned: boolean): void;
  sessionEnded(session: string): void;
}

export interface FollowingOptions {
  readonly store: Store;
  readonly rooms: Followers;
  readonly limits: Limits;
  readonly log: Log;
  readonly telling: Telling;
}

export class Following {
  readonly #store: Store;
  readonly #rooms: Followers;
  readonly #limits: Limits;
  readonly #log: Log;
  readonly #elsewhere = new Elsewhere();
  readonly #telling: Telling;
  readonly #reading = new Map<Room, Promise<void>>();
  readonly #pulse: NodeJS.Timeout | null = null;
  readonly #stopWatching: () => void;

  constructor({ store, rooms, limits, log, telling }: FollowingOptions) {
    this.#store = store;
    this.#rooms = rooms;
    this.#limits = limits;
    this.#log = log;
    this.#telling = telling;
    this.#stopWatching = store.watch((notice) => this.#hear(notice));
    if (!store.isShared) return;
    this.#pulse = setInterval(() => this.#beat(), limits.processBeat);
    this.#pulse.unref();
    telling.arrive();
  }

  /** Resolves when the room holds row `sequence`, or is no longer in use. Rejects with a StoreError. */
  async current(room: Room, sequence: number): Promise<void> {
    // A reading that was under way may have begun before the row was there; one after that has it, if anyone has.
    for (let vain = 0; vain < 2 && room.sequence < sequence && this.#rooms.peek(room.id) === room;) {
      const before = room.sequence;
      await this.#read(room);
      vain = room.sequence > before ? 0 : vain + 1;
    }
  }

  /** Others wrote up to row `sequence`, and the room shows it as soon as it can be read. */
  behind(room: Room, sequence: number): void {
    this.current(room, sequence).catch((error: unknown) =>
      this.#log.warn({ agreement: room.id, kind: asStoreError(error).kind }, 'rows of others not read, will retry'),
    );
  }

  /** A room was loaded: it hears who is in at other processes. */
  opened(room: Room): void {
    room.hear(this.#elsewhere.entries(room.id));
  }

  /** Who is in an agreement at other processes, each person once. */
  people(id: string): Stamp[] {
    return peopleIn(this.#elsewhere.entries(id));
  }

  /** Says goodbye to the other processes. */
  async close(): Promise<void> {
    this.#stopWatching();
    if (this.#pulse) clearInterval(this.#pulse);
    await this.#telling.close();
  }

  #read(room: Room): Promise<void> {
    const reading = this.#reading.get(room);
    if (reading) return reading;
    const started = this.#catchUp(room).finally(() => this.#reading.delete(room));
    this.#reading.set(room, started);
    return started;
  }

  async #catchUp(room: Room): Promise<void> {
    const later = await this.#store.since(room.id, room.sequence);
    if (!later || this.#rooms.peek(room.id) !== room) return;
    room.follow(later);
  }

  #hear(notice: Notice): void {
    switch (notice.kind) {
      case 'changed':
        return this.#rooms.with(notice.id, (room) => this.behind(room, notice.sequence));
      case 'status':
        return this.#rooms.statusChanged(notice.id, notice.status);
      case 'binned':
        return this.#rooms.binned(notice.id, notice.isBinned);
      case 'locked':
        return this.#rooms.locked(notice.id, notice.isLocked);
      case 'message':
        return this.#listen(notice.from, notice.text);
      case 'resumed':
        this.#look();
        return this.#telling.arrive();
    }
  }

  #listen(from: string, text: string): void {
    const gossip = parseGossip(text);
    const now = performance.now();
    switch (gossip?.kind) {
      case 'alive':
        // It may have been silent for so long that its people were forgotten.
        return this.#elsewhere.alive(from, now) ? this.#telling.askWho() : undefined;
      case 'bye':
        return this.#depart(this.#elsewhere.forget(from));
      case 'who':
        for (const room of this.#rooms.all()) this.#telling.moved(room.id, room.here);
        return;
      case 'ended':
        return this.#rooms.sessionEnded(gossip.session);
      case 'member':
        return this.#rooms.memberChanged(gossip.id, gossip.person, gossip.actor);
      case 'people':
        return this.#welcome(gossip.id, this.#elsewhere.hear(from, gossip.id, gossip.entries, now));
      case undefined:
        return this.#log.info({ from }, 'a message of another process was not understood');
    }
  }

  #welcome(id: string, entries: readonly PresenceEntry[]): void {
    this.#rooms.with(id, (room) => room.hear(entries));
  }

  #beat(): void {
    const now = performance.now();
    this.#telling.alive();
    this.#depart(this.#elsewhere.expire(now - this.#limits.processGone, now - this.#limits.presenceOld));
    this.#look();
  }

  #depart(departures: readonly Departure[]): void {
    for (const { id, entries } of departures) this.#rooms.peek(id)?.hear(entries);
  }

  /** Looks in the store for what no notice told. */
  #look(): void {
    const ids = [...this.#rooms.all()].map(({ id }) => id);
    if (ids.length === 0) return;
    this.#store
      .metas(ids)
      .then((metas) => {
        for (const meta of metas) this.#compare(meta);
        const known = new Set(metas.map(({ id }) => id));
        // What is not there any more was deleted for good while no notice of it came.
        for (const id of ids) if (!known.has(id)) this.#rooms.binned(id, true);
      })
      .catch((error: unknown) => this.#log.warn({ kind: asStoreError(error).kind }, 'the store was not looked in'));
  }

  #compare({ id, sequence, status, verwijderd, vergrendeld }: AgreementMeta): void {
    const room = this.#rooms.peek(id);
    if (!room) return;
    if (room.isLocked !== vergrendeld) this.#rooms.locked(id, vergrendeld);
    if (room.status !== status) this.#rooms.statusChanged(id, status);
    if (room.isBinned !== (verwijderd !== null)) this.#rooms.binned(id, verwijderd !== null);
    if (room.sequence < sequence) this.behind(room, sequence);
  }
}
