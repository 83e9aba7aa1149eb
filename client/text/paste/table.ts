/** Tables out of pasted HTML: rows and cells with their spans, and nothing of their looks. */
import type { Block, Table, TableCell, TableRow } from '../../../model/rich-text.ts';
import { hasText } from './inline.ts';
import type { PasteElement } from './tree.ts';

const MOST_SPAN = 40;

/** What is inside a cell, as blocks; `framed` when the cell is all there is and the table only a frame. */
type ReadCell = (cell: PasteElement, framed: boolean) => Block[];

/**
 * The table, or its content where it is no table: one cell (mails draw frames that way), or a table inside a
 * table, which the paper cannot show.
 */
export function tableBlocks(table: PasteElement, readCell: ReadCell, inTable: boolean): Block[] {
  const rows = rowsOf(table)
    .map(({ row, head }) => ({ head, cells: row.children.filter(isCell) }))
    .filter(({ cells }) => cells.length > 0);
  const captions = elementsOf(table).filter(({ tag }) => tag === 'caption');
  const before = captions.flatMap((caption) => readCell(caption, false));
  const single = rows.length === 1 && rows[0]?.cells.length === 1;
  if (inTable || single)
    return [...before, ...rows.flatMap(({ cells }) => cells.flatMap((cell) => readCell(cell, !inTable)))];
  const built = rows.map(({ cells, head }) => rowOf(cells, head, readCell));
  const first = built[0];
  if (built.length === 0 || !first) return before;
  if (built.length > 1 && isBoldRow(first)) makeHead(first);
  for (const row of built) for (const cell of row.content ?? []) if (cell.type === 'tableHeader') unbold(cell);
  const result: Table = { type: 'table', content: built };
  return [...before, result];
}

const elementsOf = ({ children }: PasteElement): PasteElement[] =>
  children.filter((child): child is PasteElement => typeof child !== 'string');
const isCell = (node: PasteElement | string): node is PasteElement =>
  typeof node !== 'string' && (node.tag === 'td' || node.tag === 'th');

/** The rows in reading order. Word adds rows without height to keep its columns. */
function rowsOf(table: PasteElement): { row: PasteElement; head: boolean }[] {
  return elementsOf(table).flatMap((part) => {
    if (part.tag === 'tr') return part.attrs['height'] === '0' && !hasText(part) ? [] : [{ row: part, head: false }];
    if (!['thead', 'tbody', 'tfoot'].includes(part.tag)) return [];
    return rowsOf(part).map(({ row }) => ({ row, head: part.tag === 'thead' }));
  });
}

function rowOf(cells: readonly PasteElement[], head: boolean, readCell: ReadCell): TableRow {
  return {
    type: 'tableRow',
    content: cells.map((cell): TableCell => {
      const attrs = { ...span('colspan', cell), ...span('rowspan', cell) };
      const content = readCell(cell, false);
      return {
        type: head || cell.tag === 'th' ? 'tableHeader' : 'tableCell',
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        content: content.length > 0 ? content : [{ type: 'paragraph' }],
      };
    }),
  };
}

function span(name: 'colspan' | 'rowspan', { attrs }: PasteElement): Record<string, number> {
  const value = Math.min(MOST_SPAN, Math.trunc(Number(attrs[name])));
  return value > 1 ? { [name]: value } : {};
}

/** A first row that is bold from end to end was meant as a heading row. */
function isBoldRow({ content = [] }: TableRow): boolean {
  const texts = content.flatMap((cell) => cell.content);
  return (
    texts.some((block) => block.type === 'paragraph' && block.content !== undefined) &&
    texts.every(
      (block) =>
        block.type === 'paragraph' &&
        (block.content ?? []).every(
          (piece) => piece.type === 'hardBreak' || piece.marks?.some(({ type }) => type === 'bold'),
        ),
    )
  );
}

function makeHead({ content = [] }: TableRow): void {
  for (const cell of content) cell.type = 'tableHeader';
}

/** A heading cell is bold by itself. */
function unbold(cell: TableCell): void {
  for (const block of cell.content)
    if (block.type === 'paragraph')
      for (const piece of block.content ?? []) {
        if (piece.type !== 'text' || !piece.marks) continue;
        const marks = piece.marks.filter(({ type }) => type !== 'bold');
        if (marks.length > 0) piece.marks = marks;
        else delete piece.marks;
      }
}
