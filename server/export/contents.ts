/** The page on which each linked place of a printed PDF stands: Chromium's named destinations. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/** id -> page number (1 is the cover) for every id that the page links to. */
export async function readPages(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await PDFDocument.load(pdf, { parseSpeed: Infinity, updateMetadata: false });
  const numbers = new Map(document.getPages().map((page, nth) => [page.ref.toString(), nth + 1]));
  const destinations = document.catalog.lookup(PDFName.of('Dests'));
  if (!(destinations instanceof PDFDict)) return new Map();
  return new Map(
    destinations.keys().flatMap((name): [string, number][] => {
      const target = destinations.lookup(name);
      const page = target instanceof PDFArray ? target.get(0) : undefined;
      const number = page instanceof PDFRef ? numbers.get(page.toString()) : undefined;
      return number === undefined ? [] : [[name.decodeText(), number]];
    }),
  );
}
