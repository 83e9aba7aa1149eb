/** The worker of maker.ts: makes its documents, hands them over and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { wordDocument } from './document.ts';
import type { Inputs } from './maker.ts';

const made: Record<string, Uint8Array<ArrayBuffer>> = {};
for (const [name, input] of Object.entries(workerData as Inputs))
  made[name] = Uint8Array.from(await wordDocument(input));
// Handed over, not copied.
parentPort?.postMessage(
  made,
  Object.values(made).map(({ buffer }) => buffer),
);
