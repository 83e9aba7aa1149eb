/**
 * The edits people make outside rich text, each one transaction. All carry the origin {@link LOCAL_EDIT},
 * which one undo manager for the whole document follows. Ids come from the caller: the model knows no
 * randomness.
 */
import * as Y from 'yjs';
import {
  ACTION,
  AGREEMENT,
  CELL_KEYS,
  cellName,
  CONTACT,
  FIGURE,
  INDICATOR,
  MEETING,
  OBJECTIVE,
  PARTY,
  SIGNATORY,
} from './agreement.ts';
import { copyOf, type MakeId } from './copy.ts';
import { keyAt, ORDER, ordered, type RecordList, type RecordMap } from './order.ts';
import { cellPlace, type Place } from './place.ts';
import type { Fields } from './shape.ts';
import { makeRecord } from './write.ts';
import { generateKeyBetween } from 'fractional-indexing';

/** Origin of every edit made through this module. */
export const LOCAL_EDIT = 'samenschrift-edit';

/** The lists of records, by the name of their field. */
export const RECORDS = {
  partijen: PARTY,
  ondertekenaars: SIGNATORY,
  contactpersonen: CONTACT,
  'omgevingsanalyse.cijfers': FIGURE,
  doelstellingen: OBJECTIVE,
  acties: ACTION,
  indicatoren: INDICATOR,
  overleg: MEETING,
} as const satisfies Record<string, Fields>;
export type RecordKind = keyof typeof RECORDS;

type Data = Readonly<Record<string, unknown>>;

function transact(type: Y.AbstractType<unknown> | undefined, change: () => void): void {
  if (!type?.doc) throw new Error('the edited part is not in a document any more');
  type.doc.transact(change, LOCAL_EDIT);
}
const asType = (type: unknown): Y.AbstractType<unknown> | undefined => type as Y.AbstractType<unknown> | undefined;

/** Adds a record at `index` (the end by default). The id must be new. */
export function addRecord(place: Place, kind: RecordKind, id: string, data: Data = {}, index = Infinity): void {
  const list = place.list(kind);
  transact(asType(list), () => list?.set(id, makeRecord(RECORDS[kind], data, keyAt(list, index))));
}

/** Removes a record, with all it holds. Undo brings it back, references to it included. */
export function removeRecord(place: Place, kind: RecordKind, id: string): void {
  const list = place.list(kind);
  transact(asType(list), () => list?.delete(id));
}

/** Moves a record to `index`, counted without the record itself. */
export function moveRecord(place: Place, kind: RecordKind, id: string, index: number): void {
  const list: RecordList | undefined = place.list(kind);
  const record: RecordMap | undefined = list?.get(id);
  if (!list || !record) return;
  transact(asType(list), () => record.set(ORDER, keyAt(list, index, id)));
}

/** The field by which a record is known. */
export const TITLES = {
  partijen: 'naam',
  ondertekenaars: 'naam',
  contactpersonen: 'naam',
  'omgevingsanalyse.cijfers': 'omschrijving',
  doelstellingen: 'titel',
  acties: 'titel',
  indicatoren: 'naam',
  overleg: 'naam',
} as const satisfies Record<RecordKind, string>;
/** What says which organisation a party is: a copy is another one. */
const IDENTITY = ['nis', 'kbo', 'kboOcmw'];

/**
 * Puts a copy right behind a record, with everything it holds: rich text, references, and the records
 * within, which get ids from `makeId`. Its title says it is a copy; where it came from stays. Returns the
 * copy's id, or null where the record is gone. Throws UnknownContent rather than copy what it cannot read.
 */
export function duplicateRecord(place: Place, kind: RecordKind, id: string, makeId: MakeId): string | null {
  const list = place.list(kind);
  const record = list?.get(id);
  if (!list || !record) return null;
  const data = copyOf(record, RECORDS[kind], makeId);
  const title = data[TITLES[kind]];
  if (typeof title === 'string' && title.trim() !== '') data[TITLES[kind]] = `${title.trim()} (kopie)`;
  if (kind === 'partijen') for (const field of IDENTITY) delete data[field];
  const copy = makeId(prefixOf(kind));
  addRecord(place, kind, copy, data, indexOf(list, id) + 1);
  return copy;
}

