/** An agreement as PDF: printed once to learn the page numbers, and once with them. */
import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { readPages } from './contents.ts';
import { withMetadata } from './metadata.ts';
import { agreementPage, isConcept, type PageOptions } from './page.ts';
import type { Printer } from './printer.ts';

/**
 * The PDF of an agreement: a concept while `problems` holds open ones or when asked for, else ready to sign. Rejects with
 * PrintError when `signal` aborts before its turn, and when the printer is busy, late or broken.
 */
export async function exportPdf(
  printer: Pick<Printer, 'use'>,
  agreement: Agreement,
  problems: readonly Problem[],
  options: PageOptions = {},
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const printed = await printer.use(async (sheet) => {
    const draft = await sheet.print(agreementPage(agreement, problems, options), 'draft');
    const pages = await readPages(draft);
    return sheet.print(agreementPage(agreement, problems, { ...options, pages }), 'final');
  }, signal);
  return withMetadata(printed, agreement, isConcept(problems, options));
}
