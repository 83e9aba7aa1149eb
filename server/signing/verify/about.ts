/** What a file says about itself: a program that signs may write when and by which program it was saved, no more. */
import { entryIn, valueIn } from '../../export/conformance/xmp.ts';
import { unpack } from './filters.ts';
import { Refused } from './refusal.ts';
import { Dict, Ref, Stream, Text, isName, isSame, type Value } from './values.ts';

const INFO_MAY = new Set(['ModDate', 'Producer']);

export function mayInform(before: Value | undefined, after: Value | undefined): boolean {
  if (!(before instanceof Dict) || !(after instanceof Dict)) return false;
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...keys].every((key) =>
    INFO_MAY.has(key)
      ? after.get(key) instanceof Text || !after.entries.has(key)
      : isSame(before.get(key), after.get(key)),
  );
}

/** Our own packet has two; a few hundred kilobytes is more than any program adds. */
const LARGEST = 300_000;
const KEPT = ['pdfaid:part', 'pdfaid:conformance', 'pdfuaid:part'];

export function mayDescribe(before: Value | undefined, after: Value | undefined): boolean {
  const [one, other] = [packetIn(before), packetIn(after)];
  if (one === null || other === null || other.length > LARGEST || /<!DOCTYPE|<!ENTITY/i.test(other)) return false;
  if (count(other, '<dc:title') !== count(one, '<dc:title') || entryIn(one, 'dc:title') !== entryIn(other, 'dc:title'))
    return false;
  return KEPT.every((name) => valueIn(one, name) === valueIn(other, name));
}

const count = (text: string, part: string): number => text.split(part).length - 1;

function packetIn(value: Value | undefined): string | null {
  if (!(value instanceof Stream) || !isName(value.dict.get('Subtype'), 'XML')) return null;
  for (const entry of value.dict.entries.values()) if (entry instanceof Ref) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(unpack(value));
  } catch (error) {
    if (error instanceof Refused || error instanceof TypeError) return null;
    throw error;
  }
}
