/** A bounded queue: so many at a time, so many waiting, the rest is turned away at once. */
import { WorkError } from './errors.ts';

/** How many are at work, and how many wait. */
export interface Jobs {
  readonly running: number;
  readonly waiting: number;
}

export interface Queue {
  /**
   * Runs `job` when it is its turn. Rejects with WorkError `busy` when too many wait, `closed` after close,
   * `left` when `signal` aborts before its turn.
   */
  run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly jobs: Jobs;
  /** Turns away who waits and resolves when the running jobs are done. */
  close(): Promise<void>;
}

interface Waiting {
  readonly start: () => void;
  readonly refuse: (error: WorkError) => void;
}

export function createQueue(concurrency: number, queueLimit: number): Queue {
  const waiting: Waiting[] = [];
  const running = new Set<Promise<unknown>>();
  let closed = false;

  const begin = async <T>(job: () => Promise<T>): Promise<T> => {
    const work = job();
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
      if (running.size < concurrency) waiting.shift()?.start();
    }
  };
  const wait = <T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(place), 1);
        reject(new WorkError('left'));
      };
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        begin(job).then(resolve, reject);
      };
      const refuse = (error: WorkError): void => {
        signal?.removeEventListener('abort', leave);
        reject(error);
      };
      const place: Waiting = { start, refuse };
      waiting.push(place);
      signal?.addEventListener('abort', leave, { once: true });
    });
  const run = async <T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    if (closed) throw new WorkError('closed');
    if (signal?.aborted) throw new WorkError('left');
    if (running.size < concurrency) return begin(job);
    if (waiting.length >= queueLimit) throw new WorkError('busy');
    return wait(job, signal);
  };
  const close = async (): Promise<void> => {
    closed = true;
    for (const { refuse } of waiting.splice(0)) refuse(new WorkError('closed'));
    await Promise.allSettled(running);
  };
  return {
    run,
    close,
    get jobs() {
      return { running: running.size, waiting: waiting.length };
    },
  };
}
