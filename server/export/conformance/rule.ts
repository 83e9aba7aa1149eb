/** A rule looks at a file and says what is wrong, or nothing. */
import type { Fault } from './finding.ts';
import type { PdfFile } from './pdf-file.ts';

export interface Rule {
  readonly id: string;
  readonly judge: (file: PdfFile) => readonly Fault[];
}

/** One fault where something is not as it must be. */
export function unless(isRight: boolean, boodschap: string, place: Omit<Fault, 'boodschap'> = {}): Fault[] {
  return isRight ? [] : [{ boodschap, ...place }];
}
