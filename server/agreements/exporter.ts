/** What the server needs of printing. The browser behind it starts with the first PDF, not with the server. */
import type { Agreement } from '../../model/agreement.ts';
import type { FileFormId } from '../../model/file-forms.ts';
import type { Problem, Strength } from '../../model/validation/problem.ts';

/**
 * Makes a file of an agreement: a concept when `problems` stand in the way of signing, or when asked for, else
 * ready to sign. Still waiting for its turn when `signal` aborts: it leaves the queue and rejects.
 */
export type MakeFile = (
  agreement: Agreement,
  problems: readonly Problem[],
  strength?: Strength,
  signal?: AbortSignal,
) => Promise<Uint8Array>;

export interface Exporter extends Readonly<Record<FileFormId, MakeFile>> {
  /** The page that is printed. */
  preview(agreement: Agreement, problems: readonly Problem[]): Promise<string>;
  /** How many PDFs are being made, and how many wait. */
  jobs(): { readonly running: number; readonly waiting: number };
  close(): Promise<void>;
}
