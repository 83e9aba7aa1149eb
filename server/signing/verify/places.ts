/** Where a revision says its objects are (ISO 32000-1, 7.5.4 and 7.5.8): a table or a stream. */
import { unpack } from './filters.ts';
import type { Parser } from './parser.ts';
import { isArray, type Dict, type Stream } from './values.ts';

/** An object as a revision lists it: at a byte of the file, inside a stream of objects, or taken away. */
export type Place =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'within'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

export type Places = ReadonlyMap<number, Place>;

/** Reads the table that stands here, up to its `trailer`. */
export function readTable(parser: Parser): Places {
  const places = new Map<number, Place>();
  for (;;) {
    parser.skipSpace();
    if (parser.peek() === 't'.charCodeAt(0)) return places;
    const first = parser.integer();
    parser.skipSpace();
    const count = parser.integer();
    // A line end of one or two signs; spaces before it are written by some.
    const rest = /^[ ]*(\r\n|\n|\r)/.exec(parser.text(parser.at, Math.min(parser.at + 8, parser.end)));
    if (!rest) parser.refuse('een lijst van objecten zonder regeleinde');
    parser.at += rest[0].length;
    for (let number = first; number < first + count; number += 1) add(places, number, readLine(parser, number), parser);
  }
}

const LINE = 20;

function readLine(parser: Parser, number: number): Place {
  const line = parser.at + LINE <= parser.end ? parser.text(parser.at, parser.at + LINE) : '';
  const found = /^(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)$/.exec(line);
  if (!found) parser.refuse('een lijst van objecten met een regel die niet klopt');
  parser.at += LINE;
  if (found[3] === 'f') return { kind: 'free' };
  if (number === 0) parser.refuse('een object met een nummer dat niet kan');
  return { kind: 'at', offset: Number(found[1]), generation: Number(found[2]) };
}

function add(places: Map<number, Place>, number: number, place: Place, parser: Parser): void {
  if (places.has(number)) parser.refuse(`object ${number} staat twee keer in de lijst`);
  places.set(number, place);
}

/** Reads a stream of places. `parser` stands behind it and says where, when it is refused. */
export function readPlaces(stream: Stream, parser: Parser): Places {
  const widths = numbers(stream.dict.get('W'), parser);
  if (widths.length !== 3 || widths.some((width) => width > 6) || !widths.some((width) => width > 0))
    parser.refuse('een lijst van objecten die niet klopt');
  const size = stream.dict.get('Size');
  if (typeof size !== 'number') parser.refuse('een lijst van objecten zonder grootte');
  const ranges = numbers(stream.dict.get('Index') ?? [0, size], parser);
  const bytes = unpack(stream);
  const places = new Map<number, Place>();
  let at = 0;
  const field = (width: number | undefined, otherwise: number): number => {
    if (!width) return otherwise;
    let value = 0;
    for (let end = at + width; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  };
  for (let nth = 0; nth < ranges.length; nth += 2) {
    const [first = 0, count = 0] = ranges.slice(nth, nth + 2);
    for (let number = first; number < first + count; number += 1) {
      if (at >= bytes.length) parser.refuse('een lijst van objecten die te kort is');
      const kind = field(widths[0], 1);
      const [one, two] = [field(widths[1], 0), field(widths[2], 0)];
      add(places, number, placeOf(kind, one, two, parser), parser);
    }
  }
  if (at !== bytes.length) parser.refuse('een lijst van objecten die te lang is');
  return places;
}

function placeOf(kind: number, one: number, two: number, parser: Parser): Place {
  if (kind === 0) return { kind: 'free' };
  if (kind === 1) return { kind: 'at', offset: one, generation: two };
  if (kind === 2) return { kind: 'within', stream: one, index: two };
  return parser.refuse('een soort van object die we niet kennen');
}

function numbers(value: ReturnType<Dict['get']>, parser: Parser): readonly number[] {
  const isGood =
    isArray(value) && value.every((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0);
  return isGood ? (value as readonly number[]) : parser.refuse('een lijst van objecten die niet klopt');
}
