/** Several statements that hold together or not at all: what {@link Ask} is for one. */
import type { Status } from '../../model/access.ts';

/** Text, numbers as decimal text, and bytes. */
export type Value = string | null | Uint8Array;

/**
 * What happens to the agreement itself, first of all: whoever else would change it waits until the rest is done too. In
 * the bin it gets no other status and no lock; a lock can be taken away.
 */
export interface Turn {
  readonly agreement: string;
  /** The status it must have; absent: any. And the one it gets; absent: it stays. */
  readonly from?: Status;
  readonly to?: Status;
  /** What must hold it locked, null: nothing; absent: anything. And what does from now on; absent: that stays. */
  readonly heldBy?: string | null;
  readonly hold?: string | null;
}

/** A statement that must find a row (by `RETURNING`, where it changes one), or nothing of all of it is done. */
export interface Step {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Does the turn and then the steps, in one transaction; other processes on the store hear of the agreement. Resolves to
 * the number of the last row of its log; null, and nothing done, where the agreement is not as the turn says or a step
 * found no row. Rejects with a StoreError.
 */
export type Together = (turn: Turn, steps: readonly Step[]) => Promise<number | null>;

/** Whether an agreement that is in the bin stays as it is. */
export const isOnlyOutside = ({ to, hold }: Turn): boolean => to !== undefined || typeof hold === 'string';

/** A turn as a statement that both databases understand; it returns `sequence`. */
export function turnStep(turn: Turn): Step {
  const { agreement, from, to, heldBy, hold } = turn;
  const values: (string | null)[] = [agreement];
  const place = (value: string | null): string => `$${values.push(value)}`;
  const sets = [
    `status = ${to === undefined ? 'status' : place(to)}`,
    ...(hold === undefined ? [] : [`locked = ${place(hold)}`]),
  ];
  const conditions = [
    'id = $1',
    ...(isOnlyOutside(turn) ? ['binned IS NULL'] : []),
    ...(from === undefined ? [] : [`status = ${place(from)}`]),
    ...(heldBy === undefined ? [] : [heldBy === null ? 'locked IS NULL' : `locked = ${place(heldBy)}`]),
  ];
  const sql = `UPDATE agreement SET ${sets.join(', ')} WHERE ${conditions.join(' AND ')} RETURNING sequence`;
  return { sql, values };
}
