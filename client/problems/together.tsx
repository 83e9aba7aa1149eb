/** «Alles van deze soort oplossen»: where several points have the same solution. */
import { useMemo } from 'react';
import type { Problem } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { solve, togetherFor, type FixesOf } from './solve.ts';

/** The buttons, saying exactly what each will do. */
export function TogetherButtons({ found, fixesOf }: { found: readonly Problem[]; fixesOf: FixesOf }) {
  const session = useSession();
  const kinds = useMemo(() => togetherFor(found, fixesOf), [found, fixesOf]);
  return kinds.map(({ soort, label, fixes }) => (
    <button
      key={soort}
      type="button"
      className="oplossing samen"
      title="Alles van deze soort oplossen"
      onClick={() => solve(session, fixes, label)}
    >
      {label}
    </button>
  ));
}
