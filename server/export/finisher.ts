/** Finishes PDFs in a thread of its own, started with the first one and again after it was lost. */
import { Worker } from 'node:worker_threads';
import type { Agreement } from '../../model/agreement.ts';
import { findingLine } from './conformance/finding.ts';
import { PrintError } from './errors.ts';
import type { JobKind, Jobs, Reply, Request } from './finish-jobs.ts';

export interface Finisher {
  /** id -> page number (1 is the cover) for every id that a draft links to. */
  pages(draft: Uint8Array): Promise<ReadonlyMap<string, number>>;
  /** A concept with its title and language. */
  concept(printed: Uint8Array, agreement: Agreement): Promise<Uint8Array>;
  /** A file to sign; rejects with PrintError `unfit` when our own gate does not let it through. */
  ready(printed: Uint8Array, agreement: Agreement): Promise<Uint8Array>;
  /** Ends the thread; what it was doing is refused with PrintError `closed`. */
  close(): Promise<void>;
}

export interface FinisherOptions {
  /** Longest time for one job, with those before it, in milliseconds. */
  readonly deadlineMs?: number;
}

/** How many findings the sentence for the user holds; all are in the cause. */
const MOST_SHOWN = 3;

export function createFinisher({ deadlineMs = 60_000 }: FinisherOptions = {}): Finisher {
  let thread: Thread | null = null;
  let isClosed = false;
  const ask = async <K extends JobKind>(kind: K, takes: Jobs[K]['takes']): Promise<Jobs[K]['gives']> => {
    if (isClosed) throw new PrintError('closed');
    if (!thread || thread.isLost()) thread = startThread();
    const asked = thread;
    const timer = setTimeout(() => void asked.end(new PrintError('deadline')), deadlineMs);
    return asked.ask(kind, takes).finally(() => clearTimeout(timer));
  };
  return {
    pages: (pdf) => ask('pages', { pdf }),
    concept: (pdf, agreement) => ask('concept', { pdf, agreement }),
    ready: async (printed, agreement) => {
      const { pdf, findings } = await ask('ready', { pdf: printed, agreement });
      if (findings.length === 0) return pdf;
      const lines = findings.map(findingLine);
      throw new PrintError('unfit', new Error(lines.join('\n')), lines.slice(0, MOST_SHOWN).join(' '));
    },
    close: async () => {
      isClosed = true;
      await thread?.end(new PrintError('closed'));
    },
  };
}

interface Thread {
  ask<K extends JobKind>(kind: K, takes: Jobs[K]['takes']): Promise<Jobs[K]['gives']>;
  isLost(): boolean;
  /** Stops it and refuses all it was asked. */
  end(reason: PrintError): Promise<void>;
}

interface Asked {
  readonly give: (gives: never) => void;
  readonly refuse: (error: PrintError) => void;
}

function startThread(): Thread {
  const worker = new Worker(new URL('./finish-worker.ts', import.meta.url));
  const asked = new Map<number, Asked>();
  let last = 0;
  let isLost = false;
  const lose = (reason: PrintError): void => {
    isLost = true;
    for (const { refuse } of asked.values()) refuse(reason);
    asked.clear();
  };
  worker.on('message', (reply: Reply) => {
    const one = asked.get(reply.id);
    asked.delete(reply.id);
    if ('error' in reply) one?.refuse(new PrintError('failed', new Error(reply.error)));
    else one?.give(reply.gives as never);
  });
  worker.on('error', (error) => lose(new PrintError('crashed', error)));
  worker.on('exit', () => lose(new PrintError('crashed')));
  return {
    ask: (kind, takes) =>
      new Promise((give, refuse) => {
        last += 1;
        asked.set(last, { give, refuse });
        worker.postMessage({ id: last, kind, takes } satisfies Request<typeof kind>, []);
      }),
    isLost: () => isLost,
    end: async (reason) => {
      lose(reason);
      await worker.terminate();
    },
  };
}
