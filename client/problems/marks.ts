/** The points of each field, by its path: what a field's mark and its sentence read. */
import type { Problem } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { padOfPointer } from '../sync/spot.ts';
import { derived, useSelect, type Store } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { pointsOf } from './calm.ts';

export type Marks = ReadonlyMap<string, readonly Problem[]>;
const NONE: Marks = new Map();
const stores = new WeakMap<Session, Store<Marks>>();

/** One store for all fields of an agreement; it is worked out once per change of the points. */
export function marksOf(session: Session): Store<Marks> {
  const known = stores.get(session);
  if (known) return known;
  const points = pointsOf(session);
  const made = derived<Marks>(points.subscribe, () => {
    const now = points.get();
    if (now.kind !== 'gelezen') return NONE;
    return Map.groupBy(now.problems, ({ pad }) => padOfPointer(pad, now.agreement));
  });
  stores.set(session, made);
  return made;
}

/** What is wrong with one field, in one text; empty where nothing is. Wakes only when that changes. */
export function usePointWords(pad: string): string {
  return useSelect(marksOf(useSession()), (marks) => wordsOf(marks.get(pad)));
}

/** The sentences of a field's points. */
export const wordsOf = (problems: readonly Problem[] | undefined): string =>
  (problems ?? []).map(({ boodschap }) => boodschap).join(' ');
