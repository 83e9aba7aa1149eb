/**
 * One agreement that people are in: its document, their connections, and what waits for the disk.
 *
 * [R1] `doc` holds only what is on disk: updates are appended first, then applied, then sent on.
 * [R2] Nothing leaves the queue but by a commit, when the text is laid down, and its writer is told, or when the agreement is
 *      purged from the bin; while there is a queue the room stays in memory.
 * [R3] Who may write is decided anew for every frame; who may read or write hears it when that changes.
 * [R4] A frame that does not decode, or that no document can take, ends its connection and changes nothing.
 */
import type * as Y from 'yjs';
import { BEING_LAID_DOWN, decide, type Actor, type Decision, type Status } from '../../model/access.ts';
import type { Log } from '../log.ts';
import type { Batch, Later, Stored } from '../store/store.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { framesFor } from './broadcast.ts';
import type { CloseKind } from './codes.ts';
import type { Connection } from './connection.ts';
import { Contents } from './contents.ts';
import { tellWire } from './events.ts';
import { awarenessFrame, parseFrame, step1Frame, step2Frame, updateFrame, type PresenceEntry } from './frames.ts';
import { Hands } from './hands.ts';
import { Inbox } from './inbox.ts';
import type { Intake } from './intake.ts';
import type { Limits } from './limits.ts';
import { holdsSomething } from './news.ts';
import { PresenceRelay } from './presence-relay.ts';
import type { Stamp } from './presence.ts';
import type { RoomEvents } from './room-events.ts';
import { newsIn, type News } from './queue.ts';

export interface RoomOptions {
  readonly stored: Stored;
  readonly limits: Limits;
  readonly intake: Intake;
  readonly log: Log;
  readonly events: RoomEvents;
}

export class Room {
  readonly id: string;
  readonly #contents: Contents;
  #status: Status;
  #isBinned: boolean;
  #isLocked: boolean;
  readonly #inbox: Inbox;
  readonly #hands = new Hands();
  readonly #connections = new Set<Connection>();
  readonly #acknowledgements = new Acknowledgements(this.#connections);
  readonly #presence: PresenceRelay;
  readonly #limits: Limits;
  readonly #intake: Intake;
  readonly #log: Log;
  readonly #events: RoomEvents;

