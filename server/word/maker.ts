/** Makes Word documents beside the event loop: half a second of work each, and more for a long one. */
import { createLane } from '../work/lane.ts';
import { createThread } from '../work/thread.ts';
import type { WordInput } from './document.ts';

export interface WordMakerOptions {
  /** Longest time for one job once it is its turn, in milliseconds. */
  readonly deadlineMs?: number;
}

export interface WordMaker {
  /**
   * One document per input, under the same name. Rejects with {@link WorkError}; `left` when `signal` aborts before
   * its turn.
   */
  make<Name extends string>(inputs: Inputs<Name>, signal?: AbortSignal): Promise<Documents<Name>>;
  /** Finishes what is running and refuses what waits. */
  close(): Promise<void>;
}

export type Inputs<Name extends string = string> = Readonly<Record<Name, WordInput>>;
export type Documents<Name extends string = string> = Readonly<Record<Name, Uint8Array>>;

/** What is asked of the thread that makes them. */
export interface Jobs {
  readonly documents: { takes: Inputs; gives: Documents };
}

const QUEUE_LIMIT = 20;
/** Enough for the largest agreement there may be; what needs more ends, and not the server. */
const MEMORY = { maxOldGenerationSizeMb: 1024 };

export function createWordMaker({ deadlineMs = 60_000 }: WordMakerOptions = {}): WordMaker {
  const thread = createThread<Jobs>(new URL('./worker.ts', import.meta.url), MEMORY);
  // One at a time: a document fills a core.
  const lane = createLane(thread, { queueLimit: QUEUE_LIMIT, deadlineMs });
  return {
    make: (inputs, signal) => lane.ask('documents', inputs, signal),
    close: () => lane.close(),
  };
}
