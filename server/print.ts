/** Files of an agreement as the server and the command line make them: in a thread, started with the first one. */
import type { Agreement } from '../model/agreement.ts';
import type { FileFormId } from '../model/file-forms.ts';
import { openProblems, type Strength } from '../model/validation/problem.ts';
import type { Exporter, MakeFile } from './agreements/exporter.ts';
import { publicFile, sha256 } from './agreements/public-file.ts';
import { WorkError } from './work/errors.ts';
import type { PdfOptions } from './export/pdf.ts';
import { createQueue } from './work/queue.ts';
import { createThread } from './work/thread.ts';
import type { Library } from './library/library.ts';
import type { Jobs, Outcome } from './print-jobs.ts';

/** Files made at the same time; more than 2 gains nothing on 2 cores (measured). */
const CONCURRENCY = 2;
/** Files that may wait; the next one is refused with WorkError `busy`. */
const QUEUE_LIMIT = 20;

/**
 * An exporter with its own printer; `library` lends names to what an agreement holds by id. `originOf`: where people
 * reach the server, which a file to sign says, null where there is none; asked with each file.
 */
export function createExporter(
  library: Pick<Library, 'templates'>,
  originOf: () => string | null = () => null,
): Exporter {
  const thread = createThread<Jobs>(new URL('./print-worker.ts', import.meta.url));
  const queue = createQueue(CONCURRENCY, QUEUE_LIMIT);
  const optionsFor = (agreement: Agreement, strength?: Strength): PdfOptions => ({
    ...pageOptions(library, agreement),
    asConcept: strength === 'concept',
    origin: originOf(),
  });
  const make = async (ask: () => Promise<Outcome>, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    const outcome = await queue.run(ask, signal);
    if ('file' in outcome) return outcome.file;
    const { kind, cause, details } = outcome.refused;
    throw new WorkError(kind, cause, details);
  };
  const maker =
    (form: FileFormId): MakeFile =>
    (agreement, problems, strength, signal) => {
      const order = { agreement, problems, options: optionsFor(agreement, strength) };
      return make(() => thread.ask(form, order), signal);
    };
  const pdf = maker('pdf');
  return {
    pdf,
    docx: maker('docx'),
    raadspakket: maker('raadspakket'),
    packWith: (laid, agreement, signal) => {
      const order = { agreement, problems: [], options: optionsFor(agreement, 'ondertekenklaar'), pdf: laid };
      return make(() => thread.ask('packWith', order), signal);
    },
    ready: async (agreement, problems, signal) => {
      if (openProblems(problems).length > 0) throw new Error('an agreement with open problems is not ready to sign');
      const json = publicFile(agreement);
      return { pdf: await pdf(agreement, problems, 'ondertekenklaar', signal), json, sha256: sha256(json) };
    },
    // Not in the queue: it takes milliseconds, and someone looks at it being changed.
    preview: (agreement, problems) => thread.ask('preview', { agreement, problems, options: optionsFor(agreement) }),
    jobs: () => queue.jobs,
    close: async () => {
      await queue.close();
      if (thread.isRunning()) await thread.ask('end', null);
      await thread.close();
    },
  };
}

function pageOptions({ templates }: Pick<Library, 'templates'>, agreement: Agreement): PdfOptions {
  const template = templates.find(({ id }) => id === agreement.sjabloon.id);
  if (!template) return {};
  return { centralFramework: new Map(template.centraalKader.map(({ id, titel }) => [id, titel])) };
}
