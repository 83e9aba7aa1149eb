/** Where each block of a finished PDF stands: its lines, page by page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDFName } from '@cantoo/pdf-lib';
import { openPdf } from '../../server/export/conformance/pdf-file.ts';
import { attribute, type Element, type Marked } from '../../server/export/conformance/structure.ts';

export interface LaidOut {
  readonly type: string;
  /** Heads a column of a table. */
  readonly isColumnHead: boolean;
  readonly text: string;
  /** Baselines in points from the bottom, highest first, by page number. */
  readonly lines: ReadonlyMap<number, readonly number[]>;
}

interface Piece {
  readonly text: string;
  readonly y: number;
}

const COLUMN = PDFName.of('Column');
/** Lines of one block are never this close, and what stands on one line is never this far apart, in points. */
const LINE = 4;

export async function laidOut(pdf: Uint8Array): Promise<LaidOut[]> {
  const { structure, pages } = await openPdf(pdf);
  const numbers = new Map(pages.map(({ ref, number }) => [ref, number]));
  const pieces = await piecesOf(pdf);
  const isBlock = ({ type }: Element): boolean => /^(?:P|H\d|TH|TD|LI)$/.test(type);
  const own = (element: Element): Marked[] => [
    ...element.marked,
    ...element.children.flatMap((child) => (isBlock(child) ? [] : own(child))),
  ];
  return structure.elements.filter(isBlock).flatMap((element): LaidOut[] => {
    const shown = own(element).flatMap(({ page, mcid }) =>
      (pieces.get(`p${page.split(' ')[0]}R_mc${mcid}`) ?? []).map((piece) => ({
        ...piece,
        page: numbers.get(page) ?? 0,
      })),
    );
    if (shown.length === 0) return [];
    const byPage = [...Map.groupBy(shown, ({ page }) => page)];
    return [
      {
        type: element.type,
        isColumnHead: element.type === 'TH' && attribute(element, 'Table', 'Scope') === COLUMN,
        text: shown.map(({ text }) => text).join(''),
        lines: new Map(byPage.map(([page, all]) => [page, baselines(all.map(({ y }) => y))])),
      },
    ];
  });
}

function baselines(heights: readonly number[]): number[] {
  const sorted = heights.toSorted((a, b) => b - a);
  return sorted.filter((y, nth) => nth === 0 || (sorted[nth - 1] ?? 0) - y > LINE);
}

/** Every piece of text by the mark it stands in. */
async function piecesOf(pdf: Uint8Array): Promise<Map<string, Piece[]>> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const found = new Map<string, Piece[]>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true });
    const open: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        const key = open.findLast((id) => id !== '') ?? '';
        const [, , , , , y = 0] = item.transform as number[];
        if (item.str.trim() !== '') found.set(key, [...(found.get(key) ?? []), { text: item.str, y }]);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(('id' in item && item.id) || '');
    }
  }
  await document.loadingTask.destroy();
  return found;
}
