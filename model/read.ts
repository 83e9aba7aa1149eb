/**
 * A Y.Doc into agreement JSON. What the document holds and the format does not know is reported by its
 * path, so that text never vanishes silently. A reference to a record that was removed meanwhile is left
 * out: it carries no text, and it is back as soon as the removal is undone.
 */
import type * as Y from 'yjs';
import { AGREEMENT, cellName, type Agreement } from './agreement.ts';
import { ordered } from './order.ts';
import { recordPlace, rootPlace, type Place } from './place.ts';
import { emptyRichText, readRichText, UnknownContent } from './rich-text.ts';
import type { Field, Fields, RefTarget } from './shape.ts';
import { strangers, type Unknown } from './strangers.ts';

export type ReadResult =
  { readonly ok: true; readonly agreement: Agreement } | { readonly ok: false; readonly unknown: readonly Unknown[] };

interface Reading {
  readonly targets: Record<RefTarget, ReadonlySet<string>>;
  readonly unknown: Unknown[];
}

/** Reads a whole agreement. Fails, with every place, where the document holds what the format does not know. */
export function readAgreement(doc: Y.Doc): ReadResult {
  const root = rootPlace(doc);
  const reading: Reading = { targets: findTargets(root), unknown: [] };
  const agreement = readFields(root, AGREEMENT, '', '', reading) as unknown as Agreement;
  // After reading: a top-level type gets its kind when it is first asked for.
  const unknown = [...strangers(doc), ...reading.unknown];
  return unknown.length > 0 ? { ok: false, unknown } : { ok: true, agreement };
}

/** Reads one rich text, with what cannot be shown left to the caller to report. */
function readRich(place: Place, path: string, label: string, reading: Reading): unknown {
  const fragment = place.rich(path);
  if (!fragment) return emptyRichText();
  try {
    return readRichText(fragment);
  } catch (error) {
    if (!(error instanceof UnknownContent)) throw error;
    reading.unknown.push({ path: label + path, reason: error.message });
    return emptyRichText();
  }
}

/** The ids that references may point to at this moment. */
function findTargets(root: Place): Record<RefTarget, ReadonlySet<string>> {
  const ids = (path: string): string[] => ordered(root.list(path)).map(({ id }) => id);
  const contacts = ordered(root.list('partijen')).flatMap(({ record }) => {
    return ordered(recordPlace(record).list('contactpersonen')).map(({ id }) => id);
  });
  return {
    partijen: new Set(ids('partijen')),
    contactpersonen: new Set(contacts),
    doelstellingen: new Set(ids('doelstellingen')),
    acties: new Set(ids('acties')),
  };
}

function readFields(
  place: Place,
  fields: Fields,
  prefix: string,
  label: string,
  reading: Reading,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const read = readField(place, field, prefix + name, label, reading);
    if (read !== undefined) data[name] = read;
  }
  return data;
}

function readField(place: Place, field: Field, path: string, label: string, reading: Reading): unknown {
  switch (field.kind) {
    case 'text':
      return place.text(path)?.toJSON() ?? '';
    case 'rich':
      return readRich(place, path, label, reading);
    case 'value':
      return place.value(path) ?? field.fallback;
    case 'optional':
      return place.value(path);
    case 'ref': {
      const target = place.value(path);
      return isAlive(target, field.to, reading) ? target : undefined;
    }
    case 'refs':
      return readMembers(place, path).filter((member) => isAlive(member, field.to, reading));
    case 'set':
      return readMembers(place, path);
    case 'list':
      return readList(place, field.fields, path, label, reading);
    case 'group':
      return readFields(place, field.fields, `${path}.`, label, reading);
    case 'cells':
      return field.keys.map((key) => ({
        ...key,
        ...readFields(place, field.fields, `${path}.${cellName(key)}.`, label, reading),
      }));
  }
}

const isAlive = (id: unknown, to: readonly RefTarget[], reading: Reading): boolean =>
  typeof id === 'string' && to.some((target) => reading.targets[target].has(id));

/** The members of a set in the order in which they were put there. */
export function readMembers(place: Place, path: string): string[] {
  return [...(place.members(path)?.entries() ?? [])]
    .sort(([a, keyA], [b, keyB]) => compare(keyA, keyB) || compare(a, b))
    .map(([member]) => member);
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function readList(place: Place, fields: Fields, path: string, label: string, reading: Reading): unknown[] {
  return ordered(place.list(path)).map(({ id, record }) => {
    return { id, ...readFields(recordPlace(record), fields, '', `${label}${path}/${id}/`, reading) };
  });
}
