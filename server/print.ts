/**
 * Files of an agreement as the server and the command line make them. Everything to do with the browser is loaded
 * with the first PDF, and Word in its worker: without them the server starts, and the command line answers, twice as fast.
 */
import type { Agreement } from '../model/agreement.ts';
import { openProblems, type Strength } from '../model/validation/problem.ts';
import type { Exporter, MakeFile } from './agreements/exporter.ts';
import { checkAddress, publicFile, sha256 } from './agreements/public-file.ts';
import { agreementPage, type PageOptions } from './export/page.ts';
import type { Printer } from './export/printer.ts';
import type { Library } from './library/library.ts';
import { agreementInput } from './word/agreement.ts';
import { createWordMaker } from './word/maker.ts';
import { councilPack, packInputs } from './word/pack.ts';

/**
 * An exporter with its own printer; `library` lends names to what an agreement holds by id. `originOf`: where people
 * reach the server, which a file to sign says, null where there is none; asked with each file.
 */
export function createExporter(
  library: Pick<Library, 'templates'>,
  originOf: () => string | null = () => null,
): Exporter {
  let loading: ReturnType<typeof loadPrinter> | undefined;
  let printing: Printer | null = null;
  const word = createWordMaker();
  const given = (agreement: Agreement, strength: Strength | undefined): PageOptions => ({
    ...pageOptions(library, agreement),
    asConcept: strength === 'concept',
  });
  const pdf: MakeFile = async (agreement, problems, strength, signal) => {
    loading ??= loadPrinter();
    const { printer, exportPdf } = await loading;
    printing = printer;
    return exportPdf(printer, agreement, problems, { ...given(agreement, strength), origin: originOf() }, signal);
  };
  return {
    pdf,
    ready: async (agreement, problems, signal) => {
      if (openProblems(problems).length > 0) throw new Error('an agreement with open problems is not ready to sign');
      const json = publicFile(agreement);
      const hash = sha256(json);
      const origin = originOf();
      const address = origin === null ? null : checkAddress(origin, hash);
      return { pdf: await pdf(agreement, problems, 'ondertekenklaar', signal), json, sha256: hash, address };
    },
    docx: async (agreement, problems, strength, signal) =>
      (await word.make({ agreement: agreementInput(agreement, problems, given(agreement, strength)) }, signal))
        .agreement,
    raadspakket: async (agreement, problems, strength, signal) => {
      const [printed, documents] = await Promise.all([
        pdf(agreement, problems, strength, signal),
        word.make(packInputs(agreement, problems, given(agreement, strength)), signal),
      ]);
      return councilPack(agreement, printed, documents);
    },
    preview: async (agreement, problems) => agreementPage(agreement, problems, pageOptions(library, agreement)),
    jobs: () => printing?.jobs ?? { running: 0, waiting: 0 },
    close: async () => {
      await word.close();
      await (await loading)?.printer.close();
    },
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
