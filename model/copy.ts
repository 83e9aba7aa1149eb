/** A record as data for a second one like it: everything it holds, with new ids for the records within. */
import { ordered, type RecordMap } from './order.ts';
import { recordPlace, type Place } from './place.ts';
import { readMembers } from './read.ts';
import { readRichText } from './rich-text.ts';
import type { Field, Fields } from './shape.ts';

export type MakeId = (prefix: string) => string;

/**
 * What the record holds, in the form that makes a record. References stay as they are, also those whose
 * target was removed. Throws UnknownContent where a rich text holds what the format does not know: a copy
 * would lose it.
 */
export function copyOf(record: RecordMap, fields: Fields, makeId: MakeId): Record<string, unknown> {
  return copyFields(recordPlace(record), fields, '', makeId);
}

function copyFields(place: Place, fields: Fields, prefix: string, makeId: MakeId): Record<string, unknown> {
  const copies = Object.entries(fields).map(([name, field]) => [name, copyField(place, field, prefix + name, makeId)]);
  return Object.fromEntries(copies.filter(([, copied]) => copied !== undefined)) as Record<string, unknown>;
}

function copyField(place: Place, field: Field, path: string, makeId: MakeId): unknown {
  switch (field.kind) {
    case 'text':
      return place.text(path)?.toJSON();
    case 'rich': {
      const fragment = place.rich(path);
      return fragment && readRichText(fragment);
    }
    case 'value':
    case 'optional':
    case 'ref':
      return place.value(path);
    case 'refs':
    case 'set':
      return readMembers(place, path);
    case 'list':
      return ordered(place.list(path)).map(({ record }) => ({
        ...copyOf(record, field.fields, makeId),
        id: makeId(path.slice(0, 3)),
      }));
    case 'group':
      return copyFields(place, field.fields, `${path}.`, makeId);
    case 'cells':
      throw new Error('a record holds no cells');
  }
}
