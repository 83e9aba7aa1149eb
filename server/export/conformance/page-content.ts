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
  /** Per font the codes of what is shown in it, but for what says in words what it shows (ActualText). */
  readonly shown: ReadonlyMap<PDFDict, Codes>;
  readonly hasCmyk: boolean;
}

const PAINT = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI', 'Tj', 'TJ', "'", '"']);
const SHOW = new Set(['Tj', 'TJ', "'", '"']);
type Mark = 'tagged' | 'artifact' | 'other';

/** A set of codes of two bytes. */
export type Codes = Uint8Array;
const ALL_CODES = 0x10000;

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
  const shown = new Map<PDFDict, Codes>();
  const open: Mark[] = [];
  // In how many marks that say in words what they hold.
  const worded: number[] = [];
  let codes: Codes | null = null;
  const state = { isBalanced: true, isCrossed: false, hasCmyk: false };
  const operand = (from: number, at: number): string => Buffer.from(bytes.subarray(from, at)).toString('latin1');

  const begin = (operands: string): void => {
    const { mark, mcid } = readMark(operands, resources);
    if (mcid !== undefined) mcids.add(mcid);
    const clashing = mark === 'tagged' ? 'artifact' : 'tagged';
    if (mark !== 'other' && open.includes(clashing)) state.isCrossed = true;
    if (operands.includes('/ActualText')) worded.push(open.length);
    open.push(mark);
  };
  const end = (): void => {
    if (open.pop() === undefined) state.isBalanced = false;
    if (worded.at(-1) === open.length) worded.pop();
  };
  const choose = (name: string): void => {
    const font = wideFont(resources, name);
    codes = font ? (shown.get(font) ?? new Uint8Array(ALL_CODES)) : null;
    if (font && codes) shown.set(font, codes);
  };
  scan(bytes, (operator, from, at) => {
    if (operator === 'BDC' || operator === 'BMC') begin(operand(from, at));
    else if (operator === 'EMC') end();
    else if (operator === 'k' || operator === 'K') state.hasCmyk = true;
    else if (operator === 'Tf') choose(/\/([^\s/]+)/.exec(operand(from, at))?.[1] ?? '');
    else if (PAINT.has(operator)) {
      if (!open.some((mark) => mark !== 'other')) unmarked.add(operator);
      if (codes && SHOW.has(operator) && worded.length === 0) addCodes(bytes, from, at, codes);
    }
  });
  const { isBalanced, isCrossed, hasCmyk } = state;
  return { mcids, unmarked, shown, isBalanced: isBalanced && open.length === 0, isCrossed, hasCmyk };
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

/** A font whose codes are two bytes that are glyph numbers: what Chromium writes, and the only kind looked into. */
function wideFont(resources: PDFDict | undefined, name: string): PDFDict | undefined {
  const fonts = resources && dictAt(resources, 'Font');
  const font = fonts && asDict(lookUp(fonts, name));
  const isWide = font && nameAt(font, 'Subtype') === 'Type0' && nameAt(font, 'Encoding') === 'Identity-H';
  return isWide ? font : undefined;
}

const HEX_OPEN = 0x3c;
const HEX_CLOSE = 0x3e;
const DIGITS = new Int8Array(256).fill(-1);
for (const [value, digit] of Array.from('0123456789abcdef').entries()) {
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Adds the codes of the hexadecimal strings among these operands. */
function addCodes(bytes: Uint8Array, from: number, at: number, codes: Codes): void {
  let digits = -1;
  let code = 0;
  for (let place = from; place < at; place += 1) {
    const byte = bytes[place] ?? 0;
    const digit = DIGITS[byte] ?? -1;
    if (byte === HEX_OPEN) digits = 0;
    else if (byte === HEX_CLOSE) digits = -1;
    else if (digits >= 0 && digit >= 0) {
      code = digits % 4 === 0 ? digit : code * 16 + digit;
      digits += 1;
      if (digits % 4 === 0) codes[code] = 1;
    }
  }
}
