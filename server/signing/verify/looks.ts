/** What a field shows: a form that every reader keeps within the field's box. */
import { scan } from '../../export/scan.ts';
import { unpack } from './filters.ts';
import { isNumber, rectOf } from './rect.ts';
import { Refused } from './refusal.ts';
import type { State } from './state.ts';
import { Stream, dictOf, eachRef, isArray, isName, type Value } from './values.ts';

/** Optional content, PostScript and content from elsewhere. */
const NEVER = ['OC', 'PS', 'Ref', 'OPI'];

/** A form with a box of its own, that leaves the box it is drawn in as it found it. */
export function isForm(value: Value | undefined): boolean {
  if (!(value instanceof Stream) || !isName(value.dict.get('Subtype'), 'Form')) return false;
  const matrix = value.dict.get('Matrix');
  const isMatrix = matrix === undefined || (isArray(matrix) && matrix.length === 6 && matrix.every(isNumber));
  return (
    rectOf(value.dict.get('BBox')) !== null &&
    isMatrix &&
    !NEVER.some((key) => value.dict.entries.has(key)) &&
    isBalanced(value)
  );
}

/** Whether everything that looks are made of, however deep, keeps to its box. */
export function isWhole(state: State, looks: Value | undefined): boolean {
  const seen = new Set<number>();
  const waiting: (Value | undefined)[] = [looks];
  while (waiting.length > 0) {
    const piece = waiting.pop();
    if (!isTame(piece)) return false;
    eachRef(piece, (number) => {
      if (!seen.has(number)) waiting.push(state.get(number));
      seen.add(number);
    });
  }
  return true;
}

/** Letters that are programs of their own (Type 3) take back states too, and no program that signs needs them. */
function isTame(value: Value | undefined): boolean {
  if (isArray(value)) return value.every(isTame);
  const dict = dictOf(value);
  if (!dict) return true;
  if (isName(dict.get('Subtype'), 'Type3')) return false;
  if (value instanceof Stream && isName(dict.get('Subtype'), 'Form') && !isForm(value)) return false;
  if (value instanceof Stream && dict.get('PatternType') !== undefined && !isBalanced(value)) return false;
  return [...dict.entries.values()].every(isTame);
}

/** A reader that takes back one state too many (Q) is out of the box, and draws on the page. */
function isBalanced(form: Stream): boolean {
  let depth = 0;
  let isGood = true;
  try {
    scan(unpack(form), (operator) => {
      if (operator === 'q') depth += 1;
      else if (operator === 'Q') depth -= 1;
      isGood &&= depth >= 0;
    });
    return isGood;
  } catch (error) {
    // What is packed so that we cannot look into it, nobody vouches for.
    if (error instanceof Refused) return false;
    throw error;
  }
}
