/** Points by part, in reading order; and how far each part is. */
import type { Agreement } from '../../model/agreement.ts';
import { PARTS, type PartId } from '../../model/parts.ts';
import type { Problem } from '../../model/validation/problem.ts';

const ORDER: readonly PartId[] = ['algemeen', ...PARTS.map(({ id }) => id)];

/** The parts that have points, what stands in the way of signing before tips. */
export function groupByPart(problems: readonly Problem[]): { part: PartId; found: Problem[] }[] {
  const weight = ({ ernst }: Problem): number => (ernst === 'aandacht' ? 1 : 0);
  return ORDER.map((part) => ({
    part,
    found: problems.filter(({ rubriek }) => rubriek === part).sort((a, b) => weight(a) - weight(b)),
  })).filter(({ found }) => found.length > 0);
}

export interface Progress {
  /** Points that stand in the way of signing. */
  readonly open: number;
  /** 0 to 1: the share of the part's units (records, cells, texts) without such a point. */
  readonly share: number;
}

/** How far every part is. */
export function progressOf(agreement: Agreement, problems: readonly Problem[]): Map<PartId, Progress> {
  const standing = problems.filter(({ ernst }) => ernst !== 'aandacht');
  return new Map(
    ORDER.map((part) => {
      const found = standing.filter(({ rubriek }) => rubriek === part);
      const lacking = new Set(found.map(({ pad }) => unitOf(part, pad))).size;
      const units = Math.max(unitsOf(agreement, part), lacking);
      return [part, { open: found.length, share: units === 0 ? 0 : (units - lacking) / units }];
    }),
  );
}

/** The record or cell a pointer lies in; other pointers count by their field. */
function unitOf(part: PartId, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const depth = part === 'taakverdeling' || part === 'omgevingsanalyse' ? 3 : 2;
  return steps.slice(0, depth).join('/');
}

function unitsOf(agreement: Agreement, part: PartId): number {
  switch (part) {
    case 'partijen':
    case 'doelstellingen':
    case 'acties':
    case 'indicatoren':
    case 'overleg':
      return agreement[part].length;
    case 'omgevingsanalyse':
      return agreement.omgevingsanalyse.cijfers.length + 1;
    case 'taakverdeling':
      return agreement.taakverdeling.taken.filter(({ vanToepassing }) => vanToepassing).length;
    case 'slotbepalingen':
    case 'algemeen':
      return 3;
    case 'algemeneDoelstelling':
    case 'principes':
      return 1;
    case 'ondertekening':
      return 0;
  }
}
