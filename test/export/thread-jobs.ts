/** A thread for thread.test.ts that does as it is told. */
import { answerJobs } from '../../server/work/answer.ts';

export interface Jobs {
  readonly echo: { takes: unknown; gives: unknown };
  readonly fail: { takes: string; gives: never };
  /** Never comes to an end, and lets nothing else begin. */
  readonly spin: { takes: null; gives: never };
  readonly leave: { takes: null; gives: never };
}

answerJobs<Jobs>({
  echo: (takes) => Promise.resolve(takes),
  fail: (words) => Promise.reject(new Error(words)),
  spin: () => {
    for (;;);
  },
  leave: () => process.exit(1),
});
