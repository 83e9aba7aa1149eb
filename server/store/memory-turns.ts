/** What happens to an agreement in memory together with statements on the tables; see together.ts. */
import type { FrozenStore } from './frozen.ts';
import type { AgreementMeta, Notice } from './store.ts';
import { isOnlyOutside, type Turn } from './together.ts';

interface Entry {
  meta: AgreementMeta;
  /** What holds it locked. */
  locked: string | null;
}
type Entries = ReadonlyMap<string, Entry>;

/** Null where the agreement is not as the turn says; else what does it, once the rest is done. */
export type TurnInMemory = (turn: Turn) => (() => number) | null;

/** `tell` tells the other stores on the same memory. */
export function turnsOn(entries: Entries, tell: (notice: Notice) => void): TurnInMemory {
  return (turn) => {
    const { agreement: id, from, to, heldBy, hold } = turn;
    const entry = entries.get(id);
    if (!entry || (isOnlyOutside(turn) && entry.meta.verwijderd !== null)) return null;
    if (from !== undefined && entry.meta.status !== from) return null;
    if (heldBy !== undefined && entry.locked !== heldBy) return null;
    return () => {
      if (hold !== undefined) entry.locked = hold;
      entry.meta = { ...entry.meta, status: to ?? entry.meta.status, vergrendeld: entry.locked !== null };
      // First the lock: a text that is opened again would else look for a moment as if it were being laid down.
      if (hold !== undefined) tell({ kind: 'locked', id, isLocked: hold !== null });
      if (to !== undefined) tell({ kind: 'status', id, status: to });
      return entry.meta.sequence;
    };
  };
}

/** The tables know nothing of what locks agreements in memory. */
export const locksIn = (entries: Entries): Pick<FrozenStore, 'locksBefore'> => ({
  locksBefore: async (moment) =>
    [...entries]
      .flatMap(([agreement, { locked }]) => (locked !== null && locked < moment ? { agreement, word: locked } : []))
      .sort((a, b) => a.agreement.localeCompare(b.agreement)),
});
