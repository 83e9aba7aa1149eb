/** Which bytes a signature says it covers, and whether that is all there was but itself. */
import type { Added } from './change.ts';
import type { Revision } from './revisions.ts';
import { Text, isArray, type Value } from './values.ts';

/** What is covered: everything up to `to` but the signature from `gapFrom` to `gapTo`. */
export interface Covered {
  readonly gapFrom: number;
  readonly gapTo: number;
  readonly to: number;
}

/** A sentence in Dutch when it is not as it must be. `end`: where the next revision begins, or the file ends. */
export function coveredBy({ veld, dict, hasPlace }: Added, revision: Revision, end: number): Covered | string {
  const [start, gapFrom, gapTo, rest, ...more] = numbersIn(dict.get('ByteRange'));
  const contents = dict.get('Contents');
  if (!hasPlace || !(contents instanceof Text) || contents.digits === 0)
    return `De handtekening in «${veld}» staat niet in het bestand zoals het hoort.`;
  if (start === undefined || gapFrom === undefined || gapTo === undefined || rest === undefined || more.length > 0)
    return `De handtekening in «${veld}» zegt niet welk deel van het bestand ze bedoelt.`;
  // Brackets and digits, two for each byte: no room for anything else.
  const isWhole = contents.to - contents.from === contents.digits + 2 && contents.digits % 2 === 0;
  if (start !== 0 || gapFrom !== contents.from || gapTo !== contents.to || !isWhole)
    return `De handtekening in «${veld}» laat meer of iets anders weg dan zichzelf.`;
  const to = gapTo + rest;
  if (to < revision.to || to > end)
    return `De handtekening in «${veld}» gaat niet over het bestand tot waar ze geplaatst werd.`;
  return { gapFrom, gapTo, to };
}

function numbersIn(value: Value | undefined): readonly number[] {
  const isGood = isArray(value) && value.every((one) => typeof one === 'number' && Number.isInteger(one) && one >= 0);
  return isGood ? (value as readonly number[]) : [];
}

/** The two pieces that are covered, not copied. */
export const piecesOf = (bytes: Uint8Array, { gapFrom, gapTo, to }: Covered): readonly Uint8Array[] => [
  bytes.subarray(0, gapFrom),
  bytes.subarray(gapTo, to),
];
