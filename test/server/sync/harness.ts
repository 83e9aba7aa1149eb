/** Rooms without a network: sockets that queue what they are sent, stores that wait or fail when told to. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { Actor } from '../../../model/access.ts';
import { DEMO, DEMO_PEOPLE } from '../../../server/access/demo.ts';
import { Members } from '../../../server/access/members.ts';
import { both, type People } from '../../../server/access/people.ts';
import { Sessions, type SessionsOptions } from '../../../server/access/sessions.ts';
import { Parties } from '../../../server/agreements/parties.ts';
import { SILENT } from '../../../server/log.ts';
import { EventRecord } from '../../../server/record/record.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import { StoreError, type Store, type StoreErrorKind } from '../../../server/store/store.ts';
import { Connection, type Socket, type Wants } from '../../../server/sync/connection.ts';
import { LIMITS, type Limits } from '../../../server/sync/limits.ts';
import type { Room } from '../../../server/sync/room.ts';
import { Unread } from '../../../server/sync/unread.ts';
import { Rooms } from '../../../server/sync/rooms.ts';

export const ID = 'so-test';
const AT = '2026-03-01T10:00:00.000Z';

export function person(id: string): Actor {
  const found = DEMO_PEOPLE.find((one) => one.id === id);
  if (!found) throw new Error(`no demo person ${id}`);
  return found;
}

/** A store whose writes can be held up or made to fail. */
export interface TestStore extends Store {
  appends: number;
  loads: number;
  failWith: StoreErrorKind | null;
  failLoad: StoreErrorKind | null;
  /** Appends with this agreement in them fail. */
  failFor: string | null;
  /** Makes appends wait until the returned function is called. */
  hold(): () => void;
  /** Makes readings of later rows wait, or loads after they were read, until the returned function is called. */
  holdReading(): () => void;
  holdLoaded(): () => void;
  /** So many appends are done, and then said not to be. */
  loseAnswers: number;
}

export function createTestStore(inner = createMemoryStore()): TestStore {
  let gate: Promise<void> = Promise.resolve();
  let reading: Promise<void> = Promise.resolve();
  let loaded: Promise<void> = Promise.resolve();
  const store: TestStore = {
    ...inner,
    appends: 0,
    loads: 0,
    failWith: null,
    failLoad: null,
    failFor: null,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    holdReading() {
      const { promise, resolve } = Promise.withResolvers<void>();
      reading = promise;
      return resolve;
    },
    holdLoaded() {
      const { promise, resolve } = Promise.withResolvers<void>();
      loaded = promise;
      return resolve;
    },
    loseAnswers: 0,
    async since(id, sequence) {
      await reading;
      return inner.since(id, sequence);
    },
    async append(batches, at) {
      store.appends += 1;
      await gate;
      if (store.failWith) throw new StoreError(store.failWith, 'as told');
      if (batches.some(({ id }) => id === store.failFor)) throw new StoreError('other', 'as told');
      const sequences = await inner.append(batches, at);
      if (store.loseAnswers-- > 0) throw new StoreError('away', 'as told');
      return sequences;
    },
    async load(id) {
      store.loads += 1;
      await gate;
      if (store.failLoad) throw new StoreError(store.failLoad, 'as told');
      const stored = await inner.load(id);
      await loaded;
      return stored;
    },
  };
  return store;
}

export interface World {
  readonly store: TestStore;
  readonly rooms: Rooms;
  readonly members: Members;
  readonly record: EventRecord;
  readonly limits: Limits;
}

const BEHEERDER: Actor = {
  id: 'beheerder',
  naam: 'Bea Baert',
  functie: 'Beheerder',
  organisatie: 'VDAB',
  rol: 'beheerder',
};
/** The people of the demo, and a beheerder, with the token `demo-beheerder`. */
export const PEOPLE: People = both(DEMO, {
  person: async (id) => (id === BEHEERDER.id ? BEHEERDER : null),
  names: async () => new Map([[BEHEERDER.id, BEHEERDER.naam]]),
  withToken: async (token) => (token === 'demo-beheerder' ? BEHEERDER : null),
  isEverywhere: ({ id }) => id === BEHEERDER.id,
  everywhere: [],
});

/** The record in a store. */
export const recordOn = (store: Store): EventRecord => new EventRecord({ store, log: SILENT, now: () => AT });

/** Sessions of the demo's people, each of which may have ten things open, unless it is said otherwise. */
export function createSessions({ most = 10, people = DEMO, ...rest }: Partial<SessionsOptions> = {}): Sessions {
  return new Sessions({ store: createMemoryStore(), people, log: SILENT, now: () => AT, most, ...rest });
}

/** Who takes part in the agreements of a store: the demo's people, where nothing else is said. */
export const createMembers = (store: Store, rooms: Rooms, people: People = DEMO): Members =>
  new Members({ store, people, parties: new Parties(store, rooms), rooms, log: SILENT, now: () => AT });

