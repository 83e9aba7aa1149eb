/** What an open agreement offers to the page. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Membership, Status } from '../../model/access.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Unknown } from '../../model/strangers.ts';
import type { Problem } from '../../model/validation/problem.ts';
import type { AsideWork } from '../aside/work.ts';
import type { DeviceState } from '../device/keeper.ts';
import type { Options } from './options.ts';
import type { Person } from './presence.ts';
import type { SavedState } from './saved.ts';
import type { Cell, Store } from './store.ts';
import type { History } from './history.ts';
import type { Unsent } from './unsent.ts';

/** The agreement as it reads now, and what stands between it and the signatories. */
export type Judged =
  | { readonly kind: 'laden' }
  | { readonly kind: 'gelezen'; readonly agreement: Agreement; readonly problems: readonly Problem[] }
  | { readonly kind: 'onbekend'; readonly unknown: readonly Unknown[] };

/**
 * Why nothing can be written (any more). After `gesloten`, `verouderd` (a newer version runs on the server),
 * `vervangen` (another agreement has this id now), `verwijderd` (it is in the bin) and `afgemeld` the connection will not come back by itself; nor
 * after `te-groot`, but there who writes on can make it fit again.
 */
export interface Barrier {
  readonly soort:
    | 'lezer'
    | 'geweigerd'
    | 'gesloten'
    | 'onbekend'
    | 'verouderd'
    | 'vervangen'
    | 'verwijderd'
    | 'afgemeld'
    | 'te-groot';
  readonly reden: string;
}

export interface Session {
  readonly id: string;
  /** When the agreement was made, ISO 8601: tells it from another one under the same id. */
  readonly created: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly history: History;
  readonly saved: Store<SavedState>;
  /** What the copy on this device holds. */
  readonly device: Store<DeviceState>;
  readonly link: Store<Link>;
  /** As it is now; it changes while the page is open. */
  readonly status: Store<Status>;
  /** What this person is in the agreement, as it is now. */
  readonly own: Store<Membership>;
  /** True once the whole text is here, from the server or, without one, from the copy on this device. */
  readonly synced: Store<boolean>;
  /** What came along, out of the copy or from a time without connection, that the server lacked: it is ours. */
  readonly brought: Store<Unsent>;
  /** What was written here and is not in the text that was laid down. */
  readonly aside: AsideWork;
  readonly judged: Store<Judged>;
  readonly people: Store<readonly Person[]>;
  readonly barrier: Cell<Barrier | null>;
  readonly options: Options;
  /** Something short to tell, with an optional way back. */
  readonly notice: Cell<Notice | null>;
  /** Tries to connect at once. */
  readonly retry: () => void;
  /** Throws away the copy on this device, with what was never sent. */
  readonly discardCopy: () => Promise<void>;
  readonly destroy: () => void;
}

/** The connection as it is now. */
export interface Link {
  readonly verbonden: boolean;
  /** When the server was last heard, ISO 8601; null when it never was. */
  readonly contact: string | null;
}

export interface Notice {
  readonly text: string;
  readonly undoable: boolean;
}
