/** The objects of a revision as they are written one after the other, and the lines between them. */
import type { Parser } from './parser.ts';
import { Dict, Stream, isName, type Value } from './values.ts';

/** Where the file has an object: what a list may say of it once more. */
export interface Spot {
  readonly offset: number;
  readonly generation: number;
}

export interface Written extends Spot {
  readonly value: Value;
}

/** Some programs sign with a line of their own (`%iText …`); none can hold what a reader takes for more. */
export function skipNotes(parser: Parser): void {
  for (parser.skipSpace(); parser.peek() === '%'.charCodeAt(0); parser.skipSpace()) {
    const from = parser.at;
    skipLine(parser);
    const note = parser.text(from, parser.at);
    if (!/^%[ -~]{0,200}$/.test(note) || /%%EOF|%PDF|obj|stream|xref|trailer/i.test(note)) {
      parser.at = from;
      parser.refuse('een opmerking die er niet hoort');
    }
  }
}

/** Those that stand here, by their number. */
export function readObjects(parser: Parser): Map<number, Written> {
  const written = new Map<number, Written>();
  for (;;) {
    skipNotes(parser);
    const code = parser.peek();
    if (code < 0x30 || code > 0x39) return written;
    const offset = parser.at;
    const number = parser.objectNumber();
    parser.skipSpace();
    const generation = parser.integer();
    parser.skipSpace();
    parser.expect('obj');
    if (written.has(number)) parser.refuse(`object ${number} staat er twee keer`);
    written.set(number, { offset, generation, value: readObject(parser) });
  }
}

function readObject(parser: Parser): Value {
  const { odd } = parser;
  const value = parser.value();
  parser.skipSpace();
  const from = parser.at;
  const word = parser.word();
  if (word === 'endobj') return value;
  parser.at = from;
  if (word !== 'stream' || !(value instanceof Dict)) return parser.refuse('het einde van een object was verwacht');
  parser.at += word.length;
  if (parser.peek() === 13) parser.at += 1;
  if (parser.peek() !== 10) parser.refuse('een reeks die niet op een nieuwe regel begint');
  parser.at += 1;
  const start = parser.at;
  const length = value.get('Length');
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || start + length > parser.end)
    parser.refuse('een reeks zonder een lengte die er zelf bij staat');
  if (value.get('F') !== undefined) parser.refuse('een reeks die in een ander bestand staat');
  // Some readers take it for DecodeParms, and unpack something else.
  if (value.get('DP') !== undefined) parser.refuse('een reeks die op twee manieren uitgepakt kan worden');
  if (isMachinery(value) && parser.odd > odd) parser.refuse('een lijst met een getal dat niet gewoon geschreven is');
  parser.at += length;
  parser.skipSpace();
  parser.expect('endstream');
  parser.skipSpace();
  parser.expect('endobj');
  return new Stream(value, parser.bytes.subarray(start, start + length));
}

const isMachinery = (dict: Dict): boolean => isName(dict.get('Type'), 'ObjStm') || isName(dict.get('Type'), 'XRef');

export function skipLine(parser: Parser): void {
  while (parser.at < parser.end && parser.peek() !== 10 && parser.peek() !== 13) parser.at += 1;
}
