/**
 * Where each field of an agreement lives in its Y.Doc. The document root and a record answer the same
 * questions, so that reading, writing and the editor need not know which of the two they hold.
 *
 * At the root every text, rich text, set and list is a top-level shared type, named by its dotted path,
 * and single values are entries of the top-level map `gegevens`. A top-level type cannot be deleted by
 * any edit: a rubric cannot be lost (design §2). In a record the same paths are keys of its Y.Map.
 */
import * as Y from 'yjs';
import type { RecordList } from './order.ts';

/** The top-level map that holds single values of the agreement. */
export const ROOT_VALUES = 'gegevens';

export interface Place {
  /** The text at a path; undefined where a record does not hold it. */
  text(path: string): Y.Text | undefined;
  rich(path: string): Y.XmlFragment | undefined;
  /** The members of a set or of references: member -> fractional order key. */
  members(path: string): Y.Map<string> | undefined;
  list(path: string): RecordList | undefined;
  value(path: string): unknown;
  setValue(path: string, value: unknown): void;
  /** The shared map whose entries `value` reads, to observe. */
  readonly values: Y.Map<unknown>;
  /** Prefix of value keys in `values`: a cell shares the root's map. */
  readonly prefix: string;
}

/** The agreement itself; `prefix` narrows it to one group or cell, e.g. `taakverdeling.taken.leefloon/nazorg.`. */
export function rootPlace(doc: Y.Doc, prefix = ''): Place {
  const values = doc.getMap<unknown>(ROOT_VALUES);
  return {
    text: (path) => doc.getText(prefix + path),
    rich: (path) => doc.getXmlFragment(prefix + path),
    members: (path) => doc.getMap<string>(prefix + path),
    list: (path) => doc.getMap<Y.Map<unknown>>(prefix + path),
    value: (path) => values.get(prefix + path),
    setValue: (path, value) => setOrDelete(values, prefix + path, value),
    values,
    prefix,
  };
}

/** One record of a list. */
export function recordPlace(record: Y.Map<unknown>): Place {
  const at = <T>(path: string, kind: abstract new () => T): T | undefined => {
    const found = record.get(path);
    return found instanceof kind ? found : undefined;
  };
  return {
    text: (path) => at(path, Y.Text),
    rich: (path) => at(path, Y.XmlFragment),
    members: (path) => at(path, Y.Map) as Y.Map<string> | undefined,
    list: (path) => at(path, Y.Map) as RecordList | undefined,
    value: (path) => record.get(path),
    setValue: (path, value) => setOrDelete(record, path, value),
    values: record,
    prefix: '',
  };
}

function setOrDelete(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value !== undefined) map.set(key, value);
  else if (map.has(key)) map.delete(key);
}

/** The place of one cell of the taakverdeling. */
export function cellPlace(doc: Y.Doc, name: string): Place {
  return rootPlace(doc, `taakverdeling.taken.${name}.`);
}
