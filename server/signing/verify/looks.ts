/** What a field shows: a form that every reader keeps within the field's box. */
import { scan } from '../../export/scan.ts';
import { unpack } from './filters.ts';
import { isNumber, rectOf } from './rect.ts';
import { Refused } from './refusal.ts';
import { Stream, isArray, isName, type Value } from './values.ts';

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