  /** Rebuilds the document. Throws a StoreError (`corrupt`) where that cannot be done. */
  constructor({ stored, limits, intake, log, events }: RoomOptions) {
    this.id = stored.meta.id;
    this.#status = stored.meta.status;
    this.#isBinned = stored.meta.verwijderd !== null;
    this.#isLocked = stored.meta.vergrendeld;
    this.#contents = new Contents(stored, () => this.#partiesChanged());
    if (!this.mayFold)
      log.error(
        { agreement: this.id, rows: this.#contents.rejected },
        'stored updates that no document can take were left out',
      );
    this.#presence = new PresenceRelay(this.#connections, limits, (entries) => events.moved(this.id, entries));
    this.#inbox = new Inbox({
      contents: this.#contents,
      limits,
      intake,
      speaksFor: (by, client) => this.#presence.speaksFor(by, client),
      queued: (by) => this.#queued(by),
    });
    this.#limits = limits;
    this.#intake = intake;
    this.#log = log;
    this.#events = events;
  }

  /** What is on disk. */
  get doc(): Y.Doc {
    return this.#contents.doc;
  }
  /** Number of the last row of the log up to which `doc` holds every row; it may hold later ones too. */
  get sequence(): number {
    return this.#contents.sequence;
  }
  /** False when rows of the log could not be applied: they are kept, so the log is not folded. */
  get mayFold(): boolean {
    return this.#contents.rejected.length === 0;
  }
  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#inbox.queue.length === 0;
  }
  get isFailing(): boolean {
    return this.#acknowledgements.isFailing;
  }
  get connections(): number {
    return this.#connections.size;
  }
  get queued(): number {
    return this.#inbox.queue.length;
  }
  get queuedBytes(): number {
    return this.#inbox.queue.bytes;
  }
  /** Rows and bytes of log since the last snapshot. */
  get logRows(): number {
    return this.#contents.size.logRows;
  }
  get logBytes(): number {
    return this.#contents.size.logBytes;
  }
  /** Who is in, each person once however many pages they have open. */
  get people(): Stamp[] {
    return this.#presence.people;
  }
  get status(): Status {
    return this.#status;
  }
  /** Everyone hears at once, also what they may now. */
  set status(status: Status) {
    this.#status = status;
    for (const connection of this.#connections) this.#review(connection);
  }
  get isBinned(): boolean {
    return this.#isBinned;
  }
  /** In the bin, nobody is let in and everyone is sent away; what they wrote until now is still written to the disk. */
  set isBinned(isBinned: boolean) {
    this.#isBinned = isBinned;
    for (const connection of this.#connections) this.#review(connection);
  }
  get isLocked(): boolean {
    return this.#isLocked;
  }
  /** Locked, nobody writes, whatever the status; what waits for the disk is refused there. */
  set isLocked(isLocked: boolean) {
    this.#isLocked = isLocked;
    for (const connection of this.#connections) this.#review(connection);
  }
  /** Awareness of those who are connected here. */
  get here(): PresenceEntry[] {
    return this.#presence.here;
  }

  /** Everyone who is connected here, each as they were last known, once. */
  get actors(): Actor[] {
    return [...new Map([...this.#connections].map(({ actor }) => [actor.id, actor])).values()];
  }

  /** What a person is in this agreement has changed, null when they are no longer in it: felt at once by all their connections. */
  memberChanged(person: string, actor: Actor | null): void {
    for (const connection of [...this.#connections]) {
      if (connection.actor.id !== person) continue;
      if (actor) {
        connection.become(actor);
        this.#review(connection);
      } else this.#refuse(connection, 'forbidden');
    }
  }

  /** Lets a connection in: it hears what it may, is asked for what we lack, and told who is there. */
  join(connection: Connection): void {
    if (this.#connections.size >= this.#limits.connections) return connection.close('overloaded');
    this.#connections.add(connection);
    this.#review(connection);
    if (!connection.isOpen) return;
    this.#ask(connection);
    const present = this.#presence.everyone();
    if (present) connection.send(present);
    this.#acknowledgements.warn(connection);
  }

  /** The connection has ended, by either side. What it wrote stays in the queue. */
  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    connection.ended();
    this.#intake.forget(connection);
    this.#presence.leave(connection);
    if (this.isIdle) this.#events.idle(this);
  }

  /** A frame from a connection. */
  receive(connection: Connection, data: Uint8Array): void {
    if (!connection.isOpen) return;
    connection.spend(1, data.length);
    const frame = parseFrame(data);
    if (!frame) return this.#refuse(connection, 'malformed');
    switch (frame.kind) {
      case 'step1':
        return this.#tell(connection, frame.vector);
      case 'step2':
      case 'update':
        return this.#write(connection, frame.kind, frame.update);
      case 'awareness':
        if (!this.#presence.receive(connection, frame.entries)) this.#refuse(connection, 'malformed');
        return;
      case 'queryAwareness':
        return connection.answer(this.#presence.everyone(connection) ?? awarenessFrame([]));
    }
  }

  /** What waits for the disk, to be appended; the queue keeps it until {@link committed}. */
  take(): Batch {
    const entries = this.#inbox.queue.take();
    const written = newsIn(entries);
    return {
      id: this.id,
      updates: written.map(({ update }) => update),
      authors: written.map(({ by }) => by.actor.id),
      hands: this.#hands.take(entries, performance.now()),
    };
  }

  /** What was taken is on disk up to row `sequence`: now it may be seen, and called saved. */
  committed(sequence: number): void {
    const entries = this.#inbox.queue.written();
    this.#hands.written(performance.now());
    const written = newsIn(entries);
    const updates = written.map(({ update }) => update);
    const hasAll = this.#contents.wrote(updates, sequence);
    if (!this.#show(written, updates)) return;
    if (!hasAll) this.#events.behind(this, sequence);
    this.#inbox.settled();
    this.#acknowledgements.saved(entries);
    this.#events.written(this);
    if (this.isIdle) this.#events.idle(this);
  }

  /** Takes in what others wrote after row {@link sequence}: the rows, or a snapshot that holds them. Our own may be among them. */
  follow(later: Later): void {
    if (later.meta.sequence <= this.sequence) return;
    const isShown = this.#guarded(() => {
      const frames = this.#contents.follow(later).map(updateFrame);
      this.#send(() => frames);
    });
    if (isShown) this.#events.written(this);
  }

  /** What another process says of people who are in there. */
  hear(entries: readonly PresenceEntry[]): void {
    this.#presence.hear(entries);
  }

  /** What was taken could not be written: it stays, and everyone who is in is told. */
  failed(): void {
    this.#inbox.queue.failed();
    this.#acknowledgements.failed();
  }

  /** The text was laid down without what was still to be written: that goes nowhere, and whoever wrote it is told. */
  refused(): void {
    if (!this.#isLocked) this.isLocked = true;
    this.#acknowledgements.refused(this.#inbox.queue.drop(), ({ actor }) => reasonOf(this.#mayWrite(actor)));
    this.#inbox.settled();
    if (this.isIdle) this.#events.idle(this);
  }

  /** The agreement was taken out of the bin for good: what was still to be written to it has no place any more. */
  gone(): void {
    this.#inbox.queue.drop();
    this.closeAll('notFound');
    this.#events.broken(this);
  }

  /** Sends everyone away. */
  closeAll(kind: CloseKind): void {
    for (const connection of this.#connections) connection.close(kind);
  }

  beat(): void {
    for (const connection of this.#connections) connection.beat();
  }

  /** The log was folded into a snapshot of `size` bytes that covers `rows` of its rows. */
  compacted(rows: number, bytes: number, size: number): void {
    this.#contents.size.fold(rows, bytes, size);
  }

  destroy(): void {
    this.#presence.destroy();
    this.#contents.destroy();
  }

  #partiesChanged(): void {
    for (const connection of [...this.#connections])
      if ((connection.actor.partij ?? null) !== null) this.#review(connection);
  }

  #review(connection: Connection): void {
    if (this.#isBinned) return this.#refuse(connection, 'binned');
    if (!this.#takesPart(connection.actor)) return this.#refuse(connection, 'forbidden');
    connection.tellAccess(this.#mayWrite(connection.actor), this.#status);
  }

  #mayWrite(actor: Actor): Decision {
    const decision = decide(actor, 'schrijven', this.#status);
    return decision.allowed && this.#isLocked ? { allowed: false, reason: BEING_LAID_DOWN } : decision;
  }

  /** Where a party was taken out, so are those who were there for it. */
  #takesPart(actor: Actor): boolean {
    const { partij = null } = actor;
    const hasParty = partij === null || (this.#contents.parties?.has(partij) ?? true);
    return hasParty && decide(actor, 'lezen', this.#status).allowed;
  }

  #ask(connection: Connection): void {
    this.#inbox.asks(connection);
    connection.send(step1Frame(this.#contents.vector));
  }

  #write(connection: Connection, kind: 'step2' | 'update', update: Uint8Array): void {
    if (holdsSomething(update) && !this.#build()) return;
    const verdict = this.#inbox.receive(connection, kind, update, this.#mayWrite(connection.actor));
    if (verdict === 'ask') this.#ask(connection);
    else if (verdict !== 'heard') this.#refuse(connection, verdict);
  }

  /** Tells what a reader lacks. */
  #tell(connection: Connection, vector: Uint8Array): void {
    const whole = this.#contents.wholeFor(vector);
    if (!whole && !this.#build()) return;
    connection.answer(step2Frame(whole ?? this.#contents.lacking(vector)));
  }

  /** False where the document cannot be rebuilt. */
  #build(): boolean {
    return this.#contents.isBuilt || this.#guarded(() => void this.#contents.doc);
  }

  #queued(by: Connection): void {
    this.#acknowledgements.warn(by);
    this.#events.queued(this);
  }

  #refuse(connection: Connection, kind: CloseKind): void {
    tellWire({ what: 'refused', kind });
    connection.close(kind);
    this.leave(connection);
  }

  #show(written: readonly News[], updates: readonly Uint8Array[]): boolean {
    if (written.length === 0) return true;
    return this.#guarded(() => {
      this.#contents.add(updates);
      this.#send(framesFor(written));
    });
  }

  /** Sends everyone the frames for them. */
  #send(frames: (reader: object) => readonly Uint8Array[]): void {
    for (const connection of this.#connections) for (const frame of frames(connection)) connection.send(frame);
  }

  /** Does something with what is on disk. Where no document can take that, everyone is sent away and it is false. */
  #guarded(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#log.error({ agreement: this.id, err: error }, 'what is on disk could not be shown');
      this.closeAll('unavailable');
      this.#events.broken(this);
      return false;
    }
  }
}

const reasonOf = (decision: Decision): string => (decision.allowed ? '' : decision.reason);
