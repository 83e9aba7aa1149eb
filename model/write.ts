/** Agreement JSON into a Y.Doc. */
import * as Y from 'yjs';
import { AGREEMENT, cellName, type Agreement } from './agreement.ts';
import { freshKeys, ORDER, type RecordMap } from './order.ts';
import { rootPlace, type Place } from './place.ts';
import { writeRichText, type RichText } from './rich-text.ts';
import type { Field, Fields } from './shape.ts';

type Data = Readonly<Record<string, unknown>>;

/** Fills an empty Y.Doc with a valid agreement, in one transaction. Only the server does this, once per agreement. */
export function writeAgreement(doc: Y.Doc, agreement: Agreement): void {
  doc.transact(() => writeFields(rootPlace(doc), AGREEMENT, agreement));
}

/** A Y.Doc that holds the agreement. */
export function toDoc(agreement: Agreement): Y.Doc {
  const doc = new Y.Doc();
  writeAgreement(doc, agreement);
  return doc;
}

/**
 * A new record with all its shared types in place, to be put into a list by the caller. All of them are
 * made with the record: made later, on demand, two people would make the same one and one would lose.
 */
export function makeRecord(fields: Fields, data: Data, orderKey: string): RecordMap {
  const record: RecordMap = new Y.Map();
  record.set(ORDER, orderKey);
  fillRecord(record, fields, data, '');
  return record;
}

function fillRecord(record: RecordMap, fields: Fields, data: Data, prefix: string): void {
  for (const [name, field] of Object.entries(fields)) {
    const path = prefix + name;
    const given = data[name];
    if (field.kind === 'group') fillRecord(record, field.fields, (given ?? {}) as Data, `${path}.`);
    else {
      const made = makeShared(field, given);
      const plain = field.kind === 'value' ? (given ?? field.fallback) : given;
      if (made) record.set(path, made);
      else if (plain !== undefined) record.set(path, plain);
    }
  }
}

function makeShared(field: Field, given: unknown): Y.AbstractType<unknown> | undefined {
  switch (field.kind) {
    case 'text':
      return new Y.Text((given as string | undefined) ?? '') as Y.AbstractType<unknown>;
    case 'rich': {
      const fragment = new Y.XmlFragment();
      if (given) writeRichText(fragment, given as RichText);
      return fragment as Y.AbstractType<unknown>;
    }
    case 'set':
    case 'refs':
      return new Y.Map(memberEntries((given as string[] | undefined) ?? [])) as Y.AbstractType<unknown>;
    case 'list':
      return new Y.Map(recordEntries(field.fields, (given as Data[] | undefined) ?? [])) as Y.AbstractType<unknown>;
    default:
      return undefined;
  }
}

function memberEntries(members: readonly string[]): [string, string][] {
  const keys = freshKeys(members.length);
  return members.map((member, nth) => [member, keys[nth] ?? '']);
}

function recordEntries(fields: Fields, records: readonly Data[]): [string, RecordMap][] {
  const keys = freshKeys(records.length);
  return records.map((data, nth) => [data['id'] as string, makeRecord(fields, data, keys[nth] ?? '')]);
}

function writeFields(place: Place, fields: Fields, data: Data, prefix = ''): void {
  for (const [name, field] of Object.entries(fields)) writeField(place, field, prefix + name, data[name]);
}

function writeField(place: Place, field: Field, path: string, given: unknown): void {
  switch (field.kind) {
    case 'text':
      place.text(path)?.insert(0, given as string);
      return;
    case 'rich':
      writeRichText(place.rich(path) as Y.XmlFragment, given as RichText);
      return;
    case 'set':
    case 'refs':
      for (const [member, key] of memberEntries(given as string[])) place.members(path)?.set(member, key);
      return;
    case 'list':
      for (const [id, record] of recordEntries(field.fields, given as Data[])) place.list(path)?.set(id, record);
      return;
    case 'group':
      writeFields(place, field.fields, given as Data, `${path}.`);
      return;
    case 'cells':
      for (const cell of given as (Data & { doelgroep: string; vlak: string })[])
        writeFields(place, field.fields, cell, `${path}.${cellName(cell)}.`);
      return;
    case 'value':
    case 'optional':
    case 'ref':
      if (given !== undefined) place.setValue(path, given);
  }
}
