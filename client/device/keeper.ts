/**
 * Keeps a copy of the document on this device, and knows the truth about it: which edits are in the copy, and
 * which of those the server has not confirmed.
 *
 * [K1] An edit counts as kept only when the transaction that wrote it is complete.
 * [K2] An edit and the marker that it is not confirmed are written together or not at all.
 * [K3] A marker goes only when everything it counted is confirmed by the server.
 * [K4] After a failed write the next attempt writes the whole document: no edit is left out.
 * [K5] What others wrote, and that markers may go, waits a while for company: the server has it. It is never
 *      written after an edit made here that came later.
 */
import type { Cell, Store } from '../sync/store.ts';
import { cell } from '../sync/store.ts';
import type { Fault } from './database.ts';
import { countOf, type Marker, type Markers } from './marker.ts';

/** How the copy on this device stands. */
export interface DeviceState {
  /** `nieuwer`: a newer version of the program wrote the copy. `gestopt`: we no longer may. */
  readonly soort: 'openen' | 'houdt' | Fault | 'nieuwer' | 'gestopt';
  /** Edits made on this device, now or earlier, that the server has not confirmed. */
  readonly onverzonden: number;
  /** Edits of this page that are not in the copy: they are in this window only. */
  readonly wachtend: number;
}

/** One write: text, the marker as it then is, and the markers of earlier pages that may go. */
export interface Batch {
  readonly updates: readonly Uint8Array[];
  readonly marker: Marker | null;
  readonly covered: Markers;
}
/** Where copies are written; rejects with a Fault. */
export interface Disk {
  write(batch: Batch): Promise<void>;
}

export interface KeeperOptions {
  /** The whole document as one update. */
  readonly whole: () => Uint8Array;
  /** The time now, ISO 8601. */
  readonly now: () => string;
  /** Calls back after a while; returns how to stop that. */
  readonly later: (work: () => void) => () => void;
  /** Calls back when it is time to write: soon for what was edited here, else once enough came along. Returns how to stop that. */
  readonly gather: (work: () => void, soon: boolean) => () => void;
}
export interface Keeper {
  readonly state: Store<DeviceState>;
  /** The copy is open: what waited is written. `left`: the markers it held. */
  start(disk: Disk, left: Markers): void;
  /** Nothing can be kept. `left`: markers of a copy whose text is not in the document; they stay unsent. */
  fail(why: Exclude<DeviceState['soort'], 'openen' | 'houdt'>, left?: Markers): void;
  /** Something changed in the document; `own`: someone edited here. */
  take(update: Uint8Array, own: boolean): void;
  /** The server has everything that is in the document now. */
  confirm(): void;
  /** Resolves once all that was taken is written, or writing failed. */
  settled(): Promise<void>;
  /** Writes nothing any more. */
  stop(): void;
}

/** A keeper of one document; it writes nothing before it is started. */
export function createKeeper(options: KeeperOptions): Keeper {
  return new OneKeeper(options);
}

