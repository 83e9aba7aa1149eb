/** Versions in memory. */
import { StoreError, type AgreementMeta } from './store.ts';
import {
  inOrder,
  reasonFor,
  thinned,
  type NewVersion,
  type Unkept,
  type Version,
  type VersionStore,
} from './versions.ts';

/** What is kept of one agreement. */
export interface Kept {
  versions: { readonly version: Version; readonly state: Uint8Array }[];
  /** Who wrote rows that were folded, and the last such row of each. */
  readonly writers: Map<string, number>;
}

/** The part of an agreement in memory that versions are made of. */
interface Entry {
  readonly meta: AgreementMeta;
  readonly log: readonly { readonly sequence: number; readonly author: string | null }[];
  readonly kept: Kept;
}

/** What an agreement begins with. */
export function firstKept({ aangemaakt, gewijzigdDoor, status }: AgreementMeta, snapshot: Uint8Array): Kept {
  const people = gewijzigdDoor === null ? [] : [gewijzigdDoor];
  const version: Version = { number: 1, at: aangemaakt, reason: 'begin', status, sequence: 0, people };
  return { versions: [{ version, state: snapshot.slice() }], writers: new Map() };
}

interface Memory {
  readonly entries: ReadonlyMap<string, Entry>;
  must(id: string): Entry;
}

export function versionsOn(memory: Memory): VersionStore {
  const { entries } = memory;
  return {
    async unkept() {
      return [...entries.values()].flatMap((entry) => unkeptOf(entry) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async addVersion(version) {
      return addVersion(memory.must(version.id), version);
    },
    async versions(id) {
      return (entries.get(id)?.kept.versions ?? []).map(({ version }) => version);
    },
    async versionState(id, number) {
      return entries.get(id)?.kept.versions.find(({ version }) => version.number === number)?.state ?? null;
    },
    async dropVersions(id, numbers) {
      const entry = entries.get(id);
      if (entry) dropVersions(entry.kept, numbers);
    },
  };
}

function unkeptOf({ meta, kept }: Entry): Unkept | null {
  const last = kept.versions.at(-1)?.version ?? null;
  const { id, gewijzigd, sequence } = meta;
  return reasonFor(last, meta) ? { id, gewijzigd, sequence, kept: last?.sequence ?? null } : null;
}

function addVersion(entry: Entry, { id, state, sequence, at }: NewVersion): number | null {
  const { meta, log } = entry;
  const { versions, writers } = entry.kept;
  if (sequence > meta.sequence) throw new StoreError('other', `agreement ${id} has no row ${sequence}`);
  const last = versions.at(-1)?.version ?? null;
  const reason = reasonFor(last, { sequence, status: meta.status });
  if (!reason) return null;
  const from = last?.sequence ?? -1;
  const logged = log
    .filter((row) => row.sequence > from && row.sequence <= sequence)
    .flatMap(({ author }) => author ?? []);
  const folded = [...writers].flatMap(([person, at]) => (at > from ? [person] : []));
  for (const [person, at] of writers) if (at <= sequence) writers.delete(person);
  const number = (last?.number ?? 0) + 1;
  const version = { number, at, reason, status: meta.status, sequence, people: inOrder([...logged, ...folded]) };
  versions.push({ version, state: state.slice() });
  return number;
}

function dropVersions(kept: Kept, numbers: readonly number[]): void {
  const { dropped, heirs } = thinned(
    kept.versions.map(({ version }) => version),
    numbers,
  );
  const people = new Map(heirs.map((heir) => [heir.number, heir.people]));
  kept.versions = kept.versions
    .filter(({ version }) => !dropped.includes(version.number))
    .map(({ version, state }) => ({
      version: { ...version, people: people.get(version.number) ?? version.people },
      state,
    }));
}
