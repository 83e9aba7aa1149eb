/** A thread whose jobs come one at a time, or a few: the others wait, and are none the worse for one that hangs. */
import { createQueue, type Jobs } from './queue.ts';
import type { JobTable, Thread } from './thread.ts';

export interface LaneOptions {
  /** Jobs in the thread at the same time. */
  readonly concurrency?: number;
  /** Jobs that may wait; the next one is refused with WorkError `busy`. */
  readonly queueLimit?: number;
  /** Longest time for one job once it is its turn, in milliseconds; none where the job keeps its own. */
  readonly deadlineMs?: number;
}

export interface Lane<Table extends JobTable<Table>> {
  /** As {@link Thread.ask}, when it is its turn; rejects with WorkError `left` when `signal` aborts before that. */
  ask<Kind extends keyof Table>(
    kind: Kind,
    takes: Table[Kind]['takes'],
    signal?: AbortSignal,
  ): Promise<Table[Kind]['gives']>;
  readonly jobs: Jobs;
  /** Finishes what is running, refuses what waits and ends the thread. */
  close(): Promise<void>;
}

export function createLane<Table extends JobTable<Table>>(
  thread: Thread<Table>,
  options: LaneOptions = {},
): Lane<Table> {
  const { concurrency = 1, queueLimit = Infinity, deadlineMs } = options;
  const queue = createQueue(concurrency, queueLimit);
  return {
    ask: (kind, takes, signal) => queue.run(() => thread.ask(kind, takes, deadlineMs), signal),
    get jobs() {
      return queue.jobs;
    },
    close: async () => {
      await queue.close();
      await thread.close();
    },
  };
}
