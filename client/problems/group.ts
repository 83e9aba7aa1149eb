/** Points by part, in reading order. */
import { PART_ORDER, type PartId } from '../../model/parts.ts';
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
