/**
 * What the list shows of agreements, kept so that it need not be worked out again after a restart. It can be lost at
 * any moment: it says of which text it is and in which form, and whatever does not fit is worked out anew.
 */
export interface Digest {
  readonly id: string;
  /** Number of the last row of the log that it is of. */
  readonly sequence: number;
  /** Opaque to the store. */
  readonly data: string;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface DigestStore {
  /** Those of the text as it is now and in this form, in no order. */
  digests(form: string): Promise<Digest[]>;
  /** Keeps these, in this form, instead of what was kept of the same agreements; those that do not exist are left out. */
  keepDigests(form: string, digests: readonly Digest[]): Promise<void>;
}

/** The table. `transfer` leaves it behind. */
export const DIGEST_TABLE = 'digest';

/** SQL for `digests`, but for the comparison with the form. */
export const FITTING = `
  SELECT d.agreement, d.sequence, d.data FROM ${DIGEST_TABLE} d
  JOIN agreement a ON a.id = d.agreement AND a.sequence = d.sequence`;

export const digestOf = (row: Readonly<Record<string, unknown>>): Digest => ({
  id: String(row['agreement']),
  sequence: Number(row['sequence']),
  data: String(row['data']),
});