/** A store with one agreement whose text «titel» says «begin», and rooms on it. */
export async function createWorld(limits: Partial<Limits> = {}): Promise<World> {
  const store = createTestStore();
  const doc = new Y.Doc();
  doc.getText('titel').insert(0, 'begin');
  await store.create({ id: ID, status: 'onderhandeling', snapshot: Y.encodeStateAsUpdate(doc), at: AT });
  const all: Limits = { ...LIMITS, presenceDelay: 1, retryFirst: 1, retryLast: 2, ...limits };
  const rooms = new Rooms({ store, limits: all, log: SILENT, now: () => AT });
  return { store, limits: all, rooms, members: createMembers(store, rooms), record: recordOn(store) };
}

/** Every frame of our own, and none. */
const ALL: Wants = { saved: true, access: true };
export const PLAIN: Wants = { saved: false, access: false };

/** A client as y-websocket is one, on a socket in memory. */
export class Client {
  readonly doc = new Y.Doc();
  readonly sent: Uint8Array[] = [];
  readonly denied: string[] = [];
  readonly access: { state: number; reason: string; status: string }[] = [];
  readonly saved: { state: number; count: number }[] = [];
  readonly presence = new Map<number, { clock: number; state: unknown }>();
  updates = 0;
  closed: number | null = null;
  /** Whether it answers step 1, and how often it was sent one. */
  answers = true;
  asked = 0;
  bufferedAmount = 0;
  /** The server does not read from this client. */
  paused = false;
  readonly connection: Connection;
  readonly #room: Room;

  constructor(room: Room, actor: Actor, limits: Limits, wants = ALL, unread = new Unread(limits.unread)) {
    this.#room = room;
    const socket: Socket = {
      send: (data) => this.#receive(data.slice()),
      close: (code) => this.#end(code),
      terminate: () => this.#end(1006),
      pause: () => (this.paused = true),
      resume: () => (this.paused = false),
      bufferedAmount: 0,
    };
    Object.defineProperty(socket, 'bufferedAmount', { get: () => this.bufferedAmount });
    this.connection = new Connection({ socket, actor, wants, limits, unread, log: SILENT, agreement: room.id });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this)
        this.send((encoder) => (encoding.writeVarUint(encoder, 0), syncProtocol.writeUpdate(encoder, update)));
    });
    room.join(this.connection);
    this.send((encoder) => (encoding.writeVarUint(encoder, 0), syncProtocol.writeSyncStep1(encoder, this.doc)));
  }

  get text(): string {
    return this.doc.getText('titel').toJSON();
  }
  type(text: string): void {
    this.doc.getText('titel').insert(this.text.length, text);
  }
  send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    write(encoder);
    this.sendRaw(encoding.toUint8Array(encoder));
  }
  sendRaw(data: Uint8Array): void {
    if (this.closed === null) this.#room.receive(this.connection, data);
  }
  /** Says where this person is, as client `id`. */
  show(id: number, clock: number, state: unknown): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, id);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
    this.send(
      (encoder) => (
        encoding.writeVarUint(encoder, 1),
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
      ),
    );
  }
  leave(): void {
    this.#end(1000);
  }

  #end(code: number): void {
    if (this.closed !== null) return;
    this.closed = code;
    this.#room.leave(this.connection);
  }

  #receive(data: Uint8Array): void {
    this.sent.push(data);
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === 0) this.#sync(decoder);
    else if (type === 1) this.#hear(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
    else if (type === 2) {
      decoding.readVarUint(decoder);
      this.denied.push(decoding.readVarString(decoder));
    } else if (type === 100)
      this.saved.push({ state: decoding.readVarUint(decoder), count: decoding.readVarUint(decoder) });
    else if (type === 101)
      this.access.push({
        state: decoding.readVarUint(decoder),
        reason: decoding.readVarString(decoder),
        status: decoding.readVarString(decoder),
      });
    else throw new Error(`unknown message ${type}`);
  }

  #sync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    const kind = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this);
    if (kind === syncProtocol.messageYjsUpdate) this.updates += 1;
    if (kind === syncProtocol.messageYjsSyncStep1) this.asked += 1;
    if (this.answers && encoding.length(encoder) > 1) this.sendRaw(encoding.toUint8Array(encoder));
  }

  #hear(decoder: decoding.Decoder): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      this.presence.set(id, { clock, state: JSON.parse(decoding.readVarString(decoder)) as unknown });
    }
  }
}

/** Lets someone into the agreement's room. */
export async function enter({ rooms, limits }: World, who = 'netwerkmanager', wants = ALL): Promise<Client> {
  const room = await rooms.enter(ID);
  if (!room) throw new Error('no room');
  return new Client(room, person(who), limits, wants, rooms.unread);
}

/** What the store holds of the text. */
export async function storedText(store: Store): Promise<string> {
  const stored = await store.load(ID);
  const doc = new Y.Doc();
  for (const update of stored ? [stored.snapshot, ...stored.updates] : []) Y.applyUpdate(doc, update);
  return doc.getText('titel').toJSON();
}
