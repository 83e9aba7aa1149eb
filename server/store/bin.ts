/** The bin: agreements that were deleted, and can be put back until they are purged. */
import type { AgreementMeta } from './store.ts';

export interface Binned {
  readonly meta: AgreementMeta & { readonly verwijderd: string };
  /** Id of the person who deleted it; null for the system. */
  readonly by: string | null;
}

/**
 * The part of the store that keeps it: see `Store` in store.ts for what holds for every method. An agreement in the
 * bin is in no list; whoever asks for it by its id is told that it is there. What was under way is still written to it.
 */
export interface BinStore {
  /** All that are in it, the last deleted first. */
  binned(): Promise<Binned[]>;
  /**
   * Puts an agreement into it, at a moment (ISO 8601, UTC), by a person. False, and nothing done, when it was there
   * already. Rejects (`absent`) when there is no such agreement.
   */
  bin(id: string, at: string, by: string | null): Promise<boolean>;
  /** Puts it back. False when it was not in the bin. Rejects (`absent`) when there is no such agreement. */
  unbin(id: string): Promise<boolean>;
  /**
   * Takes away all that is kept of an agreement but the record of what was done, for ever. False, and nothing done,
   * when it is not in the bin since exactly `since`: it was put back meanwhile.
   */
  purge(id: string, since: string): Promise<boolean>;
}

/** The tables with what belongs to one agreement, by their column `agreement`; SQLite has its snapshot in one besides. */
export const OF_AGREEMENT: readonly string[] = [
  'log',
  'seen',
  'version',
  'writer',
  'hand',
  'digest',
  'member',
  'invitation',
  'token',
  'returned',
  'frozen',
  'file',
];
