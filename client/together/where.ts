/** Where a path lies, in words: "Acties, A3". */
import { partName, partOf, type PartId } from '../../model/parts.ts';
import { DOMAINS, nameOf, TARGET_GROUPS } from '../../model/terms.ts';

type Numbers = ReadonlyMap<string, string>;

/** The part as people speak of it; the cover has no heading of its own. */
export const partInWords = (part: PartId): string => (part === 'algemeen' ? 'Voorblad' : partName(part));

/** The part and, where there is one, the record's number or the cell. */
export function whereInWords(pad: string, numbers: Numbers): string {
  return [partInWords(partOf(pad)), exactly(pad, numbers)].filter((word) => word !== '').join(', ');
}

function exactly(pad: string, numbers: Numbers): string {
  const [, list, first = '', second = '', third = ''] = pad.split('/');
  if (list === 'taakverdeling' && first === 'taken' && third)
    return `${nameOf(DOMAINS, third)} voor ${nameOf(TARGET_GROUPS, second)}`;
  return numbers.get(first) ?? '';
}