/** The first letters of a record's id: `act-…`. */
export function prefixOf(kind: RecordKind): string {
  return kind.split('.').at(-1)?.slice(0, 3) ?? 'r';
}

/** Sets a single value; `undefined` clears it. */
export function setValue(place: Place, path: string, value: unknown): void {
  transact(asType(place.values), () => place.setValue(path, value));
}

/** Puts a member into a set, at the end, or takes it out. */
export function setMember(place: Place, path: string, member: string, present: boolean): void {
  const members = place.members(path);
  if (!members || members.has(member) === present) return;
  transact(asType(members), () => {
    if (present) members.set(member, keyBehind([...members.values()]));
    else members.delete(member);
  });
}

function keyBehind(keys: readonly string[]): string {
  const last = [...keys].sort().at(-1) ?? null;
  try {
    return generateKeyBetween(last, null);
  } catch {
    return generateKeyBetween(null, null);
  }
}

/**
 * Makes a text read `next`, touching only what differs, so that what others type elsewhere in it at the
 * same time stays. `caret` (UTF-16 offset after the edit) tells where in a run of equal characters the
 * change was made.
 */
export function setText(text: Y.Text, next: string, caret = next.length): void {
  const now = text.toJSON();
  if (now === next) return;
  const tail = commonEnd(now, next, Math.min(now.length, next.length - Math.min(caret, next.length)));
  const head = commonStart(now, next, Math.min(now.length, next.length) - tail);
  transact(asType(text), () => {
    const removed = now.length - head - tail;
    if (removed > 0) text.delete(head, removed);
    const added = next.slice(head, next.length - tail);
    if (added) text.insert(head, added);
  });
}

function commonStart(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return isHighSurrogate(a, length - 1) ? length - 1 : length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return isHighSurrogate(a, a.length - length - 1) ? length - 1 : length;
}

/** Cutting behind this unit would tear an astral character apart. */
function isHighSurrogate(string: string, at: number): boolean {
  const unit = string.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Fills cells of the taakverdeling; only the fields given change, and only in the cells named. */
export function fillCells(
  doc: Y.Doc,
  cells: readonly { doelgroep: string; vlak: string }[],
  change: {
    vanToepassing?: boolean;
    aanZet?: readonly string[];
    betrokken?: readonly string[];
    antwoordtermijn?: number;
  },
): void {
  doc.transact(() => {
    for (const cell of cells) {
      const place = cellPlace(doc, cellName(cell));
      if (change.vanToepassing !== undefined) setValue(place, 'vanToepassing', change.vanToepassing);
      if (change.antwoordtermijn !== undefined) setValue(place, 'antwoordtermijn', change.antwoordtermijn);
      for (const path of ['aanZet', 'betrokken'] as const)
        for (const member of change[path] ?? []) setMember(place, path, member, true);
    }
  }, LOCAL_EDIT);
}

/** The nth position of a record in its list, or -1. */
export function indexOf(list: RecordList, id: string): number {
  return ordered(list).findIndex((entry) => entry.id === id);
}

/** Every top-level shared type of an agreement: what one undo manager must cover. */
export function rootTypes(doc: Y.Doc): Y.AbstractType<unknown>[] {
  const collect = (fields: Fields, prefix: string): Y.AbstractType<unknown>[] =>
    Object.entries(fields).flatMap(([name, field]) => {
      const path = prefix + name;
      switch (field.kind) {
        case 'text':
          return [doc.getText(path) as Y.AbstractType<unknown>];
        case 'rich':
          return [doc.getXmlFragment(path) as Y.AbstractType<unknown>];
        case 'set':
        case 'refs':
        case 'list':
          return [doc.getMap(path) as Y.AbstractType<unknown>];
        case 'group':
          return collect(field.fields, `${path}.`);
        case 'cells':
          return CELL_KEYS.flatMap((key) => collect(field.fields, `${path}.${cellName(key)}.`));
        default:
          return [];
      }
    });
  return [doc.getMap('gegevens') as Y.AbstractType<unknown>, ...collect(AGREEMENT, '')];
}
