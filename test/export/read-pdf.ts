/** Reads a PDF back with a reader that is not ours: text per page, bookmarks, structure, fonts, links. */
import { PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface TextPiece {
  readonly text: string;
  /** In points, from the left and from the bottom of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Tilted, as the watermark is. */
  readonly tilted: boolean;
}
export interface ReadPage {
  /** All text but the tilted watermark, white space collapsed. */
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  readonly width: number;
  readonly height: number;
}
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly text: string;
  readonly outline: readonly string[];
  readonly title: string;
  readonly author: string;
  readonly tagged: boolean;
  /** Roles of the structure tree, e.g. H2, Table, TH. */
  readonly roles: ReadonlySet<string>;
  /** Page number (1 is first) of a named destination. */
  pageOf(name: string): Promise<number | null>;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, nth) => nth + 1);
  const pages = await Promise.all(numbers.map((number) => readPage(document, number)));
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  // A Map, whatever its type declaration says.
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const roles = new Set<string>();
  for (const number of numbers)
    collectRoles((await (await document.getPage(number)).getStructTree()) as StructNode | null, roles);
  return {
    pages,
    text: squeeze(pages.map(({ text }) => text).join(' ')),
    outline: titles(await document.getOutline()),
    title: String(info['Title']),
    author: String(info['Author']),
    tagged: marks?.get('Marked') === true,
    roles,
    pageOf: async (name) => pageOf(document, name),
  };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): TextPiece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a = 1, b = 0, , , x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, y, width: item.width, height: item.height, tilted: Math.abs(b) > Math.abs(a) / 10 }];
  });
  const level = items.map((item) =>
    'str' in item && isLevel(item.transform as number[]) ? `${item.str}${item.hasEOL ? '\n' : ''}` : ' ',
  );
  return { text: squeeze(level.join('')), pieces, width, height };
}

const isLevel = ([a = 1, b = 0]: number[]): boolean => Math.abs(b) <= Math.abs(a) / 10;

/** White space collapsed, words split over a line end kept apart. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Text without any white space, to compare across line breaks and table cells. */
export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

interface Outline {
  title: string;
  items: Outline[];
}
function titles(outline: Outline[] | null): string[] {
  return (outline ?? []).flatMap(({ title, items }) => [squeeze(title), ...titles(items)]);
}

interface StructNode {
  role?: string;
  children?: StructNode[];
}
function collectRoles(node: StructNode | null, roles: Set<string>): void {
  if (node?.role) roles.add(node.role);
  for (const child of node?.children ?? []) collectRoles(child, roles);
}

async function pageOf(document: PDFDocumentProxy, name: string): Promise<number | null> {
  const [target] = ((await document.getDestination(name)) ?? []) as unknown[];
  return target ? (await document.getPageIndex(target as Parameters<typeof document.getPageIndex>[0])) + 1 : null;
}

export interface EmbeddedFont {
  readonly name: string;
  readonly isEmbedded: boolean;
}

/** Every font descriptor of the file. */
export async function fontsOf(bytes: Uint8Array): Promise<EmbeddedFont[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of('Type')) !== PDFName.of('FontDescriptor')) return [];
    const name = object.lookup(PDFName.of('FontName'), PDFName).decodeText();
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some(
      (key) => object.lookup(PDFName.of(key)) instanceof PDFStream,
    );
    return [{ name, isEmbedded }];
  });
}
