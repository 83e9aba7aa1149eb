/** The record as a file: one row a line, as JSON with Dutch names, so that anyone can verify it (docs/decisions/0015-record.md). */
import type { StoredEvent } from '../store/events.ts';

/** A row as a line, without its end. The address is left out unless `withOrigin`: the chain holds without it. */
export function lineOf(event: StoredEvent, withOrigin: boolean): string {
  const { chain, number, at, kind, person, detail, origin, salt, originHash, previous, hash } = event;
  return JSON.stringify({
    keten: chain,
    nummer: number,
    op: at,
    soort: kind,
    persoon: person,
    detail,
    vanwaar: withOrigin ? origin : null,
    zout: withOrigin ? salt : null,
    vanwaarSom: originHash,
    vorige: previous,
    som: hash,
  });
}

/** The row of a line; null for what is none. */
export function eventOf(line: string): StoredEvent | null {
  const row = parsed(line);
  const texts = ['keten', 'op', 'soort', 'detail', 'vorige', 'som'].map((name) => row?.[name]);
  const others = ['persoon', 'vanwaar', 'zout', 'vanwaarSom'].map((name) => row?.[name]);
  const number = row?.['nummer'];
  if (typeof number !== 'number' || !texts.every(isText) || !others.every(isTextOrNull)) return null;
  const [chain = '', at = '', kind = '', detail = '', previous = '', hash = ''] = texts;
  const [person = null, origin = null, salt = null, originHash = null] = others;
  return { chain, number, at, kind, person, detail, origin, salt, originHash, previous, hash };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(line);
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
