/** How many points stand in the way of signing. */
import { openProblems } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { useSelect } from '../sync/store.ts';

/** The count; null while it is not known. */
export function useOpenCount(): number | null {
  return useSelect(useSession().judged, (judged) =>
    judged.kind === 'gelezen' ? openProblems(judged.problems).length : null,
  );
}
