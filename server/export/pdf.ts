/** An agreement as PDF: printed once to learn the page numbers, once with them, and then finished. */
import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { agreementPage, isConcept, type PageOptions } from './page.ts';
import type { Printer } from './printer.ts';

/**
 * The PDF of an agreement: a concept while `problems` holds open ones or when asked for, else ready to sign, and then
 * PDF/A-3a and PDF/UA-1 with the agreement as JSON inside. Rejects with PrintError when `signal` aborts before its
 * turn, when the printer is busy, late or broken, and when a file to sign does not pass our own gate.
 */
export async function exportPdf(
  { use, finisher }: Pick<Printer, 'use' | 'finisher'>,
  agreement: Agreement,
  problems: readonly Problem[],
  options: PageOptions = {},
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const printed = await use(async (sheet) => {
    const draft = await sheet.print(agreementPage(agreement, problems, options), 'draft');
    const pages = await finisher.pages(draft);
    return sheet.print(agreementPage(agreement, problems, { ...options, pages }), 'final');
  }, signal);
  return isConcept(problems, options) ? finisher.concept(printed, agreement) : finisher.ready(printed, agreement);
}
