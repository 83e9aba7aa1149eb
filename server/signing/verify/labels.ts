/** What a numbered object is to whoever reads the document. */
import type { Layout } from './layout.ts';
import type { State } from './state.ts';
import { Dict, Stream, eachRef, isName, type Value } from './values.ts';

/** In Dutch, with its article: «bladzijde 3», «een opmerking». */
export function labelOf(number: number, value: Value | undefined, state: State, { pages, fields }: Layout): string {
  const page = pages.indexOf(number) + 1;
  if (page > 0) return `bladzijde ${page}`;
  for (const [name, field] of fields) if (field === number) return `het veld «${name}»`;
  const dict = value instanceof Stream ? value.dict : value;
  if (dict instanceof Dict && isName(dict.get('Subtype'), 'Widget')) return 'een veld van een formulier';
  if (dict instanceof Dict && (isName(dict.get('Type'), 'Annot') || dict.get('Rect') !== undefined))
    return 'een opmerking of tekening op een bladzijde';
  if (dict instanceof Dict && isName(dict.get('Type'), 'OCG')) return 'een laag van het document';
  const owner = pages.findIndex((from) => leadsTo(from, number, state)) + 1;
  return owner > 0 ? `wat op bladzijde ${owner} staat` : `een deel van het document (object ${number})`;
}

/** Keys that lead out of a page. */
const OUTWARD = new Set(['Parent', 'P', 'StructParent', 'Dest', 'A', 'Pg', 'V']);

function leadsTo(page: number, target: number, state: State): boolean {
  const seen = new Set<number>();
  const waiting = [page];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number === target) return true;
    if (seen.has(number)) continue;
    seen.add(number);
    eachRef(inward(state.get(number)), (next) => waiting.push(next));
  }
  return false;
}

function inward(value: Value | undefined): Value | undefined {
  if (!(value instanceof Dict)) return value;
  return new Dict(new Map([...value.entries].filter(([key]) => !OUTWARD.has(key))));
}
