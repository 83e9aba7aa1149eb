/** Moments of an agreement that are kept: what every adapter needs to know of them. */
import type { Status } from '../../model/access.ts';

/**
 * Why a moment was kept. `begin`: it was made. `rest`: people had stopped writing. `status`: its status changed.
 * The first and the last of these are kept for ever.
 */
export type VersionReason = 'begin' | 'rest' | 'status';

export interface Version {
  /** 1, 2, 3, … per agreement; numbers of versions that were dropped are not used again. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: VersionReason;
  readonly status: Status;
  /** Number of the last row of the log that it holds. */
  readonly sequence: number;
  /** Ids of those who wrote since the version before, in the order of the alphabet. */
  readonly people: readonly string[];
}

export interface NewVersion {
  readonly id: string;
  /** The whole state up to row `sequence` of the log, as a Yjs update. */
  readonly state: Uint8Array;
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An agreement whose text or status is not that of its last version. */
export interface Unkept {
  readonly id: string;
  /** When text was last written, ISO 8601, UTC. */
  readonly gewijzigd: string;
  /** Number of the last row of its log. */
  readonly sequence: number;
  /** The last row that a version holds; null when there are no versions. */
  readonly kept: number | null;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface VersionStore {
  /** Agreements whose text or status is not that of their last version, in the order of their ids. */
  unkept(): Promise<Unkept[]>;
  /**
   * Keeps a state as the next version, with the agreement's status of now and who wrote since the last. Resolves to
   * its number, or to null when the last version holds as much already: whoever comes second keeps nothing. An
   * agreement has its first version from `create`. Rejects (`absent`) when there is no such agreement.
   */
  addVersion(version: NewVersion): Promise<number | null>;
  /** The oldest first; none where there is no such agreement. */
  versions(id: string): Promise<Version[]>;
  /** The state of a version, as a Yjs update; null when there is no such version (any more). */
  versionState(id: string, number: number): Promise<Uint8Array | null>;
  /**
   * Drops those of `numbers` that are at rest and not the last; the next version that stays takes over their people.
   */
  dropVersions(id: string, numbers: readonly number[]): Promise<void>;
}

/** SQL for `unkept`, the same in both databases: id, changed, sequence, kept. */
export const UNKEPT = `
  SELECT a.id, a.changed, a.sequence, v.sequence AS kept FROM agreement a
  LEFT JOIN version v ON v.agreement = a.id AND v.number = (SELECT max(number) FROM version WHERE agreement = a.id)
  WHERE v.number IS NULL OR v.sequence < a.sequence OR v.status <> a.status
  ORDER BY a.id`;

export const unkeptOf = (row: Readonly<Record<string, unknown>>): Unkept => ({
  id: String(row['id']),
  gewijzigd: String(row['changed']),
  sequence: Number(row['sequence']),
  kept: row['kept'] === null ? null : Number(row['kept']),
});

type Place = Pick<Version, 'sequence' | 'status'>;

/** Why a state would be worth a version after `last`; null when it holds nothing new, or less. */
export function reasonFor(last: Place | null, next: Place): VersionReason | null {
  if (!last) return 'rest';
  if (next.sequence < last.sequence) return null;
  if (next.status !== last.status) return 'status';
  return next.sequence > last.sequence ? 'rest' : null;
}

export interface Thinned {
  readonly dropped: readonly number[];
  /** Versions that take over the people of those dropped before them, with all their people. */
  readonly heirs: readonly Pick<Version, 'number' | 'people'>[];
}

/** What dropping `numbers` comes to. Only versions at rest go, and never the last: whoever asks for more is not heard. */
export function thinned(versions: readonly Version[], numbers: readonly number[]): Thinned {
  const asked = new Set(numbers);
  const last = versions.at(-1)?.number;
  const dropped: number[] = [];
  const heirs: Pick<Version, 'number' | 'people'>[] = [];
  let left: string[] = [];
  for (const { number, reason, people } of versions) {
    if (asked.has(number) && reason === 'rest' && number !== last) {
      dropped.push(number);
      left.push(...people);
    } else if (left.length > 0) {
      heirs.push({ number, people: inOrder([...left, ...people]) });
      left = [];
    }
  }
  return { dropped, heirs };
}

/** Each once, in the order of the alphabet. */
export const inOrder = (people: readonly string[]): string[] => [...new Set(people)].sort();