class OneKeeper implements Keeper {
  readonly state: Cell<DeviceState>;
  #soort: DeviceState['soort'] = 'openen';
  #disk: Disk | null = null;
  #left: Markers = new Map();
  #covered: Markers = new Map();
  #queue: Uint8Array[] = [];
  /** Edits made here: ever, confirmed by the server, in the copy. */
  #made = 0;
  #confirmed = 0;
  #kept = 0;
  #since = '';
  #needsMarker = false;
  #writing: Promise<void> | null = null;
  /** A write is planned; `soon` for the sake of an edit made here. */
  #planned: { readonly soon: boolean; readonly stop: () => void } | null = null;
  #hurry = false;
  #stopRetry: () => void = () => {};
  readonly #options: KeeperOptions;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.state = cell<DeviceState>({ soort: 'openen', onverzonden: 0, wachtend: 0 }, sameState);
  }

  start(disk: Disk, left: Markers): void {
    if (this.#soort === 'gestopt') return;
    this.#disk = disk;
    this.#left = left;
    this.#soort = 'houdt';
    this.#flush();
    this.#tell();
  }

  fail(why: Exclude<DeviceState['soort'], 'openen' | 'houdt'>, left: Markers = new Map()): void {
    this.#soort = why;
    this.#left = left;
    this.#queue = [];
    this.#tell();
  }

  take(update: Uint8Array, own: boolean): void {
    if (own) {
      if (this.#made === this.#confirmed) this.#since = this.#options.now();
      this.#made += 1;
      this.#needsMarker = true;
    }
    if (this.#disk || this.#soort === 'openen') this.#queue.push(update);
    this.#hurry ||= own;
    this.#plan();
    this.#tell();
  }

  confirm(): void {
    if (this.state.get().onverzonden === 0) return;
    this.#confirmed = this.#made;
    // Without a copy in the document, what it left cannot have been sent.
    if (this.#disk) this.#covered = new Map([...this.#covered, ...this.#left]);
    if (this.#disk) this.#left = new Map();
    this.#needsMarker = true;
    this.#plan();
    this.#tell();
  }

  async settled(): Promise<void> {
    for (this.#flush(); this.#writing; this.#flush()) await this.#writing;
  }

  stop(): void {
    this.#soort = 'gestopt';
    this.#disk = null;
    this.#queue = [];
    this.#stopRetry();
    this.#unplan();
    this.#tell();
  }

  /** Writes when it is time to. One write at a time; what comes meanwhile is planned when it is done. */
  #plan(): void {
    const soon = this.#hurry;
    if (!this.#canWrite() || this.#planned?.soon === true || this.#planned?.soon === soon) return;
    this.#unplan();
    const stop = this.#options.gather(() => this.#flush(), soon);
    // It may have been time at once.
    if (!this.#writing) this.#planned = { soon, stop };
  }

  #unplan(): void {
    this.#planned?.stop();
    this.#planned = null;
  }

  #canWrite(): boolean {
    const hasWork = this.#queue.length > 0 || this.#needsMarker;
    return this.#disk !== null && !this.#writing && this.#soort === 'houdt' && hasWork;
  }

  #flush(): void {
    this.#unplan();
    if (this.#disk && this.#canWrite()) this.#writing = this.#write(this.#disk, this.#queue);
  }

  async #write(disk: Disk, updates: readonly Uint8Array[]): Promise<void> {
    const made = this.#made;
    const covered = this.#covered;
    this.#queue = [];
    this.#needsMarker = false;
    this.#hurry = false;
    try {
      await disk.write({ updates, marker: this.#marker(), covered });
      this.#written(made, covered);
    } catch (fault) {
      this.#failed(fault as Fault);
    }
  }

  #marker(): Marker | null {
    const aantal = this.#made - this.#confirmed;
    return aantal > 0 ? { aantal, nummer: this.#made, sinds: this.#since } : null;
  }

  #written(made: number, covered: Markers): void {
    this.#writing = null;
    this.#kept = made;
    this.#covered = new Map([...this.#covered].filter(([key]) => !covered.has(key)));
    if (this.#soort !== 'gestopt') this.#soort = 'houdt';
    this.#plan();
    this.#tell();
  }

  #failed(fault: Fault): void {
    this.#writing = null;
    if (this.#soort === 'gestopt') return;
    this.#soort = fault;
    this.#queue = [];
    this.#needsMarker = true;
    this.#tell();
    this.#stopRetry = this.#options.later(() => this.#retry());
  }

  #retry(): void {
    if (!this.#disk || this.#writing || this.#soort === 'gestopt') return;
    this.#writing = this.#write(this.#disk, [this.#options.whole()]);
  }

  #tell(): void {
    const onverzonden = this.#made - this.#confirmed + countOf(this.#left);
    this.state.set({ soort: this.#soort, onverzonden, wachtend: this.#made - this.#kept });
  }
}

const sameState = (a: DeviceState, b: DeviceState): boolean =>
  a.soort === b.soort && a.onverzonden === b.onverzonden && a.wachtend === b.wachtend;
