/**
 * The rooms in memory. [S1] A room is loaded once, however many arrive at the same time, and nobody gets
 * anything before that. [S2] A load that fails leaves no room behind. [S3] A room nobody is in is folded
 * and forgotten after a while, never with anything unwritten. [S4] A room keeps up with what other processes
 * write (following.ts).
 */
import type { Actor, Status } from '../../model/access.ts';
import type { Log } from '../log.ts';
import { asStoreError, type Store } from '../store/store.ts';
import { Committer } from './committer.ts';
import { Folding } from './folding.ts';
import { Following } from './following.ts';
import { Intake } from './intake.ts';
import type { Limits } from './limits.ts';
import type { Stamp } from './presence.ts';
import { figuresOf, type RoomFigures } from './room-figures.ts';
import type { RoomEvents } from './room-events.ts';
import { Room } from './room.ts';
import { Telling } from './telling.ts';
import { Unread } from './unread.ts';

export interface RoomsOptions {
  readonly store: Store;
  readonly limits: Limits;
  readonly log: Log;
  readonly now: () => string;
  /** A session ended at another process. */
  readonly sessionEnded?: (session: string) => void;
}

export class Rooms {
  /** What waits for the readers of all rooms. */
  readonly unread: Unread;
  readonly #store: Store;
  readonly #limits: Limits;
  readonly #log: Log;
  readonly #committer: Committer;
  readonly #following: Following;
  readonly #telling: Telling;
  readonly #intake: Intake;
  readonly #loading = new Map<string, Promise<Room | null>>();
  readonly #rooms = new Map<string, Room>();
  readonly #timers = new Map<Room, NodeJS.Timeout>();
  readonly #folding: Folding;
  #draining = false;

  constructor({ store, limits, log, now, sessionEnded = () => {} }: RoomsOptions) {
    this.#store = store;
    this.#limits = limits;
    this.#log = log;
    this.#committer = new Committer({ store, limits, log, now });
    const rooms = {
      peek: (id: string) => this.peek(id),
      all: () => this.#rooms.values(),
      with: (id: string, work: (room: Room) => void) => this.#with(id, work),
      statusChanged: (id: string, status: Status) => this.statusChanged(id, status),
      memberChanged: (id: string, who: string, actor: Actor | null) => this.#become(id, who, actor),
      locked: (id: string, isLocked: boolean) => this.locked(id, isLocked),
      binned: (id: string, isBinned: boolean) => this.binned(id, isBinned),
      sessionEnded,
    };
    this.#telling = new Telling({ store, limits, log });
    this.#following = new Following({ store, rooms, limits, log, telling: this.#telling });
    this.#intake = new Intake(limits);
    this.unread = new Unread(limits.unread);
    this.#folding = new Folding({ store, limits, log });
  }

  get size(): number {
    return this.#rooms.size;
  }
  /** Bytes of all rooms that wait for the disk. */
  get waiting(): number {
    return this.#intake.bytes;
  }
  get isDraining(): boolean {
    return this.#draining;
  }

