/**
 * Takes a PDF apart into the revisions it was written in, from its first byte to its last. Every byte is accounted for:
 * what stands between objects, what no list of objects names and what one names twice is refused, so that no reader can
 * find in the file what is not found here.
 */
import { Parser } from './parser.ts';
import { readPacked } from './packed.ts';
import { readPlaces, readTable, type Places } from './places.ts';
import { Refused } from './refusal.ts';
import { Dict, Ref, Stream, isName, type Value } from './values.ts';
import { readObjects, skipLine, skipNotes, type Spot, type Written } from './written.ts';

export interface Revision {
  /** First byte of it that is no white space, and the first behind its `%%EOF`; behind that, only white space follows. */
  readonly from: number;
  readonly to: number;
  /** Where its list of objects stands: what the next one must name as the one before it. */
  readonly listAt: number;
  readonly trailer: Dict;
  /** What it adds or replaces. */
  readonly objects: ReadonlyMap<number, Value>;
  /** Of those of them whose number was used before: how often. */
  readonly generations: ReadonlyMap<number, number>;
  /** Those of them that stood inside a stream: where their strings stand in the file is not known. */
  readonly packed: ReadonlySet<number>;
  /** Those that are its own list of objects, and streams that hold objects. */
  readonly structure: ReadonlySet<number>;
  /** What it takes away. */
  readonly freed: ReadonlySet<number>;
}

export interface Revisions {
  /** In the order in which they were written; never empty. */
  readonly all: readonly Revision[];
  /** Where reading stopped and why; null when it got to the end of the file. */
  readonly broken: Refused | null;
}

/** Far more than signatories sign, with a store and a stamp for each. */
const MOST_REVISIONS = 400;

/** Throws {@link Refused} when not even the first revision can be read. */
export function readRevisions(bytes: Uint8Array): Revisions {
  const parser = new Parser(bytes);
  skipHeader(parser);
  const spots = new Map<number, Spot>();
  const all = [readRevision(parser, null, spots)];
  for (;;) {
    parser.skipSpace();
    if (parser.at >= parser.end) return { all, broken: null };
    try {
      if (all.length === MOST_REVISIONS) parser.refuse('te veel aanvullingen');
      all.push(readRevision(parser, all.at(-1) ?? null, spots));
    } catch (error) {
      if (error instanceof Refused) return { all, broken: error };
      throw error;
    }
  }
}

function skipHeader(parser: Parser): void {
  if (!/^%PDF-[12]\.\d[\r\n]/.test(parser.text(0, Math.min(9, parser.end))))
    throw new Refused('onleesbaar', 'Dit is geen pdf.');
  skipLine(parser);
  parser.skipSpace();
  // A line of signs beyond ASCII tells programs that the file is not text.
  if (parser.peek() === '%'.charCodeAt(0)) skipLine(parser);
}

/** `spots`: where each object stands by the revisions before; brought up to date. */
function readRevision(parser: Parser, before: Revision | null, spots: Map<number, Spot>): Revision {
  skipNotes(parser);
  const from = parser.at;
  const written = readObjects(parser);
  const { listAt, places, trailer, list } = readList(parser, written);
  readEnd(parser, listAt);
  if (trailer.get('Encrypt') !== undefined) parser.refuse('het is versleuteld');
  if (trailer.get('XRefStm') !== undefined) parser.refuse('het heeft twee lijsten van objecten');
  if (before ? trailer.get('Prev') !== before.listAt : trailer.get('Prev') !== undefined)
    parser.refuse('een aanvulling die niet op de vorige volgt');
  const { objects, packed, structure } = collect(written, places, spots, list, parser);
  const generations = new Map<number, number>();
  for (const [number, { generation }] of written) if (generation > 0) generations.set(number, generation);
  const freed = [...places].filter(([number, { kind }]) => kind === 'free' && number !== 0).map(([number]) => number);
  for (const [number, spot] of written) spots.set(number, spot);
  for (const number of [...freed, ...packed]) spots.delete(number);
  return { from, to: parser.at, listAt, trailer, objects, generations, packed, structure, freed: new Set(freed) };
}

interface List {
  readonly listAt: number;
  readonly places: Places;
  readonly trailer: Dict;
  /** Number of the object that the list is; null for a table. */
  readonly list: number | null;
}

function readList(parser: Parser, written: Map<number, Written>): List {
  const start = parser.at;
  if (parser.word() === 'xref') {
    const places = readTable(parser);
    parser.expect('trailer');
    const { odd } = parser;
    const trailer = parser.value();
    if (!(trailer instanceof Dict)) return parser.refuse('een slot zonder inhoud');
    if (parser.odd > odd) parser.refuse('een slot met een getal dat niet gewoon geschreven is');
    return { listAt: start, places, trailer, list: null };
  }
  parser.at = start;
  const [number, last] = [...written].at(-1) ?? [];
  const stream = last?.value;
  if (number === undefined || !last || !(stream instanceof Stream) || !isName(stream.dict.get('Type'), 'XRef'))
    return parser.refuse('een lijst van objecten was verwacht');
  return { listAt: last.offset, places: readPlaces(stream, parser), trailer: stream.dict, list: number };
}

/** Readers look for these lines in the last 1,024 bytes; where they find none, they make a list of their own. */
const LONGEST_END = 60;

function readEnd(parser: Parser, listAt: number): void {
  skipNotes(parser);
  const from = parser.at;
  parser.expect('startxref');
  parser.skipSpace();
  if (parser.integer() !== listAt) parser.refuse('een slot dat naar een andere lijst van objecten wijst');
  parser.skipSpace();
  if (parser.at - from > LONGEST_END) parser.refuse('een slot met te veel wit');
  if (parser.text(parser.at, Math.min(parser.at + 5, parser.end)) !== '%%EOF') parser.refuse('het slot was verwacht');
  parser.at += 5;
}

/** The objects that both the file and its list hold; what only one of them holds is refused. */
function collect(
  written: ReadonlyMap<number, Written>,
  places: Places,
  spots: ReadonlyMap<number, Spot>,
  list: number | null,
  parser: Parser,
): Pick<Revision, 'objects' | 'packed' | 'structure'> {
  for (const [number, spot] of written) {
    const place = places.get(number);
    if (place?.kind === 'at' && isAt(place, spot)) continue;
    if (number !== list || place) parser.refuse(`object ${number} staat niet in de lijst van objecten`);
  }
  const isPack = (value: Value): value is Stream => value instanceof Stream && isName(value.dict.get('Type'), 'ObjStm');
  const packs = new Map<number, Stream>();
  for (const [number, { value }] of written) if (isPack(value)) packs.set(number, value);
  const objects = readPacked(packs, places, parser);
  const packed = new Set(objects.keys());
  for (const [number, place] of places)
    if (place.kind === 'at' && !written.has(number) && !isAt(place, spots.get(number)))
      parser.refuse(`object ${number} staat niet waar de lijst het zegt`);
  for (const [number, { value }] of written) objects.set(number, value);
  return { objects, packed, structure: new Set([...packs.keys(), ...(list === null ? [] : [list])]) };
}

const isAt = (one: Spot, other: Spot | undefined): boolean =>
  one.offset === other?.offset && one.generation === other.generation;

/** The number of the catalogue. */
export function rootOf({ trailer }: Revision): number {
  const root = trailer.get('Root');
  if (!(root instanceof Ref)) throw new Refused('onleesbaar', 'Het bestand zegt niet waar het begint.');
  return root.number;
}
