/** The other side of thread.ts: what runs in the thread, and answers. */
import { parentPort } from 'node:worker_threads';
import type { JobTable, Reply, Request } from './thread.ts';

export type Work<Table extends JobTable<Table>> = {
  readonly [Kind in keyof Table]: (takes: Table[Kind]['takes']) => Promise<Table[Kind]['gives']>;
};

/** Does each job that the thread is asked, and says what came of it. */
export function answerJobs<Table extends JobTable<Table>>(work: Work<Table>): void {
  parentPort?.on('message', (request: Request<Table>) => {
    void answer(work, request).then((reply) => parentPort?.postMessage(reply, buffersIn(reply)));
  });
}

async function answer<Table extends JobTable<Table>>(
  work: Work<Table>,
  { id, kind, takes }: Request<Table>,
): Promise<Reply> {
  try {
    return { id, gives: await work[kind](takes) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Bytes are handed over, not copied, where they are not part of something larger: megabytes would hold up who asked. */
function buffersIn(reply: Reply): ArrayBuffer[] {
  if ('error' in reply || typeof reply.gives !== 'object' || reply.gives === null) return [];
  const values: unknown[] = [reply.gives, ...Object.values(reply.gives)];
  return values.flatMap((value) => {
    if (!(value instanceof Uint8Array)) return [];
    const { buffer, byteLength } = value;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
  });
}
