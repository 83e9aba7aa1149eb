/** The thread of verifier.ts. */
import { answerJobs } from '../../work/answer.ts';
import type { Jobs } from './verifier.ts';
import { verifySigned } from './verify.ts';

answerJobs<Jobs>({ verify: verifySigned });
