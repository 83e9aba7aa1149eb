/** How far each part of an agreement is on its way to the signatories. */
import type { Agreement } from './agreement.ts';
import { PART_ORDER, type PartId } from './parts.ts';
import { openProblems, type Problem } from './validation/problem.ts';

export interface Progress {
  /** Points that stand in the way of signing. */
  readonly open: number;
  /** 0 to 1: the share of the part's units (records, cells, texts) without such a point. */
  readonly share: number;
}

/** How far every part is. */
export function progressOf(agreement: Agreement, problems: readonly Problem[]): Map<PartId, Progress> {
  const standing = openProblems(problems);
  return new Map(
    PART_ORDER.map((part) => {
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
