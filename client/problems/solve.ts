/** Fixes for the points that are shown, and applying them. */
import { useMemo } from 'react';
import type { Agreement } from '../../model/agreement.ts';
import { applyFixes, type Fix } from '../../model/validation/fix.ts';
import { fixesFor, type Known } from '../../model/validation/fixes.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { useDesk, useMayWrite, type Library } from '../sync/context.tsx';
import type { Session } from '../sync/types.ts';

export type FixesOf = (problem: Problem) => readonly Fix[];
const NONE: readonly Fix[] = [];

/** The fixes of every point, worked out when first asked for; none for who cannot write. */
export function useFixes(agreement: Agreement): FixesOf {
  const { library } = useDesk();
  const mayWrite = useMayWrite();
  return useMemo(() => (mayWrite ? fixesWith(agreement, library) : noFixes), [agreement, library, mayWrite]);
}

const noFixes: FixesOf = () => NONE;

function fixesWith(agreement: Agreement, { places, template, catalogue }: Library): FixesOf {
  return remembering(agreement, { places, template, indicators: catalogue?.indicatoren });
}

function remembering(agreement: Agreement, known: Known): FixesOf {
  const found = new Map<Problem, readonly Fix[]>();
  return (problem) => {
    const fixes = found.get(problem) ?? fixesFor(problem, agreement, known);
    found.set(problem, fixes);
    return fixes;
  };
}

/** The same solution of several points. */
export interface Together {
  readonly soort: string;
  readonly label: string;
  readonly fixes: readonly Fix[];
}

/** What solves at least two of these points in the same way, most first; three at most, to stay calm. */
export function togetherFor(problems: readonly Problem[], fixesOf: FixesOf): Together[] {
  const kinds = new Map<string, Fix[]>();
  for (const fix of problems.flatMap(fixesOf)) kinds.set(fix.soort, [...(kinds.get(fix.soort) ?? []), fix]);
  return [...kinds]
    .filter(([, fixes]) => fixes.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 3)
    .map(([soort, fixes]) => ({ soort, label: fixes[0]?.samen(fixes.length) ?? '', fixes }));
}

/** Applies fixes as one undo step and says what happened. */
export function solve({ doc, history, notice }: Session, fixes: readonly Fix[], label: string): void {
  history.pause();
  const applied = applyFixes(doc, fixes);
  history.pause();
  if (applied === 0) notice.set({ text: 'Dit is intussen gewijzigd. Er is niets aangepast.', undoable: false });
  else notice.set({ text: `Gedaan: ${label.charAt(0).toLowerCase()}${label.slice(1)}.`, undoable: true });
}
