/** Finishes PDFs in a thread of its own, one at a time. */
import type { Agreement } from '../../model/agreement.ts';
import { findingLine } from './conformance/finding.ts';
import { WorkError } from '../work/errors.ts';
import type { Jobs } from './finish-jobs.ts';
import { createLane } from '../work/lane.ts';
import { createThread } from '../work/thread.ts';

export interface Finisher {
  /** id -> page number (1 is the cover) for every id that a draft links to. */
  pages(draft: Uint8Array): Promise<ReadonlyMap<string, number>>;
  /** A concept with its title and language. */
  concept(printed: Uint8Array, agreement: Agreement): Promise<Uint8Array>;
  /** A file to sign; rejects with WorkError `unfit` when our own gate does not let it through. */
  ready(printed: Uint8Array, agreement: Agreement): Promise<Uint8Array>;
  /** Finishes what is running, refuses what waits with WorkError `closed` and ends the thread. */
  close(): Promise<void>;
}

export interface FinisherOptions {
  /** Longest time for one job once it is its turn, in milliseconds. */
  readonly deadlineMs?: number;
}

/** How many findings the sentence for the user holds; all are in the cause. */
const MOST_SHOWN = 3;

export function createFinisher({ deadlineMs = 60_000 }: FinisherOptions = {}): Finisher {
  const lane = createLane(createThread<Jobs>(new URL('./finish-worker.ts', import.meta.url)), { deadlineMs });
  return {
    pages: (pdf) => lane.ask('pages', { pdf }),
    concept: (pdf, agreement) => lane.ask('concept', { pdf, agreement }),
    ready: async (printed, agreement) => {
      const { pdf, findings } = await lane.ask('ready', { pdf: printed, agreement });
      if (findings.length === 0) return pdf;
      const lines = findings.map(findingLine);
      throw new WorkError('unfit', new Error(lines.join('\n')), lines.slice(0, MOST_SHOWN).join(' '));
    },
    close: () => lane.close(),
  };
}
