/**
 * The thread in which files of an agreement are made: the page is written here, the browser spoken to, and zips packed.
 * Everything to do with the browser is loaded with the first PDF; PDFs are finished, and Word is made, in threads of
 * their own.
 */
import { answerJobs } from './work/answer.ts';
import { WorkError } from './work/errors.ts';
import { agreementPage } from './export/page.ts';
import type { Jobs, Order, Outcome } from './print-jobs.ts';
import { agreementInput } from './word/agreement.ts';
import { createWordMaker } from './word/maker.ts';
import { councilPack, packInputs } from './word/pack.ts';

let loading: ReturnType<typeof loadPrinter> | undefined;

async function loadPrinter() {
  const [{ createPrinter }, { exportPdf }] = await Promise.all([
    import('./export/printer.ts'),
    import('./export/pdf.ts'),
  ]);
  return { printer: createPrinter(), exportPdf };
}

const word = createWordMaker();

async function pdf({ agreement, problems, options }: Order): Promise<Uint8Array> {
  loading ??= loadPrinter();
  const { printer, exportPdf } = await loading;
  return exportPdf(printer, agreement, problems, options);
}

async function docx({ agreement, problems, options }: Order): Promise<Uint8Array> {
  return (await word.make({ agreement: agreementInput(agreement, problems, options) })).agreement;
}

async function pack(order: Order, printing: Promise<Uint8Array>): Promise<Uint8Array> {
  const { agreement, problems, options } = order;
  const [printed, documents] = await Promise.all([printing, word.make(packInputs(agreement, problems, options))]);
  return councilPack(agreement, printed, documents);
}

async function outcomeOf(making: Promise<Uint8Array>): Promise<Outcome> {
  try {
    return { file: await making };
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    const { kind, details, cause } = error;
    return { refused: { kind, details, cause } };
  }
}

answerJobs<Jobs>({
  pdf: (order) => outcomeOf(pdf(order)),
  docx: (order) => outcomeOf(docx(order)),
  raadspakket: (order) => outcomeOf(pack(order, pdf(order))),
  packWith: (order) => outcomeOf(pack(order, Promise.resolve(order.pdf))),
  preview: async ({ agreement, problems, options }) => agreementPage(agreement, problems, options),
  end: async () => {
    await word.close();
    await (await loading)?.printer.close();
  },
});
