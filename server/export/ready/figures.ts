/** Says of each figure which part of its page it takes (BBox): a reader that enlarges it or describes it goes by that. */
import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { pageBytes } from '../conformance/page-content.ts';
import type { Structure } from '../conformance/structure.ts';
import { scanPlaced, spotAt, type Spot } from '../placing.ts';

type Sides = [left: number, bottom: number, right: number, top: number];

/** Throws for a figure that shows nothing. */
export function placeFigures(document: PDFDocument, { elements }: Structure): void {
  const pages = new Map(document.getPages().map(({ node, ref }) => [ref.toString(), node]));
  for (const { type, dict, marked } of elements) {
    if (type !== 'Figure') continue;
    const [piece] = marked;
    const page = piece && pages.get(piece.page);
    const sides = page && sidesOf(pageBytes(page), piece.mcid);
    if (!sides) throw new Error('a figure shows nothing');
    dict.set(PDFName.of('A'), document.context.obj([{ O: 'Layout', BBox: sides.map(rounded) }]));
  }
}

/** Tenths of a point, so that no digits of the computing stand in the file. */
const rounded = (side: number): number => Math.round(side * 10) / 10;

const PAINTS = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'EI']);

/** Around all that is painted in a piece: paths and images. */
function sidesOf(bytes: Uint8Array, mcid: number): Sides | null {
  const spots: Spot[] = [];
  // A path that is not painted only clips.
  let path: Spot[] = [];
  let depth = 0;
  scanPlaced(bytes, ({ operator, written, numbers, matrix }) => {
    if (operator === 'BDC' || operator === 'BMC') {
      if (depth > 0 || Number(/\/MCID\s+(\d+)/.exec(written())?.[1] ?? -1) === mcid) depth += 1;
      return;
    }
    if (depth === 0) return;
    if (operator === 'EMC') depth -= 1;
    path.push(...corners(operator, numbers).map(([x, y]) => spotAt(matrix, x, y)));
    if (PAINTS.has(operator)) for (const spot of path) spots.push(spot);
    if (PAINTS.has(operator) || operator === 'n') path = [];
  });
  if (spots.length === 0) return null;
  const [across, up] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return [least(across), least(up), most(across), most(up)];
}

const least = (sides: readonly number[]): number => sides.reduce((a, b) => Math.min(a, b));
const most = (sides: readonly number[]): number => sides.reduce((a, b) => Math.max(a, b));

const UNIT: readonly [number, number][] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
];

/** The points that an operator draws through, in its own coordinates. */
function corners(operator: string, numbers: () => readonly number[]): readonly (readonly [number, number])[] {
  switch (operator) {
    case 're': {
      const [x = 0, y = 0, width = 0, height = 0] = numbers();
      return UNIT.map(([right, up]) => [x + right * width, y + up * height]);
    }
    case 'm':
    case 'l':
    case 'c':
    case 'v':
    case 'y': {
      const all = numbers();
      return all.flatMap((x, nth): [number, number][] => (nth % 2 === 0 ? [[x, all[nth + 1] ?? 0]] : []));
    }
    // An image fills the unit square (ISO 32000-1, 8.9.5).
    case 'Do':
    case 'EI':
      return UNIT;
    default:
      return [];
  }
}
