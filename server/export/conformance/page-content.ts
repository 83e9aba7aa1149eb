/** What a page paints, and how it is marked: for a reader that goes by the tags, or as something to skip. */
import { PDFArray, PDFDict, PDFStream } from '@cantoo/pdf-lib';
import { asDict, contentsOf, dictAt, lookUp, nameAt, numberAt } from '../pdf-objects.ts';
import { scan } from '../scan.ts';

export interface PageContent {
  readonly mcids: ReadonlySet<number>;
  /** The painting operator that stands outside everything marked, first of its kind. */
  readonly unmarked: ReadonlySet<string>;
  /** Marks that are ended as often as begun. */
  readonly isBalanced: boolean;
  /** Something to read inside something to skip, or the other way round. */
  readonly isCrossed: boolean;
  /** Names of fonts in which a glyph is shown that the font does not have. */
  readonly missing: ReadonlySet<string>;
  readonly hasCmyk: boolean;
}

const PAINT = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI', 'Tj', 'TJ', "'", '"']);
const SHOW = new Set(['Tj', 'TJ', "'", '"']);
type Mark = 'tagged' | 'artifact' | 'other';

export function readPage(page: PDFDict): PageContent {
  const sayer = sayerOf(page, 'Resources');
  return readContent(pageBytes(page), sayer && dictAt(sayer, 'Resources'));
}

/** The content of a page; several streams are read as one. Throws when one cannot be unpacked. */
export function pageBytes(page: PDFDict): Uint8Array {
  const contents = lookUp(page, 'Contents');
  if (contents instanceof PDFStream) return contentsOf(contents);
  if (!(contents instanceof PDFArray)) return new Uint8Array();
  const streams = contents.asArray().map((item) => page.context.lookup(item));
  const parts = streams.flatMap((stream) => (stream instanceof PDFStream ? [contentsOf(stream), NEW_LINE] : []));
  return Buffer.concat(parts);
}
const NEW_LINE = Uint8Array.of(10);

/** What says a key for a page: itself, or else the first of the nodes above it that does. */
export function sayerOf(page: PDFDict, key: string): PDFDict | undefined {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node && depth < 50; depth += 1) {
    if (lookUp(node, key) !== undefined) return node;
    node = dictAt(node, 'Parent');
  }
  return undefined;
}

export function readContent(bytes: Uint8Array, resources: PDFDict | undefined): PageContent {
  const mcids = new Set<number>();
  const unmarked = new Set<string>();
  const missing = new Set<string>();
  const open: Mark[] = [];
  const state = { font: '', isWide: false, isBalanced: true, isCrossed: false, hasCmyk: false };
  const operand = (from: number, at: number): string => Buffer.from(bytes.subarray(from, at)).toString('latin1');

  const begin = (operands: string): void => {
    const { mark, mcid } = readMark(operands, resources);
    if (mcid !== undefined) mcids.add(mcid);
    const clashing = mark === 'tagged' ? 'artifact' : 'tagged';
    if (mark !== 'other' && open.includes(clashing)) state.isCrossed = true;
    open.push(mark);
  };
  scan(bytes, (operator, from, at) => {
    if (operator === 'BDC' || operator === 'BMC') begin(operand(from, at));
    else if (operator === 'EMC') {
      if (open.pop() === undefined) state.isBalanced = false;
    } else if (operator === 'k' || operator === 'K') state.hasCmyk = true;
    else if (operator === 'Tf') {
      state.font = /\/([^\s/]+)/.exec(operand(from, at))?.[1] ?? '';
      state.isWide = isWide(resources, state.font);
    } else if (PAINT.has(operator)) {
      if (!open.some((mark) => mark !== 'other')) unmarked.add(operator);
      if (state.isWide && SHOW.has(operator) && holdsNone(bytes, from, at)) missing.add(state.font);
    }
  });
  const { isBalanced, isCrossed, hasCmyk } = state;
  return { mcids, unmarked, missing, isBalanced: isBalanced && open.length === 0, isCrossed, hasCmyk };
}

/** The operands of BDC or BMC: a tag, and properties written out or named in the resources. */
function readMark(operands: string, resources: PDFDict | undefined): { mark: Mark; mcid?: number } {
  const [, tag = '', rest = ''] = /^\/([^\s/<]*)\s*([^]*)$/.exec(operands) ?? [];
  if (tag === 'Artifact') return { mark: 'artifact' };
  const written = /\/MCID\s+(\d+)/.exec(rest)?.[1];
  const named = /^\/([^\s/]+)/.exec(rest)?.[1];
  const properties = resources && named !== undefined ? dictAt(resources, 'Properties') : undefined;
  const found = properties && named !== undefined ? dictAt(properties, named) : undefined;
  const mcid = written === undefined ? found && numberAt(found, 'MCID') : Number(written);
  return mcid === undefined ? { mark: 'other' } : { mark: 'tagged', mcid };
}

/** Fonts whose codes are two bytes that are glyph numbers: what Chromium writes, and the only kind looked into. */
function isWide(resources: PDFDict | undefined, name: string): boolean {
  const fonts = resources && dictAt(resources, 'Font');
  const font = fonts && asDict(lookUp(fonts, name));
  return font !== undefined && nameAt(font, 'Subtype') === 'Type0' && nameAt(font, 'Encoding') === 'Identity-H';
}

const HEX_OPEN = 0x3c;
const HEX_CLOSE = 0x3e;
const ZERO = 0x30;

/** True where a hexadecimal string holds glyph 0, "not defined": four zeros at a whole code. */
function holdsNone(bytes: Uint8Array, from: number, at: number): boolean {
  let digits = -1;
  let zeros = 0;
  for (let place = from; place < at; place += 1) {
    const code = bytes[place] ?? 0;
    if (code === HEX_OPEN) digits = 0;
    else if (code === HEX_CLOSE) digits = -1;
    else if (digits >= 0 && code > ZERO - 1) {
      if (digits % 4 === 0) zeros = 0;
      if (code === ZERO) zeros += 1;
      digits += 1;
      if (zeros === 4) return true;
    }
  }
  return false;
}
