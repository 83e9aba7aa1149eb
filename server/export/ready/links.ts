/** Says of every link where it goes, for who hears the page instead of seeing it. */
import { PDFArray, PDFHexString, PDFName, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { asDict, dictAt, itemsAt, lookUp, nameAt, textAt } from '../pdf-objects.ts';

export function describeLinks(document: PDFDocument): void {
  const numbers = new Map(document.getPages().map(({ ref }, nth) => [ref.toString(), nth + 1]));
  const destinations = dictAt(document.catalog, 'Dests');
  for (const { node } of document.getPages())
    for (const item of itemsAt(node, 'Annots')) {
      const link = asDict(document.context.lookup(item));
      if (!link || nameAt(link, 'Subtype') !== 'Link') continue;
      const words = outside(link) ?? inside(link, destinations, numbers);
      if (words !== undefined) link.set(PDFName.of('Contents'), PDFHexString.fromText(words));
    }
}

/** The address of a link to elsewhere. */
function outside(link: PDFDict): string | undefined {
  const action = dictAt(link, 'A');
  const address = action && textAt(action, 'URI');
  if (address === undefined) return undefined;
  return address.startsWith('mailto:') ? `E-mail naar ${address.slice('mailto:'.length)}` : `Naar ${address}`;
}

function inside(link: PDFDict, destinations: PDFDict | undefined, numbers: ReadonlyMap<string, number>) {
  const name = nameAt(link, 'Dest');
  const target = name === undefined ? lookUp(link, 'Dest') : destinations && lookUp(destinations, name);
  const page = target instanceof PDFArray ? numbers.get(target.get(0).toString()) : undefined;
  return page === undefined ? undefined : `Naar pagina ${page}`;
}
