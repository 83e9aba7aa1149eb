/** What is asked of the thread that makes files of an agreement, and what it answers. Both sides speak only this. */
import type { Agreement } from '../model/agreement.ts';
import type { FileFormId } from '../model/file-forms.ts';
import type { Problem } from '../model/validation/problem.ts';
import type { WorkErrorKind } from './work/errors.ts';
import type { PdfOptions } from './export/pdf.ts';

/** An agreement with all that its paper says. */
export interface Order {
  readonly agreement: Agreement;
  readonly problems: readonly Problem[];
  readonly options: PdfOptions;
}

/** What came of it: the file, or what makes a WorkError. */
export type Outcome =
  | { readonly file: Uint8Array }
  | { readonly refused: { readonly kind: WorkErrorKind; readonly details: string; readonly cause: unknown } };

/** Each kind of job with what it takes and gives. */
export interface Jobs extends Readonly<Record<FileFormId, { takes: Order; gives: Outcome }>> {
  /** The council pack around a PDF that was laid down. */
  readonly packWith: { takes: Order & { readonly pdf: Uint8Array }; gives: Outcome };
  /** The page that is printed. */
  readonly preview: { takes: Order; gives: string };
  /** Ends the browser and the threads within. */
  readonly end: { takes: null; gives: void };
}
