/** A file or fixture into the store. */
import type { Agreement } from '../../model/agreement.ts';
import type { Status } from '../../model/access.ts';
import { SILENT } from '../log.ts';
import { EventRecord } from '../record/record.ts';
import type { Store } from '../store/store.ts';
import { freshId } from './ids.ts';
import { snapshotOf } from './stored.ts';

/** Stores a valid agreement as a new one and returns its id. Rejects with a StoreError. */
export function importAgreement(store: Store, agreement: Agreement, at: string, status?: Status): Promise<string> {
  return importSnapshot(store, snapshotOf(agreement), at, status);
}

/** The same, from the agreement as a first snapshot. */
export async function importSnapshot(
  store: Store,
  snapshot: Uint8Array,
  at: string,
  status: Status = 'onderhandeling',
): Promise<string> {
  const id = freshId('so');
  const record = new EventRecord({ store, log: SILENT, now: () => at });
  const made = { kind: 'aangemaakt', chain: id, person: null, detail: { bron: 'bestand' } } as const;
  await record.doing(made, () => store.create({ id, status, snapshot, at }));
  return id;
}
