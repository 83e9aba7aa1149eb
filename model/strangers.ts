/**
 * What a Y.Doc holds that the format does not know: a field of another name, a field of another kind, a
 * value that is no JSON. Any y-websocket client can write such things; reading must name them rather than
 * leave them out, so that text never vanishes silently.
 */
import * as Y from 'yjs';
import { AGREEMENT, cellName } from './agreement.ts';
import { ORDER } from './order.ts';
import { ROOT_VALUES } from './place.ts';
import type { Field, Fields } from './shape.ts';

/** Something in a document that this version of the format does not know. */
export interface Unknown {
  /** Where: the dotted path, with the record's id where it is in a record. */
  readonly path: string;
  readonly reason: string;
}

type Kinds = ReadonlyMap<string, Field>;
type SharedType = Y.AbstractType<unknown>;

/** Deepest JSON a single value may hold: the format's own values go two deep. */
const DEEPEST_VALUE = 8;

/** The field stored at every path of a set of fields. */
function kindsOf(fields: Fields, prefix = ''): [string, Field][] {
  return Object.entries(fields).flatMap(([name, field]): [string, Field][] => {
    const path = prefix + name;
    if (field.kind === 'group') return kindsOf(field.fields, `${path}.`);
    if (field.kind === 'cells') return field.keys.flatMap((key) => kindsOf(field.fields, `${path}.${cellName(key)}.`));
    return [[path, field]];
  });
}

const known = new WeakMap<Fields, Kinds>();
function kinds(fields: Fields): Kinds {
  const found = known.get(fields) ?? new Map(kindsOf(fields));
  known.set(fields, found);
  return found;
}

const isValue = ({ kind }: Field): boolean => kind === 'value' || kind === 'optional' || kind === 'ref';

/** Everything in the document that the format does not know. An empty list: the document can be read whole. */
export function strangers(doc: Y.Doc): Unknown[] {
  const fields = kinds(AGREEMENT);
  return [...doc.share].flatMap(([name, shared]): Unknown[] => {
    const type = shared as SharedType;
    if (name === ROOT_VALUES) return valuesOf(doc.getMap(ROOT_VALUES), fields);
    const field = fields.get(name);
    // A name stays in a document for good once used; without content it says nothing.
    if (!field || isValue(field)) return isEmpty(type) ? [] : [{ path: name, reason: 'unknown field' }];
    return typeStrangers(type, field, name);
  });
}

function valuesOf(values: Y.Map<unknown>, fields: Kinds): Unknown[] {
  return [...values].flatMap(([path, value]) => {
    const field = fields.get(path);
    if (!field || !isValue(field)) return [{ path, reason: 'unknown field' }];
    return valueStrangers(value, path);
  });
}

function valueStrangers(value: unknown, path: string): Unknown[] {
  return isJson(value, DEEPEST_VALUE) ? [] : [{ path, reason: 'a value that is no JSON' }];
}

/** A shared type at the path of a field: is it of that kind, and only of that kind? */
function typeStrangers(type: SharedType, field: Field, path: string): Unknown[] {
  switch (field.kind) {
    case 'text':
      return hasEntries(type) || !isPlainText(type) ? [{ path, reason: 'a text that is none' }] : [];
    case 'rich':
      return hasEntries(type) ? [{ path, reason: 'a rich text with entries' }] : [];
    case 'set':
    case 'refs':
      if (hasItems(type)) return [{ path, reason: 'a set with a sequence' }];
      return entriesOf(type).flatMap(([member, key]) =>
        typeof key === 'string' ? [] : [{ path: `${path}/${member}`, reason: 'a member without a place' }],
      );
    case 'list':
      return listStrangers(type, field.fields, path);
    default:
      return [];
  }
}

function listStrangers(list: SharedType, fields: Fields, path: string): Unknown[] {
  if (hasItems(list)) return [{ path, reason: 'a list with a sequence' }];
  return entriesOf(list).flatMap(([id, record]) =>
    record instanceof Y.Map
      ? recordStrangers(record as Y.Map<unknown>, fields, `${path}/${id}/`)
      : [{ path: `${path}/${id}`, reason: 'a record that is none' }],
  );
}

function recordStrangers(record: Y.Map<unknown>, fields: Fields, label: string): Unknown[] {
  const own = kinds(fields);
  return [...record].flatMap(([key, value]): Unknown[] => {
    const path = label + key;
    const field = own.get(key);
    if (key === ORDER) return typeof value === 'string' ? [] : [{ path, reason: 'a place that is none' }];
    if (!field) return [{ path, reason: 'unknown field' }];
    if (isValue(field)) return valueStrangers(value, path);
    return value instanceof CLASSES[field.kind]
      ? typeStrangers(value as SharedType, field, path)
      : [{ path, reason: `not a ${field.kind}` }];
  });
}

const CLASSES: Record<Field['kind'], abstract new () => unknown> = {
  text: Y.Text,
  rich: Y.XmlFragment,
  set: Y.Map,
  refs: Y.Map,
  list: Y.Map,
  value: Object,
  optional: Object,
  ref: Object,
  group: Object,
  cells: Object,
};

const isLive = (item: Y.Item): boolean => !item.deleted && item.countable;
const hasEntries = (type: SharedType): boolean => [...type._map.values()].some((item) => !item.deleted);
const hasItems = (type: SharedType): boolean => itemsOf(type).some(isLive);
const isEmpty = (type: SharedType): boolean => !hasEntries(type) && !hasItems(type);
const isPlainText = (type: SharedType): boolean =>
  itemsOf(type).every((item) => !isLive(item) || item.content instanceof Y.ContentString);

function itemsOf(type: SharedType): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items;
}

function entriesOf(type: SharedType): [string, unknown][] {
  return type instanceof Y.Map ? [...(type as Y.Map<unknown>)] : [];
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1));
  return (
    Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every((item) => isJson(item, depth - 1))
  );
}
