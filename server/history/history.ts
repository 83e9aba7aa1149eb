/**
 * The history of agreements: a version whenever a document rests after changes or has emptied, and at each change
 * of status. What has no version yet is asked of the store, time and again: so nothing is forgotten by a restart,
 * and of several processes on one store the first keeps it and the others find it kept.
 */
import * as Y from 'yjs';
import type { ReadResult } from '../../model/read.ts';
import { thin } from '../../model/thinning.ts';
import { readInTurns, rebuild } from '../agreements/stored.ts';
import type { Log } from '../log.ts';
import { asStoreError, type Store } from '../store/store.ts';
import type { Unkept, Version } from '../store/versions.ts';
import type { Room } from '../sync/room.ts';
import { turn } from '../turn.ts';
import { Upkeep } from '../upkeep.ts';

export interface HistoryOptions {
  readonly store: Store;
  readonly rooms: { peek(id: string): Room | null };
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
  readonly times?: HistoryTimes;
}

/** In milliseconds. */
export interface HistoryTimes {
  /** Without a change for so long, a document rests. */
  readonly rest: number;
  /** A document in which people never stop writing gets a version after so long all the same. */
  readonly longest: number;
  /** How often the store is asked. */
  readonly every: number;
}

const TIMES: HistoryTimes = { rest: 2 * 60_000, longest: 30 * 60_000, every: 15_000 };

export class History {
  readonly #store: Store;
  readonly #rooms: HistoryOptions['rooms'];
  readonly #log: Log;
  readonly #now: () => string;
  readonly #times: HistoryTimes;
  /** Since when an agreement is known to have changed, ms since 1970. */
  #since = new Map<string, number>();
  /** When one that failed is tried again, ms since 1970. */
  readonly #notBefore = new Map<string, number>();
  /** The day on which all agreements were last thinned. */
  #thinned = '';
  readonly #upkeep: Upkeep;

  constructor({ store, rooms, log, now, times = TIMES }: HistoryOptions) {
    this.#store = store;
    this.#rooms = rooms;
    this.#log = log;
    this.#now = now;
    this.#times = times;
    this.#upkeep = new Upkeep({
      work: () => this.#look(),
      every: times.every,
      failed: (error) => log.warn({ kind: asStoreError(error).kind, err: error }, 'history not looked after'),
    });
  }

  /** From now on looks by itself. */
  start(): void {
    this.#upkeep.start();
  }

  /** Stops looking, and waits for what is being kept. */
  close(): Promise<void> {
    return this.#upkeep.close();
  }

  /** Keeps what is due, and once a day drops what has grown old. Never rejects: what failed is tried again at the next look. */
  look(): Promise<void> {
    return this.#upkeep.round();
  }

  /**
   * Keeps an agreement as it is now, unless its last version holds as much: called right after its status has
   * changed. Resolves to the version's number. Rejects with a StoreError.
   */
  async keep(id: string, at = this.#now()): Promise<number | null> {
    const current = await this.#current(id);
    const number = current && (await this.#store.addVersion({ id, ...current, at }));
    if (number !== null) await this.#thin(id);
    return number;
  }

  /** The versions of an agreement, the oldest first. Rejects with a StoreError. */
  versions(id: string): Promise<Version[]> {
    return this.#store.versions(id);
  }

  /** The agreement as it was; null when there is no such version (any more). Rejects with a StoreError. */
  async read(id: string, number: number): Promise<ReadResult | null> {
    const state = await this.#store.versionState(id, number);
    return state && readInTurns({ meta: { id }, snapshot: state, updates: [] });
  }

  async #look(): Promise<void> {
    const unkept = await this.#store.unkept();
    const now = Date.parse(this.#now());
    this.#since = new Map(unkept.map(({ id }) => [id, this.#since.get(id) ?? now]));
    for (const one of unkept) if (this.#isDue(one, now)) await this.#keepOrWarn(one);
    const today = this.#now().slice(0, 10);
    if (this.#thinned === today) return;
    for (const { id } of await this.#store.list()) {
      await turn();
      await this.#thin(id);
    }
    this.#thinned = today;
  }

  #isDue({ id, gewijzigd, sequence, kept }: Unkept, now: number): boolean {
    if (now < (this.#notBefore.get(id) ?? 0)) return false;
    // Only the status has changed, and whoever did that did not say so.
    if (kept === sequence) return true;
    const rested = now - Date.parse(gewijzigd) >= this.#times.rest;
    return rested || this.#hasEmptied(id) || now - (this.#since.get(id) ?? now) >= this.#times.longest;
  }

  /** Of a store that others write to as well, only time tells whether anyone is in. */
  #hasEmptied(id: string): boolean {
    return !this.#store.isShared && (this.#rooms.peek(id)?.isIdle ?? true);
  }

  /** One agreement that cannot be kept does not hold up the others. */
  async #keepOrWarn({ id, gewijzigd, sequence, kept }: Unkept): Promise<void> {
    await turn();
    try {
      await this.keep(id, kept === sequence ? this.#now() : gewijzigd);
      this.#notBefore.delete(id);
      this.#since.delete(id);
    } catch (error) {
      this.#notBefore.set(id, Date.parse(this.#now()) + this.#times.rest);
      this.#log.warn({ agreement: id, kind: asStoreError(error).kind, err: error }, 'version not kept, will retry');
    }
  }

  /** The state that is on disk: of the open document where that is up to date, else out of the store. */
  async #current(id: string): Promise<{ state: Uint8Array; sequence: number } | null> {
    const room = this.#rooms.peek(id);
    if (room && (!this.#store.isShared || room.sequence === (await this.#store.meta(id))?.sequence))
      return { state: Y.encodeStateAsUpdate(room.doc), sequence: room.sequence };
    const stored = await this.#store.load(id);
    if (!stored) return null;
    const { doc } = rebuild(stored);
    await turn();
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return { state, sequence: stored.meta.sequence };
  }

  async #thin(id: string): Promise<void> {
    const versions = await this.#store.versions(id);
    const moments = versions.map(({ number, at, reason }) => ({ number, at, isPinned: reason !== 'rest' }));
    const old = thin(moments, this.#now());
    if (old.length > 0) await this.#store.dropVersions(id, old);
  }
}
