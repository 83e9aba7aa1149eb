/** Streams that hold objects (ISO 32000-1, 7.5.7). */
import { unpack } from './filters.ts';
import { Parser } from './parser.ts';
import type { Places } from './places.ts';
import type { Stream, Value } from './values.ts';

/** What the streams of one revision hold; each object of them must be in its list, and the other way round. */
export function readPacked(packs: ReadonlyMap<number, Stream>, places: Places, outer: Parser): Map<number, Value> {
  const objects = new Map<number, Value>();
  for (const [pack, stream] of packs) {
    for (const [index, [number, value]] of readPack(stream, outer).entries()) {
      const place = places.get(number);
      if (place?.kind !== 'within' || place.stream !== pack || place.index !== index || objects.has(number))
        outer.refuse(`object ${number} staat niet in de lijst van objecten`);
      objects.set(number, value);
    }
  }
  for (const [number, { kind }] of places)
    if (kind === 'within' && !objects.has(number)) outer.refuse(`object ${number} staat niet waar de lijst het zegt`);
  return objects;
}

function readPack(stream: Stream, outer: Parser): [number, Value][] {
  const count = stream.dict.get('N');
  const first = stream.dict.get('First');
  if (stream.dict.get('Extends') !== undefined) outer.refuse('een reeks objecten die op een andere voortbouwt');
  const bytes = unpack(stream);
  if (typeof count !== 'number' || typeof first !== 'number' || count > bytes.length || first > bytes.length)
    return outer.refuse('een reeks objecten die niet klopt');
  const parser = new Parser(bytes);
  const heads = Array.from({ length: count }, () => {
    parser.skipSpace();
    const number = parser.objectNumber();
    parser.skipSpace();
    return { number, at: first + parser.integer() };
  });
  return heads.map(({ number, at }, nth) => {
    parser.at = at;
    const value = parser.value();
    parser.skipSpace();
    // They follow each other without gaps, so that nothing hides between them.
    if (parser.at !== (heads[nth + 1]?.at ?? bytes.length)) outer.refuse('een reeks objecten met gaten');
    return [number, value];
  });
}
