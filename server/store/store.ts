/**
 * The store's port: what the product keeps, whatever keeps it. memory.ts, sqlite.ts and postgres.ts implement it;
 * test/contract/store.ts is the one suite every adapter passes.
 *
 * An agreement is a snapshot (a Yjs update that holds the whole state up to `snapshotSequence`) and a log
 * of updates after it. Rows of the log are numbered per agreement: 1, 2, 3, … without gaps, for ever.
 */
import type { Status } from '../../model/access.ts';
import type { BinStore } from './bin.ts';
import type { DigestStore } from './digests.ts';
import type { Hand, HandStore } from './hands.ts';
import type { FirstMember } from './members.ts';
import type { Tables } from './tables.ts';
import type { VersionStore } from './versions.ts';

/** What is known of an agreement without opening its document. */
export interface AgreementMeta {
  readonly id: string;
  readonly status: Status;
  /** ISO 8601, UTC. */
  readonly aangemaakt: string;
  /** When text was last written, ISO 8601, UTC. */
  readonly gewijzigd: string;
  /** Id of the person who last wrote text, or who made it; null for the system. */
  readonly gewijzigdDoor: string | null;
  /** Number of the last row of the log: changes whenever the text does. */
  readonly sequence: number;
  /** Since when it is in the bin (bin.ts), ISO 8601, UTC; null while it is not. */
  readonly verwijderd: string | null;
  /** Its text is laid down, or is being so (frozen.ts): nothing is appended to it. */
  readonly vergrendeld: boolean;
}

export interface NewStored {
  readonly id: string;
  readonly status: Status;
  /** The whole first state, as a Yjs update. */
  readonly snapshot: Uint8Array;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Id of the person who made it; absent for the system. */
  readonly author?: string | null;
  /** Who takes part from the start, let in by the author. */
  readonly members?: readonly FirstMember[];
}

/** Everything needed to rebuild a document: apply the snapshot, then the updates in order. */
export interface Stored {
  readonly meta: AgreementMeta;
  readonly snapshot: Uint8Array;
  readonly updates: readonly Uint8Array[];
}

/** What came after a row of the log: apply the snapshot, where there is one, then the updates in order. */
export interface Later {
  readonly meta: AgreementMeta;
  /** Null when the log still holds every row after the one that was asked for. */
  readonly snapshot: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
}

/**
 * What a process hears of the others on the same store. Any of these may be lost: what they speak of is found
 * in the store itself, but for a `message`.
 */
export type Notice =
  | { readonly kind: 'changed'; readonly id: string; readonly sequence: number }
  | { readonly kind: 'status'; readonly id: string; readonly status: Status }
  /** It went into the bin, or out of it. */
  | { readonly kind: 'binned'; readonly id: string; readonly isBinned: boolean }
  /** Its text is laid down from now on, or is being so; or no longer is. */
  | { readonly kind: 'locked'; readonly id: string; readonly isLocked: boolean }
  /** What another process published. `from` names that process, by an id it got when it opened the store. */
  | { readonly kind: 'message'; readonly from: string; readonly text: string }
  /** Notices may have been lost until now, as the connection that brings them was. */
  | { readonly kind: 'resumed' };

/** The longest message that can be published, in bytes of UTF-8 (a notification of PostgreSQL is below 8000). */
export const LONGEST_MESSAGE = 7900;

