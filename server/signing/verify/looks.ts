/** What a field shows: a form that every reader keeps within the field's box. */
import { unpack } from './filters.ts';
import { Parser } from './parser.ts';
import { isNumber, rectOf } from './rect.ts';
import { Refused } from './refusal.ts';
import type { State } from './state.ts';
import { Stream, dictOf, eachRef, isArray, isName, type Value } from './values.ts';
import { skipLine } from './written.ts';

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

/** ISO 32000-1, table 51, without those of pictures within the text: where one ends, each reader guesses for itself. */
const OPERATORS = new Set(
  `b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s S SC
  sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
);

/**
 * A reader that takes back one state too many (Q) is out of the box, and draws on the page. Only what all readers take
 * apart in the same way is good: of `QQ` and `0Q` some make two.
 */
function isBalanced(form: Stream): boolean {
  try {
    const parser = new Parser(unpack(form));
    for (let depth = 0; ;) {
      const word = nextOperator(parser);
      if (word === null) return true;
      if (word === 'q') depth += 1;
      else if (word === 'Q') depth -= 1;
      if (depth < 0 || !OPERATORS.has(word)) return false;
    }
  } catch (error) {
    // What is packed so that we cannot look into it, nobody vouches for.
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Goes past the next operator and what it is given; null at the end. */
function nextOperator(parser: Parser): string | null {
  for (;;) {
    parser.skipSpace();
    if (parser.at >= parser.end) return null;
    const sign = String.fromCharCode(parser.peek());
    if (sign === '%') skipLine(parser);
    else if (/[-+.0-9/<([]/.test(sign)) parser.value();
    else {
      const { at } = parser;
      const word = parser.word();
      if (!/^(true|false|null)$/.test(word)) return word;
      parser.at = at;
      parser.value();
    }
  }
}
