/** The thread of maker.ts. */
import { answerJobs } from '../work/answer.ts';
import { wordDocument } from './document.ts';
import type { Jobs } from './maker.ts';

answerJobs<Jobs>({
  documents: async (inputs) => {
    const made: [string, Uint8Array][] = [];
    for (const [name, input] of Object.entries(inputs)) made.push([name, await wordDocument(input)]);
    return Object.fromEntries(made);
  },
});
