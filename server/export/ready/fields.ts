/**
 * The empty fields in which the signatories sign. The page has a link to itself over each box, of which Chromium wrote
 * the place, the page and the spot in the reading order: here it becomes the field.
 */
import { PDFHexString, PDFName, PDFRef, PDFString, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import type { Agreement } from '../../../model/agreement.ts';
import { fieldWords } from '../../../model/print/signatures.ts';
import { expectedSignatories, type Expected } from '../../../model/signing.ts';
import type { Structure } from '../conformance/structure.ts';
import { asDict, dictAt, itemsAt, nameAt, numberAt } from '../pdf-objects.ts';

/** There are signature fields, and the file only grows (ISO 32000-1, table 219). */
const SIG_FLAGS = 3;

/** One field per signatory, in the order of signing. Throws when a box is not there exactly once. */
export function addFields(document: PDFDocument, structure: Structure, agreement: Agreement): void {
  const expected = expectedSignatories(agreement);
  if (expected.length === 0) return;
  const boxes = Map.groupBy(boxesOf(document), ({ name }) => name);
  const fields = expected.map((one) => {
    const [box, ...others] = boxes.get(one.veld) ?? [];
    if (!box || others.length > 0)
      throw new Error(`the box of ${one.veld} is there ${others.length + (box ? 1 : 0)} times`);
    becomeField(document, structure, box, one);
    return box.ref;
  });
  forgetDestinations(document, expected);
  const { catalog, context } = document;
  catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: fields, SigFlags: SIG_FLAGS })));
}

interface Box {
  readonly name: string;
  readonly link: PDFDict;
  readonly ref: PDFRef;
  readonly page: PDFRef;
}

/** Every link to a place in the document. */
function boxesOf(document: PDFDocument): Box[] {
  return document.getPages().flatMap(({ node, ref: page }) =>
    itemsAt(node, 'Annots').flatMap((item): Box[] => {
      const link = asDict(document.context.lookup(item));
      const name = link && nameAt(link, 'Dest');
      return link && name !== undefined && item instanceof PDFRef ? [{ name, link, ref: item, page }] : [];
    }),
  );
}

const OF_LINKS = ['Dest', 'Border', 'A', 'H', 'Contents'];

function becomeField(document: PDFDocument, structure: Structure, { link, page }: Box, expected: Expected): void {
  const { context } = document;
  for (const key of OF_LINKS) link.delete(PDFName.of(key));
  link.set(PDFName.of('Subtype'), PDFName.of('Widget'));
  link.set(PDFName.of('FT'), PDFName.of('Sig'));
  link.set(PDFName.of('T'), PDFString.of(expected.veld));
  link.set(PDFName.of('TU'), PDFHexString.fromText(fieldWords(expected)));
  link.set(PDFName.of('P'), page);
  link.set(PDFName.of('AP'), context.obj({ N: emptyAppearance(document, link) }));
  const entry = structure.parents.get(numberAt(link, 'StructParent') ?? -1);
  const element = asDict(entry && context.lookup(entry));
  if (!element) throw new Error(`${expected.veld} has no element in the tree`);
  element.set(PDFName.of('S'), PDFName.of('Form'));
  // The field itself says who signs.
  element.delete(PDFName.of('Alt'));
}

/** Nothing, as large as the field. */
function emptyAppearance({ context }: PDFDocument, link: PDFDict): PDFRef {
  const [left = 0, bottom = 0, right = 0, top = 0] = itemsAt(link, 'Rect').map((side) => Number(side.toString()));
  const box = [0, 0, Math.abs(right - left), Math.abs(top - bottom)];
  return context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: box, Resources: {} }));
}

/** Nothing leads to a field any more. */
function forgetDestinations({ catalog }: PDFDocument, expected: readonly Expected[]): void {
  const destinations = dictAt(catalog, 'Dests');
  for (const { veld } of expected) destinations?.delete(PDFName.of(veld));
}
