/** A store that keeps nothing beyond the process: for tests, and as the shortest reading of the port. */
import type { Status } from '../../model/access.ts';
import {
  StoreError,
  type AgreementMeta,
  type Batch,
  type NewStored,
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
}

export function createMemoryStore(): Store {
  const entries = new Map<string, Entry>();
  const must = (id: string): Entry => {
    const entry = entries.get(id);
    if (!entry) throw new StoreError('absent', `no agreement ${id}`);
    return entry;
  };
  return {
    async create({ id, status, snapshot, at, author = null }: NewStored) {
      if (entries.has(id)) throw new StoreError('exists', `agreement ${id} exists`);
      const meta: AgreementMeta = { id, status, aangemaakt: at, gewijzigd: at, gewijzigdDoor: author, sequence: 0 };
      entries.set(id, { meta, snapshot: snapshot.slice(), snapshotSequence: 0, log: [], seen: new Map() });
    },
    async list() {
      return [...entries.values()].map(({ meta }) => meta).sort(lastChangedFirst);
    },
    async meta(id) {
      return entries.get(id)?.meta ?? null;
    },
    async load(id) {
      const entry = entries.get(id);
      return entry ? storedOf(entry) : null;
    },
    async append(batches, at) {
      const found = batches.map(({ id }) => must(id));
      return batches.map((batch, nth) => appendTo(found[nth] ?? must(batch.id), batch, at));
    },
    async compact(id, snapshot, sequence) {
      const entry = must(id);
      if (sequence <= entry.snapshotSequence) return false;
      if (sequence > entry.meta.sequence) throw new StoreError('other', `agreement ${id} has no row ${sequence}`);
      entry.snapshot = snapshot.slice();
      entry.snapshotSequence = sequence;
      entry.log = entry.log.filter((row) => row.sequence > sequence);
      return true;
    },
    async setStatus(id: string, status: Status) {
      const entry = must(id);
      entry.meta = { ...entry.meta, status };
    },
    async seen(agreement, person) {
      return entries.get(agreement)?.seen.get(person) ?? null;
    },
    async setSeen(agreement, person, seen) {
      must(agreement).seen.set(person, seen);
    },
    async close() {
      entries.clear();
    },
  };
}

function storedOf({ meta, snapshot, log }: Entry): Stored {
  return { meta, snapshot, updates: log.map(({ update }) => update) };
}

function appendTo(entry: Entry, { updates, authors = [] }: Batch, at: string): number {
  const first = entry.meta.sequence + 1;
  const rows = updates.map((update, nth) => ({
    sequence: first + nth,
    author: authors[nth] ?? null,
    update: update.slice(),
  }));
  entry.log.push(...rows);
  const sequence = entry.meta.sequence + updates.length;
  entry.meta = { ...entry.meta, sequence, gewijzigd: at, gewijzigdDoor: rows.at(-1)?.author ?? null };
  return sequence;
}

/** The last changed first; by id where that is the same moment. */
function lastChangedFirst(a: AgreementMeta, b: AgreementMeta): number {
  return b.gewijzigd.localeCompare(a.gewijzigd) || a.id.localeCompare(b.id);
}
