/** Stores that keep nothing beyond the process: for tests, and as the shortest reading of the port. */
import type { Status } from '../../model/access.ts';
import type { Digest, DigestStore } from './digests.ts';
import type { Hand, KnownHand } from './hands.ts';
import { firstMembers } from './members.ts';
import { binOn } from './memory-bin.ts';
import { tablesInMemory, type MemoryTables } from './memory-tables.ts';
import { locksIn, turnsOn } from './memory-turns.ts';
import { firstKept, versionsOn, type Kept } from './memory-versions.ts';
import type { TraceStore } from './traces.ts';
import {
  StoreError,
  type AgreementMeta,
  type Batch,
  type Later,
  type NewStored,
  type Notice,
  type Seen,
  type Store,
  type Stored,
} from './store.ts';

interface Row {
  readonly sequence: number;
  readonly author: string | null;
  readonly update: Uint8Array;
}
interface Entry {
  meta: AgreementMeta;
  snapshot: Uint8Array;
  snapshotSequence: number;
  log: Row[];
  readonly seen: Map<string, Seen>;
  readonly kept: Kept;
  hands: KnownHand[];
  digest: (Digest & { readonly form: string }) | null;
  binnedBy: string | null;
  /** What holds it locked. */
  locked: string | null;
}

/** What several stores can share, as processes share a database. */
export class Memory {
  readonly entries = new Map<string, Entry>();
  readonly tables: MemoryTables;
  readonly #listeners = new Map<(notice: Notice) => void, object>();

  constructor(tables = tablesInMemory()) {
    this.tables = tables;
  }

  /** Takes away what the tables hold of an agreement. */
  forget(id: string): void {
    this.tables.forget(id);
  }
  must(id: string): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new StoreError('absent', `no agreement ${id}`);
    return entry;
  }
  watch(owner: object, listener: (notice: Notice) => void): () => void {
    this.#listeners.set(listener, owner);
    return () => void this.#listeners.delete(listener);
  }
  /** Tells all but the owner itself. */
  tell(owner: object, notice: Notice): void {
    for (const [listener, other] of this.#listeners) if (other !== owner) listener(notice);
  }
}

let opened = 0;

/** A store on memory of its own or, with `shared`, on one that others write to as well. */
export function createMemoryStore(shared?: Memory): Store {
  const memory = shared ?? new Memory();
  const { entries } = memory;
  const self = { name: `memory-${++opened}` };
  const must = (id: string): Entry => memory.must(id);
  const tables = memory.tables.portOn(turnsOn(entries, (notice) => memory.tell(self, notice)));
  return {
    isShared: shared !== undefined,
    async create(agreement) {
      if (entries.has(agreement.id)) throw new StoreError('exists', `agreement ${agreement.id} exists`);
      entries.set(agreement.id, firstEntry(agreement));
      for (const member of firstMembers(agreement)) await tables.setMember(member);
    },
    async list() {
      return listed([...entries.values()]);
    },
    meta: async (id) => entries.get(id)?.meta ?? null,
    load: async (id) => storedOf(entries.get(id)),
    since: async (id, sequence) => laterOf(entries.get(id), sequence),
    metas: async (ids) => ids.flatMap((id) => entries.get(id)?.meta ?? []),
    async append(batches, at) {
      const found = batches.map(({ id }) => writable(must(id)));
      const sequences = batches.map((batch, nth) => appendTo(found[nth] ?? must(batch.id), batch, at));
      for (const { meta } of found) memory.tell(self, { kind: 'changed', id: meta.id, sequence: meta.sequence });
      return sequences;
    },
    async compact(id, snapshot, sequence) {
      return compact(must(id), snapshot, sequence);
    },
    hands: async (id) => entries.get(id)?.hands ?? [],
    ...digestsOn(memory),
    ...versionsOn(memory),
    ...tables,
    ...tracesIn(memory),
    ...locksIn(entries),
    ...binOn(memory, (notice) => memory.tell(self, notice)),
    async setStatus(id: string, status: Status, was?: Status) {
      const isDone = setStatus(must(id), status, was);
      if (isDone) memory.tell(self, { kind: 'status', id, status });
      return isDone;
    },
    async seen(agreement, person) {
      return entries.get(agreement)?.seen.get(person) ?? null;
    },
    setSeen: async (agreement, person, seen, was) => setSeen(must(agreement), person, seen, was),
    watch: (listener) => memory.watch(self, listener),
    async publish(messages) {
      for (const text of messages) memory.tell(self, { kind: 'message', from: self.name, text });
    },
    async close() {
      if (!shared) entries.clear();
    },
  };
}

function writable(entry: Entry): Entry {
  if (entry.locked !== null) throw new StoreError('frozen', `agreement ${entry.meta.id} is locked`);
  return entry;
}

