/** What is asked of the thread that finishes PDFs, and what it answers. Both sides speak only this. */
import type { Agreement } from '../../model/agreement.ts';
import type { Finding } from './conformance/finding.ts';

/** Each kind of job with what it takes and gives. */
export interface Jobs {
  /** The page on which each linked place of a draft stands. */
  readonly pages: { takes: { pdf: Uint8Array }; gives: ReadonlyMap<string, number> };
  /** A concept with its title and language. */
  readonly concept: { takes: { pdf: Uint8Array; agreement: Agreement }; gives: Uint8Array };
  /** A file to sign, and what our gate has against it. */
  readonly ready: {
    takes: { pdf: Uint8Array; agreement: Agreement };
    gives: { readonly pdf: Uint8Array; readonly findings: readonly Finding[] };
  };
}
