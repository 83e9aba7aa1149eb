/** Work that is asked of a thread of its own: started with the first job, and again after it was lost. */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { WorkError } from './errors.ts';

/** Each kind of job, with what it takes and gives; all of it can be sent to a thread. */
export type JobTable<Table> = { readonly [Kind in keyof Table]: { readonly takes: unknown; readonly gives: unknown } };

/** What is sent to the thread, and what comes back (answer.ts). */
export interface Request<Table extends JobTable<Table>, Kind extends keyof Table = keyof Table> {
  readonly id: number;
  readonly kind: Kind;
  readonly takes: Table[Kind]['takes'];
}
export type Reply = { readonly id: number; readonly gives: unknown } | { readonly id: number; readonly error: string };

export interface Thread<Table extends JobTable<Table>> {
  /**
   * Rejects with WorkError: `failed` when the job threw, `crashed` when the thread was lost under it, `closed`, and
   * `deadline` after `deadlineMs`. A thread that is too late is ended, with all it was doing: what must not suffer from
   * another job is asked when that one is done.
   */
  ask<Kind extends keyof Table>(
    kind: Kind,
    takes: Table[Kind]['takes'],
    deadlineMs?: number,
  ): Promise<Table[Kind]['gives']>;
  isRunning(): boolean;
  /** Ends the thread; what it was doing is refused with WorkError `closed`. */
  close(): Promise<void>;
}

/** A thread that runs `script`, which answers by {@link answerJobs}. */
export function createThread<Table extends JobTable<Table>>(
  script: URL,
  resourceLimits: ResourceLimits = {},
): Thread<Table> {
  let running: Running | null = null;
  let isClosed = false;
  return {
    ask: async (kind, takes, deadlineMs) => {
      if (isClosed) throw new WorkError('closed');
      if (!running || running.isLost()) running = start(script, resourceLimits);
      const asked = running;
      const gives = asked.ask(kind, takes);
      if (deadlineMs === undefined) return gives;
      const timer = setTimeout(() => void asked.end(new WorkError('deadline')), deadlineMs);
      return gives.finally(() => clearTimeout(timer));
    },
    isRunning: () => running?.isLost() === false,
    close: async () => {
      isClosed = true;
      await running?.end(new WorkError('closed'));
    },
  };
}

interface Running {
  ask(kind: PropertyKey, takes: unknown): Promise<unknown>;
  isLost(): boolean;
  /** Stops it and refuses all it was asked. */
  end(reason: WorkError): Promise<void>;
}

interface Asked {
  readonly give: (gives: unknown) => void;
  readonly refuse: (error: WorkError) => void;
}

function start(script: URL, resourceLimits: ResourceLimits): Running {
  const worker = new Worker(script, { resourceLimits });
  const asked = new Map<number, Asked>();
  let last = 0;
  let isLost = false;
  const lose = (reason: WorkError): void => {
    isLost = true;
    for (const { refuse } of asked.values()) refuse(reason);
    asked.clear();
  };
  worker.on('message', (reply: Reply) => {
    const one = asked.get(reply.id);
    asked.delete(reply.id);
    if ('error' in reply) one?.refuse(new WorkError('failed', new Error(reply.error)));
    else one?.give(reply.gives);
  });
  worker.on('error', (error) => lose(new WorkError('crashed', error)));
  worker.on('exit', () => lose(new WorkError('crashed')));
  return {
    ask: (kind, takes) =>
      new Promise((give, refuse) => {
        last += 1;
        worker.postMessage({ id: last, kind, takes }, []);
        asked.set(last, { give, refuse });
      }),
    isLost: () => isLost,
    end: async (reason) => {
      lose(reason);
      await worker.terminate();
    },
  };
}
