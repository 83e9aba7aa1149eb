/** The thread in which PDFs are read and finished: hundreds of milliseconds that the server's own must not wait. */
import { answerJobs } from '../work/answer.ts';
import { checkPdf } from './conformance/check.ts';
import { readPages } from './contents.ts';
import type { Jobs } from './finish-jobs.ts';
import { withMetadata } from './metadata.ts';
import { readyPdf } from './ready/ready.ts';

answerJobs<Jobs>({
  pages: ({ pdf }) => readPages(pdf),
  concept: ({ pdf, agreement }) => withMetadata(pdf, agreement),
  ready: async ({ pdf: printed, agreement }) => {
    const pdf = await readyPdf(printed, agreement);
    return { pdf, findings: await checkPdf(pdf) };
  },
});
