/** Copying cells: within the matrix with all they hold, and out to a spreadsheet as rows of text. */
import type { CellContent } from '../../model/cells.ts';
import { DOMAINS, shortNameOf, TARGET_GROUPS } from '../../model/terms.ts';
import { cornerOf, rectangle } from './selection.ts';
import { nameAt, positionOf } from './walk.ts';

/** The clipboard's own format, beside plain text. */
export const CELLS_TYPE = 'application/x-samenschrift-cellen';

export interface Clip {
  /** Which agreement the ids belong to. */
  readonly overeenkomst: string;
  /** Counted from the left upper corner of what was copied. */
  readonly cellen: readonly { readonly kolom: number; readonly rij: number; readonly inhoud: CellContent }[];
  /** The names of the parties and contact persons, to find them in another agreement. */
  readonly namen: Readonly<Record<string, string>>;
}

/** What is copied of these cells. */
export function clipOf(
  overeenkomst: string,
  cells: readonly string[],
  read: (name: string) => CellContent,
  nameOf: (id: string) => string | undefined,
): Clip {
  const [left, top] = positionOf(cornerOf(cells));
  const cellen = cells.map((name) => {
    const [column, row] = positionOf(name);
    return { kolom: column - left, rij: row - top, inhoud: read(name) };
  });
  const ids = cellen.flatMap(({ inhoud }) => [...inhoud.aanZet, ...inhoud.betrokken, ...inhoud.contactpersonen]);
  const namen = Object.fromEntries(ids.flatMap((id) => [[id, nameOf(id)]].filter(([, name]) => name !== undefined)));
  return { overeenkomst, cellen, namen: namen as Clip['namen'] };
}

/** One copied cell fills all that is chosen; more go down from the corner of what is chosen. What falls outside is left out. */
export function pasteTargets({ cellen }: Clip, chosen: readonly string[]): { name: string; inhoud: CellContent }[] {
  const [first] = cellen;
  if (first && cellen.length === 1) return chosen.map((name) => ({ name, inhoud: first.inhoud }));
  const [left, top] = positionOf(cornerOf(chosen));
  return cellen.flatMap(({ kolom, rij, inhoud }) => {
    const name = nameAt(left + kolom, top + rij);
    return name === null ? [] : [{ name, inhoud }];
  });
}

/** The same content with the ids of this agreement: as they are, or by name; `lost` names whom it does not have. */
export function translate(
  inhoud: CellContent,
  namen: Clip['namen'],
  here: ReadonlyMap<string, string>,
): { readonly inhoud: CellContent; readonly lost: readonly string[] } {
  const byName = new Map([...here].map(([id, name]) => [name, id]));
  const lost: string[] = [];
  const all = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      if (here.has(id)) return [id];
      const name = namen[id];
      const found = name === undefined ? undefined : byName.get(name);
      if (found === undefined && name !== undefined) lost.push(name);
      return found === undefined ? [] : [found];
    });
  const { aanZet, betrokken, contactpersonen } = inhoud;
  return {
    inhoud: { ...inhoud, aanZet: all(aanZet), betrokken: all(betrokken), contactpersonen: all(contactpersonen) },
    lost,
  };
}

/** Rows for a spreadsheet, with the names of vlakken and doelgroepen as soon as there is more than one cell. */
export function cellsToTsv(cells: readonly string[], words: (name: string) => string): string {
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return quoteCell(words(only));
  const corner = cornerOf(cells);
  const places = cells.map(positionOf);
  const right = Math.max(...places.map(([column]) => column));
  const bottom = Math.max(...places.map(([, row]) => row));
  const [left, top] = positionOf(corner);
  const columns = TARGET_GROUPS.slice(left, right + 1);
  const rows = DOMAINS.slice(top, bottom + 1);
  const box = new Set(rectangle(corner, nameAt(right, bottom) ?? corner).filter((name) => cells.includes(name)));
  const text = (name: string): string => (box.has(name) ? quoteCell(words(name)) : '');
  return [
    ['Vlak', ...columns.map(({ id }) => shortNameOf(TARGET_GROUPS, id))],
    ...rows.map(({ id, naam }) => [naam, ...columns.map((column) => text(`${column.id}/${id}`))]),
  ]
    .map((row) => row.join('\t'))
    .join('\n');
}

/** As spreadsheets read it: a cell with a tab, a line end or a quote stands between quotes. */
const quoteCell = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A cell in one sentence, for a spreadsheet. */
export function cellWords(
  { vanToepassing, aanZet, betrokken, afspraak, antwoordtermijn, contactpersonen }: CellContent,
  nameOf: (id: string) => string | undefined,
): string {
  if (!vanToepassing) return 'niet in deze overeenkomst';
  const names = (ids: readonly string[]): string => ids.flatMap((id) => nameOf(id) ?? []).join(', ');
  return [
    names(aanZet) || 'nog niemand aan zet',
    names(betrokken) && `met ${names(betrokken)}`,
    afspraak,
    antwoordtermijn === null
      ? ''
      : `antwoord binnen ${antwoordtermijn} ${antwoordtermijn === 1 ? 'werkdag' : 'werkdagen'}`,
    names(contactpersonen) && `contact: ${names(contactpersonen)}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
