/** The thread in which PDFs are read and finished: hundreds of milliseconds that the server's own must not wait. */
import { parentPort } from 'node:worker_threads';
import { checkPdf } from './conformance/check.ts';
import { readPages } from './contents.ts';
import type { JobKind, Jobs, Reply, Request } from './finish-jobs.ts';
import { withMetadata } from './metadata.ts';
import { readyPdf } from './ready/ready.ts';

type Work = { readonly [K in JobKind]: (takes: Jobs[K]['takes']) => Promise<Jobs[K]['gives']> };

const WORK: Work = {
  pages: ({ pdf }) => readPages(pdf),
  concept: ({ pdf, agreement }) => withMetadata(pdf, agreement),
  ready: async ({ pdf: printed, agreement }) => {
    const pdf = await readyPdf(printed, agreement);
    return { pdf, findings: await checkPdf(pdf) };
  },
};

async function answer<K extends JobKind>({ id, kind, takes }: Request<K>): Promise<Reply> {
  try {
    return { id, gives: await WORK[kind](takes) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (request: Request) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply, []));
});
