/** Opens a Word document as a stranger would: the zip, and its XML by a strict parser. */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

export interface Paragraph {
  readonly style: string;
  readonly text: string;
  readonly isNumbered: boolean;
}

export interface ReadDocx {
  /** Every paragraph in reading order, those in tables too. */
  readonly paragraphs: readonly Paragraph[];
  /** Rows of cells of text, for every table. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly parts: ReadonlyMap<string, Document>;
  /** Addresses outside the document. */
  readonly outside: readonly string[];
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function readDocx(bytes: Uint8Array): ReadDocx {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, parseXml(strFromU8(part))] as const),
  );
  const body = partOf(parts, 'word/document.xml');
  return {
    parts,
    paragraphs: inside(body, 'p').map(readParagraph),
    tables: inside(body, 'tbl').map((table) =>
      children(table, 'tr').map((row) => children(row, 'tc').map((cell) => inside(cell, 'p').map(textOf).join('\n'))),
    ),
    outside: [...parts]
      .filter(([path]) => path.endsWith('.rels'))
      .flatMap(([, part]) => [...part.getElementsByTagNameNS(RELATIONS, 'Relationship')])
      .filter((relation) => relation.getAttribute('TargetMode') === 'External')
      .map((relation) => relation.getAttribute('Target') ?? ''),
  };
}

/** Throws where XML is not well-formed. */
export function parseXml(text: string): Document {
  const parser = new DOMParser({
    onError: (level, message) => {
      // What it warns of is only that U+FFFD is in a text.
      if (level !== 'warning') throw new Error(`${level}: ${message}`);
    },
  });
  return parser.parseFromString(text, 'text/xml');
}

export function partOf(parts: ReadonlyMap<string, Document>, path: string): Document {
  const part = parts.get(path);
  if (!part) throw new Error(`no ${path}`);
  return part;
}

/** Elements of Word's own namespace below one. */
export const inside = (parent: Document | Element, name: string): Element[] => [
  ...parent.getElementsByTagNameNS(W, name),
];
/** The value of an attribute of Word's. */
export const valueOf = (element: Element | undefined, name = 'val'): string => element?.getAttributeNS(W, name) ?? '';

const children = (parent: Element, name: string): Element[] =>
  inside(parent, name).filter((child) => child.parentNode === parent);

function readParagraph(paragraph: Element): Paragraph {
  return {
    style: valueOf(inside(paragraph, 'pStyle')[0]),
    text: textOf(paragraph),
    isNumbered: inside(paragraph, 'numPr').length > 0,
  };
}

function textOf(paragraph: Element): string {
  return inside(paragraph, 'r')
    .flatMap((run) => [...run.childNodes])
    .map((node) => (node.nodeName === 'w:t' ? node.textContent : node.nodeName === 'w:br' ? '\n' : ''))
    .join('');
}
