/** The bin in memory; see bin.ts. */
import type { Binned, BinStore } from './bin.ts';
import type { AgreementMeta, Notice } from './store.ts';

interface Entry {
  meta: AgreementMeta;
  binnedBy: string | null;
}
interface Memory {
  readonly entries: Map<string, Entry>;
  readonly forget: (agreement: string) => void;
  must(id: string): Entry;
}

/** `tell` tells the other stores on the same memory. */
export function binOn(memory: Memory, tell: (notice: Notice) => void): BinStore {
  const { entries } = memory;
  const set = (id: string, at: string | null, by: string | null): boolean => {
    const entry = memory.must(id);
    if ((entry.meta.verwijderd === null) === (at === null)) return false;
    entry.meta = { ...entry.meta, verwijderd: at };
    entry.binnedBy = by;
    tell({ kind: 'binned', id, isBinned: at !== null });
    return true;
  };
  return {
    binned: async () => [...entries.values()].flatMap(binnedOf).sort(lastDeletedFirst),
    bin: async (id, at, by) => set(id, at, by),
    unbin: async (id) => set(id, null, null),
    purge: async (id, since) => {
      if (entries.get(id)?.meta.verwijderd !== since) return false;
      memory.forget(id);
      return entries.delete(id);
    },
  };
}

const binnedOf = ({ meta, binnedBy }: Entry): Binned[] =>
  meta.verwijderd === null ? [] : [{ meta: { ...meta, verwijderd: meta.verwijderd }, by: binnedBy }];

const lastDeletedFirst = ({ meta: a }: Binned, { meta: b }: Binned): number =>
  b.verwijderd.localeCompare(a.verwijderd) || a.id.localeCompare(b.id);
