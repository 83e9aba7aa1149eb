/** What both databases answer, as what the port gives: their tables have the same columns. */
import type { Status } from '../../model/access.ts';
import type { Binned } from './bin.ts';
import { StoreError, type AgreementMeta } from './store.ts';
import type { Version, VersionReason } from './versions.ts';

export type Row = Record<string, unknown>;

/** The columns of `agreement` that {@link metaOf} reads. */
export const META = 'id, status, created, changed, changed_by, sequence, binned, locked';

/** A row of `agreement`. */
export const metaOf = (row: Row): AgreementMeta => ({
  id: String(row['id']),
  status: String(row['status']) as Status,
  aangemaakt: String(row['created']),
  gewijzigd: String(row['changed']),
  gewijzigdDoor: typeof row['changed_by'] === 'string' ? row['changed_by'] : null,
  sequence: Number(row['sequence']),
  verwijderd: typeof row['binned'] === 'string' ? row['binned'] : null,
  vergrendeld: typeof row['locked'] === 'string',
});

/** A row of `agreement` that is in the bin, with `binned_by`. */
export const binnedOf = (row: Row): Binned => ({
  meta: { ...metaOf(row), verwijderd: String(row['binned']) },
  by: typeof row['binned_by'] === 'string' ? row['binned_by'] : null,
});

/** A row of `version`. */
export const versionOf = (row: Row): Version => ({
  number: Number(row['number']),
  at: String(row['at']),
  reason: String(row['reason']) as VersionReason,
  status: String(row['status']) as Status,
  sequence: Number(row['sequence']),
  people: JSON.parse(String(row['people'])) as string[],
});

/** Throws a StoreError (`corrupt`) where the database gives no bytes. */
export const bytes = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new StoreError('corrupt', 'a stored update is not binary');
};
