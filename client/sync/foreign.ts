/**
 * What an undo would take away from someone else. Undoing "record added" deletes the record with all it
 * holds, also what others have written in it since; they could not bring it back. So we look first.
 */
import * as Y from 'yjs';

type AnyType = Y.AbstractType<unknown>;
type StackItem = Y.UndoManager['undoStack'][number];

/** True when undoing this step would delete a record in which someone else wrote. */
export function takesFromOthers(doc: Y.Doc, lists: readonly AnyType[], step: StackItem): boolean {
  return lists.some((list) => {
    const records = recordsIn(list);
    const taken = records.some(
      (record) => willGo(record, step.insertions) && holdsForeign(record as AnyType, doc.clientID, step.insertions),
    );
    return taken || (records.length > 0 && takesFromOthers(doc, nested(records), step));
  });
}

/** The records of a list; a top-level map that is no list (single values, sets) has none. */
function recordsIn(list: AnyType): Y.Map<unknown>[] {
  return list instanceof Y.Map ? [...list.values()].filter((value) => value instanceof Y.Map) : [];
}

/** Lists within records: ondertekenaars, contactpersonen. */
function nested(records: readonly Y.Map<unknown>[]): AnyType[] {
  return records.flatMap((record) => [...record.values()].filter((value) => value instanceof Y.Map)) as AnyType[];
}

function willGo(record: Y.Map<unknown>, insertions: StackItem['insertions']): boolean {
  return record._item !== null && Y.isDeleted(insertions, record._item.id);
}

/** Whether anything in a type that is still there was made by another client, and did not come with the step itself. */
function holdsForeign(type: AnyType, own: number, step: StackItem['insertions']): boolean {
  return itemsOf(type).some((item) => {
    if (item.deleted) return false;
    if (item.id.client !== own && item.countable && !Y.isDeleted(step, item.id)) return true;
    return item.content instanceof Y.ContentType && holdsForeign(item.content.type as AnyType, own, step);
  });
}

function itemsOf(type: AnyType): Y.Item[] {
  const items = [...type._map.values()];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items;
}
