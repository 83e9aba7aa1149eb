/** What an open agreement offers to the page. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Agreement } from '../../model/agreement.ts';
import type { Unknown } from '../../model/strangers.ts';
import type { Problem } from '../../model/validation/problem.ts';
import type { Options } from './options.ts';
import type { Person } from './presence.ts';
import type { SavedState } from './saved.ts';
import type { Cell, Store } from './store.ts';
import type { History } from './history.ts';

/** The agreement as it reads now, and what stands between it and the signatories. */
export type Judged =
  | { readonly kind: 'laden' }
  | { readonly kind: 'gelezen'; readonly agreement: Agreement; readonly problems: readonly Problem[] }
  | { readonly kind: 'onbekend'; readonly unknown: readonly Unknown[] };

/** Why nothing can be written (any more). `gesloten` means the connection will not come back by itself. */
export interface Barrier {
  readonly soort: 'lezer' | 'geweigerd' | 'gesloten' | 'onbekend';
  readonly reden: string;
}

export interface Session {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly history: History;
  readonly saved: Store<SavedState>;
  /** True once the whole text arrived. */
  readonly synced: Store<boolean>;
  readonly judged: Store<Judged>;
  readonly people: Store<readonly Person[]>;
  readonly barrier: Cell<Barrier | null>;
  readonly options: Options;
  /** Something short to tell, with an optional way back. */
  readonly notice: Cell<Notice | null>;
  readonly destroy: () => void;
}

export interface Notice {
  readonly text: string;
  readonly undoable: boolean;
}