  get figures(): RoomFigures {
    return figuresOf([...this.#rooms.values()], this.unread.bytes);
  }

  /** The room of an agreement, loaded where needed; null when there is no such agreement. Rejects with a StoreError. */
  async enter(id: string): Promise<Room | null> {
    const room = this.#rooms.get(id);
    if (room) return room;
    const loading = this.#loading.get(id) ?? this.#load(id);
    this.#loading.set(id, loading);
    return loading.finally(() => this.#loading.delete(id));
  }

  /** The room, if it is in memory. */
  peek(id: string): Room | null {
    return this.#rooms.get(id) ?? null;
  }

  /** The status of an agreement was changed in the store: open connections feel it at once. */
  statusChanged(id: string, status: Status): void {
    this.#with(id, (room) => (room.status = status));
  }

  /** The text of an agreement was locked in the store, or the lock was taken away: open connections feel it at once. */
  locked(id: string, isLocked: boolean): void {
    this.#with(id, (room) => (room.isLocked = isLocked));
  }

  /** An agreement went into the bin, or out of it, in the store: whoever has it open is sent away at once. */
  binned(id: string, isBinned: boolean): void {
    this.#with(id, (room) => (room.isBinned = isBinned));
  }

  /**
   * The room, if it is in memory, with row `sequence` of the log in it, or with all that the store holds now.
   * Rejects with a StoreError.
   */
  async current(id: string, sequence?: number): Promise<Room | null> {
    const room = this.peek(id);
    if (!room || !this.#store.isShared) return room;
    await this.#following.current(room, sequence ?? (await this.#store.meta(id))?.sequence ?? 0);
    return this.peek(id);
  }

  /** Who is in, at any process, each person once. */
  people(id: string): Stamp[] {
    return this.peek(id)?.people ?? this.#following.people(id);
  }

  /**
   * What a person is in an agreement has changed, null when they are no longer in it: their open connections feel it at
   * once, at other processes too.
   */
  memberChanged(id: string, person: string, actor: Actor | null): void {
    this.#become(id, person, actor);
    this.#telling.member(id, person, actor);
  }

  /** Asks of everyone who is connected what they are now: where another process changed that, and its telling was lost. */
  async reviewMembers(ask: (id: string, actor: Actor) => Promise<Actor | null>): Promise<void> {
    for (const room of [...this.#rooms.values()])
      for (const actor of room.actors) room.memberChanged(actor.id, await ask(room.id, actor));
  }

  /** This session has ended: other processes are told. */
  tellEnded(session: string): void {
    this.#telling.ended(session);
  }

  /** Once per heartbeat. */
  beat(): void {
    for (const room of this.#rooms.values()) room.beat();
  }

  /**
   * Writes what waits and sends everyone away. False when something could not be written within `deadline`
   * ms; the clients that wrote it were told it was not saved, and still have it.
   */
  async drain(deadline: number): Promise<boolean> {
    this.#draining = true;
    const saved = await this.#committer.drain(deadline);
    for (const room of [...this.#rooms.values()]) {
      room.closeAll('goingAway');
      if (room.queued === 0) this.#unload(room);
      else this.#log.error({ agreement: room.id, frames: room.queued }, 'stopping with frames unwritten');
    }
    await this.#folding.settled();
    await this.#following.close();
    return saved;
  }

  #become(id: string, person: string, actor: Actor | null): void {
    this.#with(id, (room) => room.memberChanged(person, actor));
  }

  async #load(id: string): Promise<Room | null> {
    const stored = await this.#store.load(id).catch((error: unknown) => Promise.reject(asStoreError(error)));
    if (!stored) return null;
    const room = new Room({ stored, limits: this.#limits, intake: this.#intake, log: this.#log, events: this.#events });
    this.#rooms.set(id, room);
    this.#following.opened(room);
    this.#rest(room);
    this.#folding.foldIfLong(room);
    return room;
  }

  readonly #events: RoomEvents = {
    queued: (room) => this.#committer.queue(room),
    written: (room) => this.#folding.foldIfLong(room),
    idle: (room) => this.#rest(room),
    broken: (room) => this.#forget(room),
    behind: (room, sequence) => this.#following.behind(room, sequence),
    moved: (id, entries) => this.#telling.moved(id, entries),
  };

  /** A load under way may have read what was there before: it is followed by `work` too. */
  #with(id: string, work: (room: Room) => void): void {
    const room = this.#rooms.get(id);
    if (room) return work(room);
    this.#loading.get(id)?.then(
      (loaded) => loaded && work(loaded),
      () => {},
    );
  }

  #rest(room: Room): void {
    if (this.#rooms.get(room.id) !== room) return;
    clearTimeout(this.#timers.get(room));
    const timer = setTimeout(() => this.#leaveIdle(room), this.#limits.grace);
    timer.unref();
    this.#timers.set(room, timer);
  }

  #leaveIdle(room: Room): void {
    if (room.isIdle) this.#unload(room);
  }

  #unload(room: Room): void {
    if (room.logRows > 0) this.#folding.fold(room);
    this.#forget(room);
  }

  #forget(room: Room): void {
    clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
    if (this.#rooms.get(room.id) === room) this.#rooms.delete(room.id);
    room.destroy();
  }
}
