/** The rows of several batches as the arguments of `append_rows` (postgres-migrations.ts). */
import type { Hand } from './hands.ts';
import type { Batch } from './store.ts';

export interface Packed {
  /** From the third argument on. */
  readonly values: readonly unknown[];
  /** The number of each batch's last row, from the numbers of the last rows of the agreements. */
  readonly lastRows: (lasts: readonly number[]) => number[];
}

interface Owner {
  readonly place: number;
  count: number;
  lastAuthor: string | null;
}

/** Numbers the rows per agreement and lays their bytes end to end. */
export function packBatches(batches: readonly Batch[]): Packed {
  const owners = new Map<string, Owner>();
  const rows: { owner: number; nth: number; author: string | null; update: Uint8Array }[] = [];
  const noted: (Hand & { readonly owner: number })[] = [];
  const ends = batches.map(({ id, updates, authors = [], hands = [] }) => {
    const owner = owners.get(id) ?? { place: owners.size, count: 0, lastAuthor: null };
    owners.set(id, owner);
    updates.forEach((update, nth) => {
      owner.count += 1;
      owner.lastAuthor = authors[nth] ?? null;
      rows.push({ owner: owner.place + 1, nth: owner.count, author: owner.lastAuthor, update });
    });
    noted.push(...hands.map((hand) => ({ ...hand, owner: owner.place + 1 })));
    return { owner, count: owner.count };
  });
  const all = [...owners.values()];
  return {
    values: [
      [...owners.keys()],
      all.map(({ count }) => count),
      all.map(({ lastAuthor }) => lastAuthor),
      rows.map(({ owner }) => owner),
      rows.map(({ nth }) => nth),
      rows.map(({ author }) => author),
      starts(rows),
      rows.map(({ update }) => update.length),
      Buffer.concat(rows.map(({ update }) => update)),
      noted.map(({ owner }) => owner),
      noted.map(({ client }) => client),
      noted.map(({ clock }) => clock),
      noted.map(({ person }) => person),
    ],
    lastRows: (lasts) => ends.map(({ owner, count }) => (lasts[owner.place] ?? 0) - owner.count + count),
  };
}

/** Where each row's bytes begin, from 1. */
function starts(rows: readonly { readonly update: Uint8Array }[]): number[] {
  let at = 1;
  return rows.map(({ update }) => {
    const start = at;
    at += update.length;
    return start;
  });
}
