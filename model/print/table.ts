/** Tables in rich text: made regular (every row equally wide), with header cells that say what they head. */
import type { Block, Table, TableCell } from '../rich-text.ts';
import { cellRoom, SHORTEST_WORD } from './room.ts';

/** A forged colspan must not cost time. What is as wide does not fit on paper (fits.ts). */
const MOST_COLUMNS = 40;
/** What an empty cell holds: Chromium leaves a cell without content out of its tags, and the row would be too short. */
export const NOTHING = '<p>\u00A0</p>';

interface Placed {
  readonly cell: TableCell | null;
  readonly colspan: number;
  readonly rowspan: number;
}

/** Writes what a cell holds; words longer than `longest` characters do not fit its column in one piece. */
export type CellWriter = (content: readonly Block[], longest: number) => string;

/** HTML of a table `room` characters wide, or nothing when it has no cells. */
export function tableHtml(table: Table, room: number, writeCell: CellWriter): string {
  const rows = regular(table);
  if (rows.length === 0) return '';
  const longest = Math.max(SHORTEST_WORD, cellRoom(room, widthOf(rows)));
  const cellHtml = (content: readonly Block[]): string => writeCell(content, longest);
  const heads = headRows(rows);
  const row = (cells: readonly Placed[], scope: 'col' | 'row'): string =>
    `<tr>${cells.map((placed) => placedHtml(placed, scope, cellHtml)).join('')}</tr>`;
  const head = rows
    .slice(0, heads)
    .map((cells) => row(cells, 'col'))
    .join('');
  const body = rows
    .slice(heads)
    .map((cells) => row(cells, heads === 0 && isHead(cells) ? 'col' : 'row'))
    .join('');
  return `<table>${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${body}</tbody></table>`;
}

/** How many columns a table has on paper. */
export function columnsOf(table: Table): number {
  return widthOf(regular(table));
}

const widthOf = ([first = []]: readonly Placed[][]): number => first.reduce((sum, { colspan }) => sum + colspan, 0);

function placedHtml(
  { cell, colspan, rowspan }: Placed,
  scope: string,
  cellHtml: (content: readonly Block[]) => string,
): string {
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
  const content = (cell ? cellHtml(cell.content) : '') || NOTHING;
  return cell?.type === 'tableHeader' ? `<th scope="${scope}"${spans}>${content}</th>` : `<td${spans}>${content}</td>`;
}

/** Rows with their cells, spans cut to the table's size and short rows filled up with empty cells. */
function regular(table: Table): Placed[][] {
  const sources = table.content.map((row) => row.content ?? []);
  const open: number[] = [];
  const rows = sources.map((cells, nth) => placeRow(cells, sources.length - nth, open));
  const width = Math.max(0, ...rows.map(({ reach }) => reach));
  return width === 0 ? [] : withoutHollow(rows.map(({ placed, taken }) => [...placed, ...filler(width - taken)]));
}

/**
 * Leaves out rows that consist of cells from above only, which then reach one row less far: Chromium leaves them out of
 * its tags, and the cells would reach too far.
 */
function withoutHollow(rows: readonly Placed[][]): Placed[][] {
  const isKept = rows.map((cells) => cells.length > 0);
  return rows.flatMap((cells, nth) => {
    if (!isKept[nth]) return [];
    const reaching = (rowspan: number): number => isKept.slice(nth, nth + rowspan).filter(Boolean).length;
    return [cells.map((cell) => ({ ...cell, rowspan: reaching(cell.rowspan) }))];
  });
}

const filler = (count: number): Placed[] =>
  Array.from({ length: count }, () => ({ cell: null, colspan: 1, rowspan: 1 }));

interface Row {
  readonly placed: Placed[];
  /** Up to which column the row reaches, and how many columns up to there are taken. */
  readonly reach: number;
  readonly taken: number;
}

/** Places one row; `open` holds for every column how many rows a cell from above still reaches. */
function placeRow(cells: readonly TableCell[], rowsLeft: number, open: number[]): Row {
  const placed: Placed[] = [];
  const starting = new Map<number, number>();
  let column = 0;
  for (const cell of cells) {
    while ((open[column] ?? 0) > 0) column += 1;
    const colspan = freeColumns(open, column, clamp(cell.attrs?.colspan, MOST_COLUMNS));
    const rowspan = clamp(cell.attrs?.rowspan, rowsLeft);
    placed.push({ cell, colspan, rowspan });
    for (let at = column; at < column + colspan; at += 1) starting.set(at, rowspan);
    column += colspan;
  }
  const reach = Math.max(column, open.findLastIndex((rows) => rows > 0) + 1);
  const taken = starting.size + open.filter((rows) => rows > 0).length;
  open.forEach((rows, at) => (open[at] = Math.max(0, rows - 1)));
  for (const [at, rowspan] of starting) open[at] = rowspan - 1;
  return { placed, reach, taken };
}

function freeColumns(open: readonly number[], from: number, wanted: number): number {
  const taken = Array.from({ length: wanted }, (_, at) => open[from + at] ?? 0).findIndex((rows) => rows > 0);
  return taken === -1 ? wanted : taken;
}

const clamp = (span: number | undefined, most: number): number => Math.max(1, Math.min(span ?? 1, most));

const isHead = (cells: readonly Placed[]): boolean =>
  cells.some(({ cell }) => cell !== null) && cells.every(({ cell }) => cell?.type !== 'tableCell');

/** How many rows at the top are headers only; none when that is all of them or one reaches into the body. */
function headRows(rows: readonly Placed[][]): number {
  const first = rows.findIndex((cells) => !isHead(cells));
  if (first < 1) return 0;
  const reaches = rows.slice(0, first).some((cells, nth) => cells.some(({ rowspan }) => nth + rowspan > first));
  return reaches ? 0 : first;
}
