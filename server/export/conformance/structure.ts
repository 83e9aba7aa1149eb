/** The tree of tags: what a reader that cannot see goes by. */
import { PDFDict, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { asDict, dictAt, itemsAt, lookUp, nameAt, numberAt } from '../pdf-objects.ts';

/** A piece of a page's content that belongs to an element. */
export interface Marked {
  readonly page: string;
  readonly mcid: number;
}

export interface Element {
  readonly dict: PDFDict;
  /** Null where it is written inside its parent. */
  readonly ref: PDFRef | null;
  /** The numbered object it stands in. */
  readonly object: string;
  /** The type as written, and the standard type it stands for. */
  readonly written: string;
  readonly type: string;
  readonly parent: Element | null;
  readonly children: Element[];
  readonly marked: Marked[];
  /** Annotations that belong to it. */
  readonly annotations: PDFRef[];
}

export interface Structure {
  /** All elements, in the order in which they are read. */
  readonly elements: readonly Element[];
  readonly byDict: ReadonlyMap<PDFDict, Element>;
  /** What a number of a page or annotation (StructParents, StructParent) stands for. */
  readonly parents: ReadonlyMap<number, PDFObject>;
}

export function readStructure(catalog: PDFDict): Structure {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (!root) return { elements: [], byDict: new Map(), parents: new Map() };
  const reader: Reader = { context: root.context, roles: dictAt(root, 'RoleMap'), elements: [], byDict: new Map() };
  for (const item of itemsAt(root, 'K')) readChild(reader, item, null, '');
  const { elements, byDict } = reader;
  return { elements, byDict, parents: new Map(numbersIn(dictAt(root, 'ParentTree'))) };
}

interface Reader {
  readonly context: PDFContext;
  readonly roles: PDFDict | undefined;
  readonly elements: Element[];
  /** Also what was read: a file that goes round in circles is read once. */
  readonly byDict: Map<PDFDict, Element>;
}

const PG = PDFName.of('Pg');
const OBJ = PDFName.of('Obj');

function readChild(reader: Reader, item: PDFObject, parent: Element | null, page: string): void {
  if (item instanceof PDFNumber) parent?.marked.push({ page, mcid: item.asNumber() });
  const dict = asDict(reader.context.lookup(item));
  if (!dict) return;
  const own = dict.get(PG)?.toString() ?? page;
  switch (nameAt(dict, 'Type')) {
    case 'MCR':
      parent?.marked.push({ page: own, mcid: numberAt(dict, 'MCID') ?? -1 });
      return;
    case 'OBJR': {
      const target = dict.get(OBJ);
      if (target instanceof PDFRef) parent?.annotations.push(target);
      return;
    }
    default:
      if (!reader.byDict.has(dict)) readElement(reader, dict, item, parent, own);
  }
}

function readElement(reader: Reader, dict: PDFDict, item: PDFObject, parent: Element | null, page: string): void {
  const written = nameAt(dict, 'S') ?? '';
  const element: Element = {
    dict,
    ref: item instanceof PDFRef ? item : null,
    object: item instanceof PDFRef ? item.toString() : (parent?.object ?? ''),
    written,
    type: standardType(written, reader.roles),
    parent,
    children: [],
    marked: [],
    annotations: [],
  };
  reader.elements.push(element);
  reader.byDict.set(dict, element);
  parent?.children.push(element);
  for (const kid of itemsAt(dict, 'K')) readChild(reader, kid, element, page);
}

/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const STANDARD_TYPES: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP ' +
    'Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** Follows the role map, also over several steps; the type itself where that leads nowhere. */
function standardType(written: string, roles: PDFDict | undefined): string {
  if (!roles) return written;
  let type = written;
  for (let step = 0; step < 20 && !STANDARD_TYPES.has(type); step += 1) type = nameAt(roles, type) ?? type;
  return type;
}

/** The pairs of a number tree. */
function numbersIn(tree: PDFDict | undefined, depth = 0): [number, PDFObject][] {
  if (!tree || depth > 20) return [];
  const pairs = itemsAt(tree, 'Nums');
  const own = pairs.flatMap((key, nth): [number, PDFObject][] => {
    const value = pairs[nth + 1];
    return nth % 2 === 0 && key instanceof PDFNumber && value ? [[key.asNumber(), value]] : [];
  });
  const below = itemsAt(tree, 'Kids').flatMap((kid) => numbersIn(asDict(tree.context.lookup(kid)), depth + 1));
  return [...own, ...below];
}

/** What an element's attributes say: of an owner (Table, List), by name. */
export function attribute({ dict }: Element, owner: string, key: string): PDFObject | undefined {
  for (const item of itemsAt(dict, 'A')) {
    const found = asDict(dict.context.lookup(item));
    const value = found && nameAt(found, 'O') === owner ? lookUp(found, key) : undefined;
    if (value) return value;
  }
  return undefined;
}
