/** Points by part, in reading order. */
import type { Agreement } from '../../model/agreement.ts';
import { PART_ORDER, type PartId } from '../../model/parts.ts';
import { TARGET_GROUPS } from '../../model/terms.ts';
import type { Problem } from '../../model/validation/problem.ts';

export { progressOf, type Progress } from '../../model/progress.ts';

/** The parts that have points, what stands in the way of signing before tips. */
export function groupByPart(problems: readonly Problem[]): { part: PartId; found: Problem[] }[] {
  const weight = ({ ernst }: Problem): number => (ernst === 'aandacht' ? 1 : 0);
  return PART_ORDER.map((part) => ({
    part,
    found: problems.filter(({ rubriek }) => rubriek === part).sort((a, b) => weight(a) - weight(b)),
  })).filter(({ found }) => found.length > 0);
}

/** The points of the taakverdeling per doelgroep, those of other parts together. */
export function subgroups(
  part: PartId,
  found: readonly Problem[],
  { taakverdeling }: Pick<Agreement, 'taakverdeling'>,
): { naam: string; found: Problem[] }[] {
  if (part !== 'taakverdeling') return [{ naam: '', found: [...found] }];
  const groupOf = ({ pad }: Problem): string | undefined =>
    taakverdeling.taken[Number(pad.split('/')[3] ?? NaN)]?.doelgroep;
  return [{ id: undefined, kort: '' }, ...TARGET_GROUPS]
    .map(({ id, kort }) => ({ naam: kort, found: found.filter((problem) => groupOf(problem) === id) }))
    .filter((group) => group.found.length > 0);
}
