/** The pages of a printed file beside its tree: which pieces are not to be read, and out of the tree with them. */
import { PDFArray, PDFName, PDFNull, PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { pageBytes } from '../conformance/page-content.ts';
import { attribute, type Element, type Marked, type Structure } from '../conformance/structure.ts';
import { asDict, itemsAt, nameAt, numberAt } from '../pdf-objects.ts';
import { glyphsOf, isDecoration, readWork, rewritten, type PageWork } from './content.ts';

interface Sheet {
  readonly work: PageWork;
  readonly skipped: Set<number>;
}

/**
 * Marks as artifact what Chromium leaves unmarked or marks without need: the margins, lines and surfaces, and the
 * header rows that a table repeats on every page (their text would be read again and again in the first).
 */
export function tidyPages(document: PDFDocument, structure: Structure): void {
  const sheets = new Map(
    document
      .getPages()
      .map(({ node, ref }): [string, Sheet] => [
        ref.toString(),
        { work: readWork(pageBytes(node)), skipped: new Set() },
      ]),
  );
  for (const element of structure.elements) skipDecoration(sheets, element);
  for (const element of structure.elements) skipRepeats(sheets, element);
  for (const element of structure.elements) forget(sheets, element);
  for (const { node, ref } of document.getPages()) {
    const sheet = sheets.get(ref.toString());
    if (!sheet) continue;
    const bytes = deflateSync(rewritten(sheet.work, sheet.skipped), { level: 6 });
    const stream = document.context.stream(bytes, { Filter: 'FlateDecode' });
    node.set(PDFName.of('Contents'), document.context.register(stream));
    node.set(PDFName.of('Tabs'), PDFName.of('S'));
    clearParents(structure, numberAt(node, 'StructParents') ?? -1, sheet.skipped, document);
  }
}

function skipDecoration(sheets: ReadonlyMap<string, Sheet>, { type, marked }: Element): void {
  if (type === 'Figure' || type === 'Formula') return;
  for (const { page, mcid } of marked) {
    const piece = sheets.get(page)?.work.pieces.get(mcid);
    if (!piece || isDecoration(piece)) sheets.get(page)?.skipped.add(mcid);
  }
}

const COLUMN = PDFName.of('Column');

function skipRepeats(sheets: ReadonlyMap<string, Sheet>, element: Element): void {
  if (element.type !== 'TH' || attribute(element, 'Table', 'Scope') !== COLUMN) return;
  const byPage = Map.groupBy(allMarked(element), ({ page }) => page);
  const [first, ...others] = [...byPage.values()].map((pieces) => ({ pieces, text: textOf(sheets, pieces) }));
  for (const { pieces, text } of others)
    // Not the same text: a cell that goes on on the next page.
    if (text === first?.text) for (const { page, mcid } of pieces) sheets.get(page)?.skipped.add(mcid);
}

const allMarked = ({ marked, children }: Element): Marked[] => [...marked, ...children.flatMap(allMarked)];

function textOf(sheets: ReadonlyMap<string, Sheet>, pieces: readonly Marked[]): string {
  return pieces
    .map(({ page, mcid }) => {
      const work = sheets.get(page)?.work;
      const piece = work?.pieces.get(mcid);
      return work && piece ? glyphsOf(work, piece) : '';
    })
    .join('');
}

/** Takes the skipped pieces out of an element. */
function forget(sheets: ReadonlyMap<string, Sheet>, { dict, marked }: Element): void {
  const isSkipped = ({ page, mcid }: Marked): boolean => sheets.get(page)?.skipped.has(mcid) === true;
  if (!marked.some(isSkipped)) return;
  const own = dict.get(PDFName.of('Pg'))?.toString() ?? '';
  const kept = itemsAt(dict, 'K').filter((item) => {
    if (item instanceof PDFNumber) return !isSkipped({ page: own, mcid: item.asNumber() });
    const kid = asDict(dict.context.lookup(item));
    if (!kid || nameAt(kid, 'Type') !== 'MCR') return true;
    const page = kid.get(PDFName.of('Pg'))?.toString() ?? own;
    return !isSkipped({ page, mcid: numberAt(kid, 'MCID') ?? -1 });
  });
  const array = PDFArray.withContext(dict.context);
  for (const item of kept) array.push(item);
  dict.set(PDFName.of('K'), array);
  marked.splice(0, marked.length, ...marked.filter((piece) => !isSkipped(piece)));
}

function clearParents({ parents }: Structure, key: number, skipped: ReadonlySet<number>, document: PDFDocument): void {
  const entry = parents.get(key);
  const list = entry && document.context.lookup(entry);
  if (!(list instanceof PDFArray)) return;
  for (const mcid of skipped) if (mcid < list.size()) list.set(mcid, PDFNull);
}
