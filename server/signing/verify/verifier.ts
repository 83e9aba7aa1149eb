/** Judges files that came back in a thread of its own: a hostile one can keep that busy, and ends with it. */
import type { SignedReport } from '../../../model/signing.ts';
import { WorkError } from '../../work/errors.ts';
import { createLane } from '../../work/lane.ts';
import { createThread } from '../../work/thread.ts';
import type { Question } from './verify.ts';

export interface VerifierOptions {
  /** Longest time for one file once it is its turn, in milliseconds. */
  readonly deadlineMs?: number;
}

export interface Verifier {
  /**
   * Whatever is in the files, a report comes back. Rejects with {@link WorkError} `busy` when too many wait, `closed`
   * after close, and `left` when `signal` aborts before its turn.
   */
  verify(question: Question, signal?: AbortSignal): Promise<SignedReport>;
  /** Finishes what is running and refuses what waits. */
  close(): Promise<void>;
}

/** What is asked of the thread. */
export interface Jobs {
  readonly verify: { takes: Question; gives: SignedReport };
}

const QUEUE_LIMIT = 20;
/** A file of 25 MB takes a tenth of it; what needs more ends, and not the server. */
const MEMORY = { maxOldGenerationSizeMb: 512 };

export function createVerifier({ deadlineMs = 20_000 }: VerifierOptions = {}): Verifier {
  const thread = createThread<Jobs>(new URL('./worker.ts', import.meta.url), MEMORY);
  const lane = createLane(thread, { queueLimit: QUEUE_LIMIT, deadlineMs });
  return {
    verify: (question, signal) => lane.ask('verify', question, signal).catch(tooMuch),
    close: () => lane.close(),
  };
}

/** A file that takes more time or memory than any honest one is not accepted. */
function tooMuch(error: unknown): SignedReport {
  if (!(error instanceof WorkError) || (error.kind !== 'deadline' && error.kind !== 'crashed')) throw error;
  const zin = 'Dit bestand nakijken vroeg te veel tijd of geheugen. Er is niets aanvaard. Probeer het later opnieuw.';
  return { aanvaard: false, weigeringen: [{ soort: 'onleesbaar', zin }], velden: [], nietGecontroleerd: [] };
}
