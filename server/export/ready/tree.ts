/** The tree of tags, mended where Chromium's does not follow the standard. */
import {
  PDFArray,
  PDFName,
  PDFString,
  type PDFDict,
  type PDFDocument,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { attribute, type Element, type Marked, type Structure } from '../conformance/structure.ts';
import { dictAt, itemsAt, numberAt, textAt } from '../pdf-objects.ts';

/** Types that Chromium writes and PDF 1.7 does not know. */
const ROLES = { Strong: 'Span', Em: 'Span' };

export function mendTree(document: PDFDocument, structure: Structure): void {
  const root = dictAt(document.catalog, 'StructTreeRoot');
  if (!root) return;
  root.set(PDFName.of('RoleMap'), document.context.obj(ROLES));
  for (const element of structure.elements) if (element.type === 'LI') addBody(document, structure, element);
  renumber(document, root, structure);
}

const P = PDFName.of('P');
const K = PDFName.of('K');
const PG = PDFName.of('Pg');

/** A list item holds a label and a body; Chromium leaves out the body. */
function addBody(document: PDFDocument, structure: Structure, { dict, ref: own, children, marked }: Element): void {
  const { context } = document;
  const labels = new Set(children.filter(({ type }) => type === 'Lbl').map(({ object }) => object));
  const isLabel = (item: PDFObject): boolean => labels.has(item.toString());
  const items = itemsAt(dict, 'K');
  const rest = items.filter((item) => !isLabel(item));
  if (rest.length === 0 || !own) return;
  const page = dict.get(PG);
  const body = context.obj({ Type: 'StructElem', S: 'LBody', P: own, K: rest, ...(page ? { Pg: page } : {}) });
  const ref = context.register(body);
  for (const child of children) if (child.type !== 'Lbl') child.dict.set(P, ref);
  dict.set(K, context.obj([...items.filter(isLabel), ref]));
  for (const piece of marked) giveTo(document, structure, piece, ref);
}

/** Tells the parent tree that a piece belongs to another element. */
function giveTo(document: PDFDocument, { parents }: Structure, { page, mcid }: Marked, owner: PDFRef): void {
  const sheet = document.getPages().find(({ ref }) => ref.toString() === page);
  const entry = sheet && parents.get(numberAt(sheet.node, 'StructParents') ?? -1);
  const list = entry && document.context.lookup(entry);
  if (list instanceof PDFArray) list.set(mcid, owner);
}

const ID = PDFName.of('ID');

/** Cells are named after nodes of the browser, other ones with every printing: names by order instead. */
function renumber(document: PDFDocument, root: PDFDict, { elements }: Structure): void {
  const { context } = document;
  const named = elements.flatMap((element) => {
    const old = textAt(element.dict, 'ID');
    return old === undefined ? [] : [{ element, old }];
  });
  const names = new Map(named.map(({ old }, nth) => [old, `k${String(nth + 1).padStart(6, '0')}`]));
  for (const { element, old } of named) element.dict.set(ID, PDFString.of(names.get(old) ?? old));
  for (const element of elements) renameHeaders(element, names);
  const pairs = named.flatMap(({ element: { ref }, old }) => (ref ? [PDFString.of(names.get(old) ?? old), ref] : []));
  if (pairs.length > 0) root.set(PDFName.of('IDTree'), context.obj({ Names: pairs }));
  else root.delete(PDFName.of('IDTree'));
}

function renameHeaders(element: Element, names: ReadonlyMap<string, string>): void {
  const headers = attribute(element, 'Table', 'Headers');
  if (!(headers instanceof PDFArray)) return;
  headers.asArray().forEach((header, nth) => {
    const old = header instanceof PDFString ? header.decodeText() : '';
    const name = names.get(old);
    if (name !== undefined) headers.set(nth, PDFString.of(name));
  });
}
