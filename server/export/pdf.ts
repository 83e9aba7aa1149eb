/** An agreement as PDF: printed once to learn the page numbers, once with them, and then finished. */
import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { agreementPage, checkingOf, isConcept, type PageOptions } from './page.ts';
import type { Printer } from './printer.ts';

export interface PdfOptions extends Omit<PageOptions, 'checking'> {
  /** Where people reach the server, and check what they signed; absent where there is none. */
  readonly origin?: string | null;
}

/**
 * The PDF of an agreement: a concept while `problems` holds open ones or when asked for, else ready to sign, and then
 * PDF/A-3a and PDF/UA-1 with the agreement as JSON inside and an empty field for each signatory. Rejects with WorkError
 * when `signal` aborts before its turn, when the printer is busy, late or broken, and when a file to sign does not pass
 * our own gate.
 */
export async function exportPdf(
  { use, finisher }: Pick<Printer, 'use' | 'finisher'>,
  agreement: Agreement,
  problems: readonly Problem[],
  { origin = null, ...given }: PdfOptions = {},
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const isReady = !isConcept(problems, given);
  const options: PageOptions = isReady ? { ...given, checking: checkingOf(agreement, origin) } : given;
  const printed = await use(async (sheet) => {
    const draft = await sheet.draft(agreementPage(agreement, problems, options));
    return sheet.numbered(await finisher.pages(draft));
  }, signal);
  return isReady ? finisher.ready(printed, agreement) : finisher.concept(printed, agreement);
}