function laterOf(entry: Entry | undefined, sequence: number): Later | null {
  if (!entry) return null;
  const { meta, snapshot, snapshotSequence, log } = entry;
  const isFolded = snapshotSequence > sequence;
  const updates = log.filter((row) => row.sequence > sequence).map(({ update }) => update);
  return { meta, snapshot: isFolded ? snapshot : null, updates };
}

function firstEntry({ id, status, snapshot, at, author = null }: NewStored): Entry {
  const times = { aangemaakt: at, gewijzigd: at, gewijzigdDoor: author, verwijderd: null, vergrendeld: false };
  const meta: AgreementMeta = { id, status, ...times, sequence: 0 };
  return {
    meta,
    snapshot: snapshot.slice(),
    snapshotSequence: 0,
    log: [],
    seen: new Map(),
    kept: firstKept(meta, snapshot),
    hands: [],
    digest: null,
    binnedBy: null,
    locked: null,
  };
}

function storedOf(entry: Entry | undefined): Stored | null {
  if (!entry) return null;
  const { meta, snapshot, log } = entry;
  return { meta, snapshot, updates: log.map(({ update }) => update) };
}

function compact(entry: Entry, snapshot: Uint8Array, sequence: number): boolean {
  if (sequence <= entry.snapshotSequence) return false;
  if (sequence > entry.meta.sequence)
    throw new StoreError('other', `agreement ${entry.meta.id} has no row ${sequence}`);
  entry.snapshot = snapshot.slice();
  entry.snapshotSequence = sequence;
  for (const row of entry.log)
    if (row.author !== null && row.sequence <= sequence) entry.kept.writers.set(row.author, row.sequence);
  entry.log = entry.log.filter((row) => row.sequence > sequence);
  return true;
}

function appendTo(entry: Entry, { updates, authors = [], hands = [] }: Batch, at: string): number {
  const first = entry.meta.sequence + 1;
  const rows = updates.map((update, nth) => ({
    sequence: first + nth,
    author: authors[nth] ?? null,
    update: update.slice(),
  }));
  entry.log.push(...rows);
  for (const hand of hands) note(entry, hand, at);
  const sequence = entry.meta.sequence + updates.length;
  entry.meta = { ...entry.meta, sequence, gewijzigd: at, gewijzigdDoor: rows.at(-1)?.author ?? null };
  return sequence;
}

function note(entry: Entry, { client, clock, person }: Hand, at: string): void {
  const known = entry.hands.filter((hand) => hand.client === client);
  if (known.some((hand) => hand.person !== person || hand.clock === clock)) return;
  const hands = [...entry.hands, { client, clock, person, at }];
  entry.hands = hands.sort((a, b) => a.client - b.client || a.clock - b.clock);
}

function digestsOn({ entries }: Memory): DigestStore {
  return {
    async digests(form) {
      return [...entries.values()].flatMap(({ digest, meta }) => {
        if (digest?.form !== form || digest.sequence !== meta.sequence) return [];
        const { id, sequence, data } = digest;
        return [{ id, sequence, data }];
      });
    },
    async keepDigests(form, digests) {
      for (const digest of digests) {
        const entry = entries.get(digest.id);
        if (entry) entry.digest = { ...digest, form };
      }
    },
  };
}

const listed = (entries: readonly Entry[]): AgreementMeta[] =>
  entries
    .map(({ meta }) => meta)
    .filter(({ verwijderd }) => verwijderd === null)
    .sort(lastChangedFirst);

/** The tables know nothing of what agreements in memory hold. */
const tracesIn = ({ entries }: Memory): Pick<TraceStore, 'wroteIn' | 'forgetSeen'> => ({
  wroteIn: async (person) =>
    [...entries]
      .filter(([, { log, hands, kept }]) => {
        const isOnLog = log.some(({ author }) => author === person) || kept.writers.has(person);
        return isOnLog || hands.some((hand) => hand.person === person);
      })
      .map(([id]) => id)
      .sort(),
  forgetSeen: async (person) => [...entries].flatMap(([id, { seen }]) => (seen.delete(person) ? id : [])).sort(),
});

/** The last changed first; by id where that is the same moment. */
function lastChangedFirst(a: AgreementMeta, b: AgreementMeta): number {
  return b.gewijzigd.localeCompare(a.gewijzigd) || a.id.localeCompare(b.id);
}

function setStatus(entry: Entry, status: Status, was: Status = entry.meta.status): boolean {
  if (entry.meta.status !== was) return false;
  entry.meta = { ...entry.meta, status };
  return true;
}

function setSeen({ seen: known }: Entry, person: string, seen: Seen, was: string | null): boolean {
  if ((known.get(person)?.state ?? null) !== was) return false;
  known.set(person, seen);
  return true;
}
