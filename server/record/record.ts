/**
 * The record of what matters: who did what, when and from where, in chains that show what was changed afterwards.
 *
 * [V4] A deed is recorded before it is done: where that cannot be written the deed is not done. What then fails gets a
 *      second row that says so. (Of a server that is killed in between, the record says more than happened, never less.)
 * [V5] A row holds ids and codes, no names, no text. The address is erased after {@link ORIGIN_TERM}.
 * [V6] A refusal is refused whether or not it can be recorded.
 */
import { createHash } from 'node:crypto';
import { SERVER_CHAIN, type EventDetail, type EventKind } from '../../model/record.ts';
import type { Log } from '../log.ts';
import type { EventStore, StoredEvent } from '../store/events.ts';
import { asStoreError } from '../store/store.ts';
import { Upkeep } from '../upkeep.ts';
import { following, type Fact } from './chain.ts';
import { Refusals } from './refusals.ts';

/** Something that happens. */
export interface Occasion {
  readonly kind: EventKind;
  /** The id of the agreement it belongs to; absent: the server itself. */
  readonly chain?: string | undefined;
  /** The id of who does it; null for the system, and where nobody is known. */
  readonly person: string | null;
  /** The address it is done from; absent or null where there is none. */
  readonly origin?: string | null;
  /** Ids and codes: anything else is kept as its hash. `wie`: the id of the person it is done to. */
  readonly detail?: EventDetail;
}

/** Someone is not let do something. */
export interface Refused {
  /** The id of the agreement; absent: none. */
  readonly chain?: string | undefined;
  readonly person: string;
  readonly deed: string;
  readonly role: string;
  readonly origin: string | null;
}

export interface EventRecordOptions {
  readonly store: EventStore;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** How long it is kept from which address something was done, days: docs/privacy.md names it. */
export const ORIGIN_TERM = 30;

const DAY = 24 * 60 * 60_000;
/** How often addresses are erased and refusals that were left out are told, ms. */
const SWEEP = 60_000;
/** Tries to be the next in a chain, against other processes; more means that something else is wrong. */
const TRIES = 100;

export class EventRecord {
  readonly #store: EventStore;
  readonly #log: Log;
  readonly #now: () => string;
  readonly #refusals: Refusals<Occasion>;
  /** The last append of each chain here: one process does not compete with itself. */
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #upkeep: Upkeep;

  constructor({ store, log, now }: EventRecordOptions) {
    this.#store = store;
    this.#log = log;
    this.#now = now;
    this.#refusals = new Refusals(() => Date.parse(now()));
    const failed = (error: unknown): void => this.#warn(error, 'addresses not erased');
    this.#upkeep = new Upkeep({ work: () => this.#sweep(), every: SWEEP, failed });
  }

  /** From now on erases by itself what has had its term. */
  start(): void {
    this.#upkeep.start();
  }

  /** Tells what was left out. The store must still be open. */
  async close(): Promise<void> {
    await this.#upkeep.close();
    await this.#tellLeftOut(true);
  }

  /** Writes that something happened. Rejects with a StoreError. */
  note(occasion: Occasion): Promise<StoredEvent> {
    const { kind, chain = SERVER_CHAIN, person, origin = null, detail = {} } = occasion;
    const codes = Object.entries(detail).map(([name, value]) => [name, codeOf(value)] as const);
    const fact: Fact = { at: this.#now(), kind, person, detail: JSON.stringify(Object.fromEntries(codes)), origin };
    const before = this.#last.get(chain) ?? Promise.resolve();
    const appended = before.then(() => this.#append(chain, fact));
    const settled = appended.catch(() => {});
    this.#last.set(chain, settled);
    void settled.then(() => this.#last.get(chain) === settled && this.#last.delete(chain));
    return appended;
  }

  /**
   * Writes that something happens, and does it. Rejects with a StoreError, and nothing done, where it cannot be
   * written; or as `work` does, and then a second row says that it did not happen.
   */
  async doing<T>(occasion: Occasion, work: () => Promise<T>): Promise<T> {
    const { number } = await this.note(occasion);
    try {
      return await work();
    } catch (error) {
      const { kind, chain, person, origin = null } = occasion;
      await this.#tried({ kind: 'mislukt', chain, person, origin, detail: { nummer: number, soort: kind } });
      throw error;
    }
  }

  /** Someone was not let do something they asked for. Never rejects. */
  async refused({ chain, person, deed, role, origin }: Refused): Promise<void> {
    await this.#refusal({ kind: 'geweigerd', chain, person, origin, detail: { daad: deed, rol: role } });
  }

  /** Someone was not let in; `reason` is a code. Never rejects. */
  async turnedAway(reason: string, origin: string | null): Promise<void> {
    await this.#refusal({ kind: 'aanmelding-geweigerd', person: null, origin, detail: { reden: reason } });
  }

  /** Erases addresses after their term, and tells what was left out. Never rejects: what failed is tried again at the next. */
  sweep(): Promise<void> {
    return this.#upkeep.round();
  }

  async #sweep(): Promise<void> {
    await this.#tellLeftOut();
    const before = new Date(Date.parse(this.#now()) - ORIGIN_TERM * DAY).toISOString();
    await this.#store.eraseOrigins(before);
  }

  async #refusal(occasion: Occasion): Promise<void> {
    const { chain, person, detail = {} } = occasion;
    const leftOut = this.#refusals.count(JSON.stringify([chain, person, detail]), occasion);
    if (leftOut !== null) await this.#tried(withLeftOut(occasion, leftOut));
  }

  async #tellLeftOut(everything = false): Promise<void> {
    for (const { refusal, leftOut } of this.#refusals.take(everything))
      await this.#tried(withLeftOut(refusal, leftOut - 1));
  }

  /** Writes it where that can be done; else only the log says so. */
  async #tried(occasion: Occasion): Promise<void> {
    await this.note(occasion).catch((error: unknown) => this.#warn(error, 'event not recorded'));
  }

  /** Other processes write in the same chains: whoever is second finds the place taken, and takes the next. */
  async #append(chain: string, fact: Fact): Promise<StoredEvent> {
    for (let left = TRIES; ; left--) {
      const event = following(chain, await this.#store.lastEvent(chain), fact);
      try {
        await this.#store.addEvent(event);
        return event;
      } catch (error) {
        if (asStoreError(error).kind !== 'exists' || left <= 1) throw error;
      }
    }
  }

  #warn(error: unknown, message: string): void {
    this.#log.warn({ kind: asStoreError(error).kind }, message);
  }
}

const withLeftOut = (occasion: Occasion, leftOut: number): Occasion =>
  leftOut > 0 ? { ...occasion, detail: { ...occasion.detail, weggelaten: leftOut } } : occasion;

/** Ids and codes as they are; of anything else its hash, so that no text of people gets into the record. */
function codeOf(value: EventDetail[string]): EventDetail[string] {
  if (typeof value !== 'string' || /^[\w.:-]{1,64}$/.test(value)) return value;
  return `#${createHash('sha256').update(value).digest('hex').slice(0, 12)}`;
}
