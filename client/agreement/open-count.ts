/** How many points stand in the way of signing. */
import { openProblems } from '../../model/validation/problem.ts';
import { pointsOf } from '../problems/calm.ts';
import { useSession } from '../sync/context.tsx';
import { useSelect } from '../sync/store.ts';

/** The count; null while it is not known. */
export function useOpenCount(): number | null {
  return useSelect(pointsOf(useSession()), (judged) =>
    judged.kind === 'gelezen' ? openProblems(judged.problems).length : null,
  );
}
