/** Reading and checking an agreement: what the worker does, and what it tells the page. */
import { validators } from 'virtual:validators';
import type * as Y from 'yjs';
import type { Agreement } from '../../model/agreement.ts';
import { readAgreement } from '../../model/read.ts';
import type { Unknown } from '../../model/strangers.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { differenceOf, type Difference } from './difference.ts';

/** What the page tells the worker: Yjs updates, in the order in which they happened. */
export interface Told {
  readonly updates: readonly Uint8Array[];
}

/** What the worker answers, each time the outcome differs. */
export type Verdict =
  | { readonly kind: 'gelezen'; readonly difference: Difference; readonly problems: readonly Problem[] | null }
  | { readonly kind: 'onbekend'; readonly unknown: readonly Unknown[] };

/** Judges one document again and again; tells only what differs from the time before. Problems are null when they are the same. */
export function createJudge(doc: Y.Doc): () => Verdict | null {
  let agreement: Agreement | null = null;
  let problems: readonly Problem[] | null = null;
  return () => {
    const read = readAgreement(doc);
    if (!read.ok) {
      // The page forgets what it knew: tell it everything once this can be read again.
      agreement = null;
      problems = null;
      return { kind: 'onbekend', unknown: read.unknown };
    }
    const difference = differenceOf(agreement, read.agreement);
    if (agreement && Object.keys(difference).length === 0) return null;
    agreement = read.agreement;
    const found = validateAgreement(validators as never, read.agreement, 'ondertekenklaar');
    const news = JSON.stringify(found) === JSON.stringify(problems) ? null : found;
    problems = found;
    return { kind: 'gelezen', difference, problems: news };
  };
}