/** What one person has seen of one agreement: opaque to the store. */
export interface Seen {
  readonly state: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Updates of one agreement, in the order in which they arrived. */
export interface Batch {
  readonly id: string;
  readonly updates: readonly Uint8Array[];
  /** Who wrote each of the updates, by their ids, in the same order; null or absent for the system. */
  readonly authors?: readonly (string | null)[];
  /** Which pages wrote in them for whom, as far as that is known and worth noting. */
  readonly hands?: readonly Hand[];
}

/**
 * Every method rejects with a {@link StoreError} and with nothing else; what rejects has changed nothing.
 * What resolves is on disk (where the adapter has one).
 */
export interface Store extends VersionStore, HandStore, DigestStore, BinStore, Tables {
  /** True when other processes may write to it too: what this one holds in memory may then be behind. */
  readonly isShared: boolean;
  /** Meta, first snapshot and members, together or not at all. Rejects (`exists`) when the id is taken. */
  create(agreement: NewStored): Promise<void>;
  /** Every agreement that is not in the bin, the last changed first. */
  list(): Promise<AgreementMeta[]>;
  meta(id: string): Promise<AgreementMeta | null>;
  /** Null when there is no such agreement: never an empty document. */
  load(id: string): Promise<Stored | null>;
  /** What was written after row `sequence`; null when there is no such agreement. */
  since(id: string, sequence: number): Promise<Later | null>;
  /** What is known of those of `ids` that exist, in no order. */
  metas(ids: readonly string[]): Promise<AgreementMeta[]>;
  /**
   * Appends the updates of all `batches`, with their hands, in one transaction; each row keeps its author, the
   * agreement the last one. Resolves to the number of each batch's last row, in the order of `batches`. The rows of a batch are
   * consecutive, but another process's may lie between them and the rows appended before. Rejects (`absent`) when
   * one of the agreements does not exist, `frozen` when one is locked.
   *
   * A rejection because the connection was lost (`away`) may come after the rows were written all the same. To
   * append them again is harmless: a Yjs update that is applied twice does nothing the second time.
   */
  append(batches: readonly Batch[], at: string): Promise<number[]>;
  /**
   * Replaces the snapshot by one that covers the log up to and including `sequence` and drops those rows, in
   * one transaction. False, and nothing done, when the snapshot that is there covers as much already.
   */
  compact(id: string, snapshot: Uint8Array, sequence: number): Promise<boolean>;
  /**
   * False, and nothing done, when the status is no longer `was`, where that is given. Rejects (`absent`) when there is
   * no such agreement.
   */
  setStatus(id: string, status: Status, was?: Status): Promise<boolean>;
  /** What this person had seen when they last told; null before the first time. */
  seen(agreement: string, person: string): Promise<Seen | null>;
  /**
   * Replaces what was told before, when that still is `was` (a state; null: nothing yet). False, and nothing
   * done, when something else was told meanwhile. Rejects (`absent`) when there is no such agreement.
   */
  setSeen(agreement: string, person: string, seen: Seen, was: string | null): Promise<boolean>;
  /**
   * Hears what the other processes write and publish, never what this one does. Returns the undoing. A store
   * that is not shared has nothing to say.
   */
  watch(listener: (notice: Notice) => void): () => void;
  /** Tells the other processes, each at most {@link LONGEST_MESSAGE} long. Resolves when it is sent, not when it is heard. */
  publish(messages: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * - `full`: no room left on the disk
 * - `readonly`: the folder or file may not be written
 * - `busy`: another process held the file for longer than we wait
 * - `corrupt`: the file is not what we wrote
 * - `gone`: the file was deleted or replaced since it was opened
 * - `newer`: written by a newer version of the product
 * - `older`: written by an older version, and may not be brought up to date here
 * - `away`: the database cannot be reached, or does not let us in
 * - `exists`, `absent`: the agreement is already, or not, there
 * - `frozen`: its text is laid down
 */
export type StoreErrorKind =
  | 'full'
  | 'readonly'
  | 'busy'
  | 'corrupt'
  | 'gone'
  | 'newer'
  | 'older'
  | 'away'
  | 'exists'
  | 'absent'
  | 'frozen'
  | 'other';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Any thrown value as a StoreError. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError('other', error instanceof Error ? error.message : String(error), { cause: error });
}

/** What a user is told when the store fails, in Dutch. */
export function storeSentence(kind: StoreErrorKind): string {
  switch (kind) {
    case 'full':
      return 'De schijf is vol. Maak plaats vrij; niets wat al bewaard was is weg.';
    case 'readonly':
      return 'De gegevensmap kan niet beschreven worden. Controleer de rechten op de map.';
    case 'busy':
      return 'De gegevens zijn even bezet door een ander programma. Probeer zo dadelijk opnieuw.';
    case 'corrupt':
      return 'Het gegevensbestand is beschadigd. Zet een reservekopie terug.';
    case 'gone':
      return 'Het gegevensbestand is verdwenen of vervangen. Laat de vensters waarin u schrijft open, zet het bestand terug en herstart de server.';
    case 'newer':
      return 'De gegevens zijn door een nieuwere versie van Samenschrift geschreven. Werk Samenschrift bij.';
    case 'older':
      return 'De gegevens zijn van een oudere versie van Samenschrift. Start eerst de server van deze versie op de map, en stop hem weer.';
    case 'away':
      return 'De databank is niet bereikbaar. Wat al bewaard was blijft bewaard; er wordt opnieuw geprobeerd.';
    case 'exists':
      return 'Er is al een overeenkomst met deze sleutel.';
    case 'absent':
      return 'Deze overeenkomst bestaat niet.';
    case 'frozen':
      return 'De tekst is vastgelegd om te ondertekenen en kan niet meer gewijzigd worden.';
    case 'other':
      return 'De gegevens konden niet gelezen of bewaard worden.';
  }
}
