/** Makes Word documents beside the event loop: half a second of work each, and more for a long one. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PrintError } from '../export/errors.ts';
import { createQueue } from '../export/queue.ts';
import type { WordInput } from './document.ts';

export interface WordMakerOptions {
  /** Longest time for one job once it is its turn, in milliseconds. */
  readonly deadlineMs?: number;
}

export interface WordMaker {
  /**
   * One document per input, under the same name. Rejects with {@link PrintError}; `left` when `signal` aborts before
   * its turn.
   */
  make<Name extends string>(inputs: Inputs<Name>, signal?: AbortSignal): Promise<Documents<Name>>;
  /** Finishes what is running and refuses what waits. */
  close(): Promise<void>;
}

export type Inputs<Name extends string = string> = Readonly<Record<Name, WordInput>>;
export type Documents<Name extends string = string> = Readonly<Record<Name, Uint8Array>>;

/** One at a time: a worker fills a core. */
const CONCURRENCY = 1;
const QUEUE_LIMIT = 20;
/** Enough for the largest agreement there may be; what needs more ends, and not the server. */
const MEMORY = { maxOldGenerationSizeMb: 1024 };

export function createWordMaker({ deadlineMs = 60_000 }: WordMakerOptions = {}): WordMaker {
  const queue = createQueue(CONCURRENCY, QUEUE_LIMIT);
  return {
    make: (inputs, signal) => queue.run(() => inWorker(inputs, deadlineMs), signal),
    close: () => queue.close(),
  };
}

async function inWorker<Name extends string>(inputs: Inputs<Name>, deadlineMs: number): Promise<Documents<Name>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: inputs, resourceLimits: MEMORY });
  try {
    const [documents] = await once(worker, 'message', { signal: AbortSignal.timeout(deadlineMs) });
    return documents as Documents<Name>;
  } catch (error) {
    throw new PrintError(error instanceof Error && error.name === 'AbortError' ? 'deadline' : 'failed', error);
  } finally {
    await worker.terminate();
  }
}
