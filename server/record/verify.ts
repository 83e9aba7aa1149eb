/** Whether a chain still is what was written, row by row. */
import type { Fault } from '../../model/record.ts';
import type { EventStore, StoredEvent } from '../store/events.ts';
import { turn } from '../turn.ts';
import { hashOf, NONE, originHashOf } from './chain.ts';

/** The rows that were read, and the hash of the last that holds; what is wrong first, and at which number, or null. */
export interface Verdict {
  readonly chain: string;
  readonly rows: number;
  readonly head: string;
  readonly fault: { readonly number: number; readonly what: Fault } | null;
}

/** Judges rows in the order in which they come; what follows on a fault is not looked at. */
export class Verification {
  #verdict: Verdict;

  constructor(chain: string) {
    this.#verdict = { chain, rows: 0, head: NONE, fault: null };
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** False once something is wrong. */
  add(row: StoredEvent): boolean {
    const { chain, rows, head, fault } = this.#verdict;
    if (fault) return false;
    const what = faultOf(row, chain, rows + 1, head);
    // What is missing is named, not the row that came in its place.
    const number = what === 'gap' ? rows + 1 : row.number;
    this.#verdict = what
      ? { ...this.#verdict, fault: { number, what } }
      : { ...this.#verdict, rows: rows + 1, head: row.hash };
    return what === null;
  }
}

function faultOf(row: StoredEvent, chain: string, expected: number, head: string): Fault | null {
  if (row.chain !== chain) return 'chain';
  if (row.number !== expected) return 'gap';
  if (row.hash !== hashOf(row)) return 'hash';
  if (row.previous !== head) return 'previous';
  return isOriginRight(row) ? null : 'origin';
}

function isOriginRight({ origin, salt, originHash }: StoredEvent): boolean {
  if (origin === null || salt === null) return origin === salt;
  return originHash === originHashOf(salt, origin);
}

/** Rows that are read at once. */
const STRETCH = 500;

/** Judges a chain of the store. Rejects with a StoreError. */
export async function verifyChain(store: EventStore, chain: string): Promise<Verdict> {
  const verification = new Verification(chain);
  for (let number = 0; ; number += STRETCH) {
    const rows = await store.eventsAfter(chain, number, STRETCH);
    if (!rows.every((row) => verification.add(row)) || rows.length < STRETCH) return verification.verdict;
    // Others have their turn: a long chain takes a while.
    await turn();
  }
}
