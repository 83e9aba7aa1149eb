/**
 * Printing as the server and the command line use it. Everything to do with the browser is loaded with the
 * first PDF: without it the server starts, and the command line answers, twice as fast.
 */
import type { Agreement } from '../model/agreement.ts';
import type { Exporter } from './agreements/exporter.ts';
import { agreementPage, type PageOptions } from './export/page.ts';
import type { Printer } from './export/printer.ts';
import type { Library } from './library/library.ts';

/** An exporter with its own printer; `library` lends names to what an agreement holds by id. */
export function createExporter(library: Pick<Library, 'templates'>): Exporter {
  let loading: ReturnType<typeof loadPrinter> | undefined;
  let printing: Printer | null = null;
  return {
    pdf: async (agreement, problems, strength, signal) => {
      loading ??= loadPrinter();
      const { printer, exportPdf } = await loading;
      printing = printer;
      const options = { ...pageOptions(library, agreement), asConcept: strength === 'concept' };
      return exportPdf(printer, agreement, problems, options, signal);
    },
    preview: async (agreement, problems) => agreementPage(agreement, problems, pageOptions(library, agreement)),
    jobs: () => printing?.jobs ?? { running: 0, waiting: 0 },
    close: async () => (await loading)?.printer.close(),
  };
}

async function loadPrinter() {
  const [{ createPrinter }, { exportPdf }] = await Promise.all([
    import('./export/printer.ts'),
    import('./export/pdf.ts'),
  ]);
  return { printer: createPrinter(), exportPdf };
}

function pageOptions({ templates }: Pick<Library, 'templates'>, agreement: Agreement): PageOptions {
  const template = templates.find(({ id }) => id === agreement.sjabloon.id);
  if (!template) return {};
  return { centralFramework: new Map(template.centraalKader.map(({ id, titel }) => [id, titel])) };
}
