/** A PDF taken apart once for all rules. */
import { PDFArray, PDFDict, PDFDocument, PDFRef, PDFStream, type PDFObject, type PDFContext } from '@cantoo/pdf-lib';
import { readPage, type PageContent } from './page-content.ts';
import { readStructure, type Structure } from './structure.ts';

/** A dictionary anywhere in the file, with the numbered object it stands in. */
export interface Place {
  readonly dict: PDFDict;
  readonly stream: PDFStream | null;
  readonly object: string;
}

export interface PdfPage {
  readonly number: number;
  readonly ref: string;
  readonly dict: PDFDict;
  readonly content: PageContent;
}

export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly places: readonly Place[];
  readonly pages: readonly PdfPage[];
  readonly structure: Structure;
}

/** Takes a file apart; rejects when it is no PDF that can be read. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const document = await PDFDocument.load(bytes, {
    parseSpeed: Infinity,
    updateMetadata: false,
    ignoreEncryption: true,
    throwOnInvalidObject: true,
  });
  const { context, catalog } = document;
  const pages = document.getPages().map(({ node, ref }, nth) => ({
    number: nth + 1,
    ref: ref.toString(),
    dict: node,
    content: readPage(node),
  }));
  return { bytes, context, catalog, places: placesOf(context), pages, structure: readStructure(catalog) };
}

function placesOf(context: PDFContext): Place[] {
  const places: Place[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) collect(object, ref.toString(), places);
  return places;
}

/** Goes into what stands inside an object, not to what it points to. */
function collect(object: PDFObject, name: string, places: Place[]): void {
  if (object instanceof PDFRef) return;
  if (object instanceof PDFArray) for (const item of object.asArray()) collect(item, name, places);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  places.push({ dict, stream: object instanceof PDFStream ? object : null, object: name });
  for (const value of dict.values()) collect(value, name, places);
}
