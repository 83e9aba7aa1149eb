/** Cells of the taakverdeling: what one holds, and changing several in one step. */
import type * as Y from 'yjs';
import { LOCAL_EDIT, setMember, setText, setValue } from './edit.ts';
import { cellPlace } from './place.ts';
import { readMembers } from './read.ts';

/** The sets of a cell, by their field. */
export type CellSet = 'aanZet' | 'betrokken' | 'contactpersonen';
export const CELL_SETS: readonly CellSet[] = ['aanZet', 'betrokken', 'contactpersonen'];

export interface CellContent {
  readonly vanToepassing: boolean;
  readonly aanZet: readonly string[];
  readonly betrokken: readonly string[];
  readonly afspraak: string;
  /** In working days; null where none was agreed. */
  readonly antwoordtermijn: number | null;
  readonly contactpersonen: readonly string[];
}
/** Only the fields given change. */
export type CellChange = Partial<CellContent>;

/** What one cell holds now, references to removed records included. `name`: `leefloon/nazorg`. */
export function readCell(doc: Y.Doc, name: string): CellContent {
  const place = cellPlace(doc, name);
  const days = place.value('antwoordtermijn');
  return {
    vanToepassing: place.value('vanToepassing') === true,
    aanZet: readMembers(place, 'aanZet'),
    betrokken: readMembers(place, 'betrokken'),
    afspraak: place.text('afspraak')?.toJSON() ?? '',
    antwoordtermijn: typeof days === 'number' ? days : null,
    contactpersonen: readMembers(place, 'contactpersonen'),
  };
}

/** Writes into cells, each with its own change, as one step. A set given replaces the set that was. */
export function writeCells(
  doc: Y.Doc,
  changes: readonly { readonly name: string; readonly change: CellChange }[],
): void {
  doc.transact(() => {
    for (const { name, change } of changes) writeCell(doc, name, change);
  }, LOCAL_EDIT);
}

function writeCell(doc: Y.Doc, name: string, change: CellChange): void {
  const place = cellPlace(doc, name);
  const { vanToepassing, afspraak, antwoordtermijn } = change;
  if (vanToepassing !== undefined && (place.value('vanToepassing') === true) !== vanToepassing)
    setValue(place, 'vanToepassing', vanToepassing);
  if (antwoordtermijn !== undefined && (place.value('antwoordtermijn') ?? null) !== antwoordtermijn)
    setValue(place, 'antwoordtermijn', antwoordtermijn ?? undefined);
  const text = place.text('afspraak');
  if (afspraak !== undefined && text) setText(text, afspraak);
  for (const path of CELL_SETS) {
    const wanted = change[path];
    if (!wanted) continue;
    for (const member of readMembers(place, path)) if (!wanted.includes(member)) setMember(place, path, member, false);
    for (const member of wanted) setMember(place, path, member, true);
  }
}

/** The whole content gone, the cell still in scope. */
export const CLEARED: CellChange = {
  aanZet: [],
  betrokken: [],
  afspraak: '',
  antwoordtermijn: null,
  contactpersonen: [],
};

/** Puts someone in a set of every cell, or out of it, as one step. Who comes at turn is not merely involved, and the reverse. */
export function setInCells(
  doc: Y.Doc,
  names: readonly string[],
  path: CellSet,
  member: string,
  present: boolean,
): void {
  const other = ({ aanZet: 'betrokken', betrokken: 'aanZet', contactpersonen: null } as const)[path];
  doc.transact(() => {
    for (const name of names) {
      const place = cellPlace(doc, name);
      setMember(place, path, member, present);
      if (present && other) setMember(place, other, member, false);
    }
  }, LOCAL_EDIT);
}
