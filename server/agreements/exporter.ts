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

/** A file to sign, with what is inside it. */
export interface ReadyFile {
  readonly pdf: Uint8Array;
  /** The bytes of the JSON inside the PDF. */
  readonly json: Uint8Array;
  /** SHA-256 of those, in hex: it stands on the paper. */
  readonly sha256: string;
}

export interface Exporter extends Readonly<Record<FileFormId, MakeFile>> {
  /**
   * The file to sign of an agreement in which nothing is open, judged by our own gate. Rejects as a PDF does, and where
   * `problems` still holds open ones: it never makes a concept.
   */
  ready(agreement: Agreement, problems: readonly Problem[], signal?: AbortSignal): Promise<ReadyFile>;
  /** The council pack of a text that is laid down, with its PDF as it is. Rejects as any file does. */
  packWith(pdf: Uint8Array, agreement: Agreement, signal?: AbortSignal): Promise<Uint8Array>;
  /** The page that is printed. */
  preview(agreement: Agreement, problems: readonly Problem[]): Promise<string>;
  /** How many files are being made, and how many wait. */
  jobs(): { readonly running: number; readonly waiting: number };
  close(): Promise<void>;
}
