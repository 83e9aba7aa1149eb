/**
 * Decides for every document frame of a room whether its update may go to disk, and in which shape, so that
 * whatever is on disk can be applied (ground.ts) and nothing in the document waits for what never comes.
 *
 * An update without ground is not wrong in itself: a client that comes back may send a key before it has told
 * what it wrote offline, and after a refusal it sends what builds on that. It waits, with everything that
 * client sends after it, until the client has answered a step 1, which tells all it has.
 */
import * as Y from 'yjs';
import type { Decoded } from '../agreements/update.ts';
import { groundOf, trimmed, type Clocks } from './ground.ts';
import type { Beginning } from './hands.ts';
import type { Limits } from './limits.ts';

/** A document frame that holds something: its number on its connection, and what it holds. */
export interface Arrival {
  readonly nth: number;
  readonly update: Uint8Array;
  readonly decoded: Decoded;
}

/** What may be written. */
export interface Admitted {
  readonly nth: number;
  readonly update: Uint8Array;
  /** What is new in it, page by page. */
  readonly begins: readonly Beginning[];
}

/** `ask`: send a step 1, what came waits for the answer. */
export type Outcome = readonly Admitted[] | 'ask' | 'malformed' | 'overloaded';

interface Asked {
  readonly waiting: Arrival[];
  bytes: number;
  /** A step 1 is under way. */
  open: boolean;
}

export class Gate<By extends object = object> {
  readonly #contents: { readonly doc: Y.Doc };
  readonly #most: number;
  readonly #asked = new WeakMap<object, Asked>();
  /** What was admitted and is not in the document yet. */
  #ahead: Clocks = new Map();

  readonly #refuses: (by: By, decoded: Decoded) => boolean;

  /** At most one frame's worth of bytes waits for each client. What is refused, of what has ground, is left out. */
  constructor(
    contents: { readonly doc: Y.Doc },
    { frame }: Pick<Limits, 'frame'>,
    refuses: (by: By, decoded: Decoded) => boolean = () => false,
  ) {
    this.#contents = contents;
    this.#refuses = refuses;
    this.#most = frame;
  }

  /** A step 1 goes to this client. */
  asks(by: By): void {
    const asked = this.#asked.get(by);
    if (asked) asked.open = true;
    else this.#asked.set(by, { waiting: [], bytes: 0, open: true });
  }

  /** An update that a client sent of its own accord. */
  admit(by: By, arrival: Arrival): Outcome {
    const asked = this.#asked.get(by);
    if (asked && asked.waiting.length > 0) return this.#wait(asked, arrival);
    const admitted = this.#fit(by, arrival);
    if (admitted === 'refused') return [];
    if (admitted === 'gap') return asked ? this.#wait(asked, arrival) : 'malformed';
    return admitted === null ? 'malformed' : [admitted];
  }

  /** The answer to a step 1, null where it held nothing new; and with it what waited for it. */
  answer(by: By, arrival: Arrival | null): Outcome {
    const asked = this.#asked.get(by);
    const all = [...(arrival ? [arrival] : []), ...(asked?.waiting.splice(0) ?? [])];
    if (asked) Object.assign(asked, { bytes: 0, open: false });
    const admitted: Admitted[] = [];
    for (const one of all) {
      const fit = this.#fit(by, one);
      if (fit === null || fit === 'gap') return 'malformed';
      if (fit !== 'refused') admitted.push(fit);
    }
    return admitted;
  }

  /** What this client was asked for is refused: what waited for it goes with it. */
  dismiss(by: By): void {
    this.#asked.delete(by);
  }

  /** Everything that was admitted is in the document, or refused. */
  settled(): void {
    if (this.#ahead.size > 0) this.#ahead = new Map();
  }

  #wait(asked: Asked, arrival: Arrival): Outcome {
    asked.waiting.push(arrival);
    asked.bytes += arrival.update.length;
    if (asked.bytes > this.#most) return 'overloaded';
    return asked.open ? [] : 'ask';
  }

  #fit(by: By, { nth, update, decoded }: Arrival): Admitted | 'gap' | 'refused' | null {
    const { ground, after } = groundOf(this.#contents.doc, this.#ahead, decoded);
    const { pendingStructs, pendingDs } = this.#contents.doc.store;
    // A document from before there was a gate may hold what waits; whoever has it says so too, and is not wrong.
    if (ground === 'gap' && !pendingStructs && !pendingDs) return 'gap';
    if (this.#refuses(by, decoded)) return 'refused';
    const fitting = ground === 'overlap' ? trimmed(this.#contents.doc, this.#ahead, update, decoded) : update;
    if (fitting === null) return null;
    const begins = [...after.keys()].map((client) => ({ client, clock: this.#known(client) }));
    for (const [client, clock] of after) this.#ahead.set(client, clock);
    // A copy: what came from the network is a view on a larger piece of memory.
    return { nth, update: fitting.slice(), begins };
  }

  #known(client: number): number {
    return this.#ahead.get(client) ?? Y.getState(this.#contents.doc.store, client);
  }
}
