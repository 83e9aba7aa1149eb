/** One page's content: found out once, then written again with what is to be skipped marked as such. */
import { scan } from '../scan.ts';

/** A piece that the structure tree can claim, by its number (MCID). */
export interface Piece {
  readonly mcid: number;
  /** The place of `/P <</MCID 3>> BDC`, in bytes. */
  readonly from: number;
  readonly end: number;
  /** Where its strings stand. */
  readonly shown: [from: number, to: number][];
  /** Shows a picture, or holds pieces of its own. */
  hasMore: boolean;
}

export interface PageWork {
  readonly bytes: Uint8Array;
  readonly pieces: ReadonlyMap<number, Piece>;
  /** What stands outside all pieces: the margins of the paper. */
  readonly margins: readonly (readonly [from: number, to: number])[];
}

const SHOW = new Set(['Tj', 'TJ', "'", '"']);
const PICTURE = new Set(['Do', 'EI', 'sh']);
const FILL = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
/** With these something to paint begins; its marks must not come between a path and its painting. */
const BEGIN = new Set(['m', 're', 'BI', 'Do', 'sh', ...SHOW]);
/** What begins before one of these must end before it. */
const NESTING = new Set(['BT', 'ET', 'q', 'Q', 'BDC', 'BMC', 'EMC']);

type Open = Piece | 'artifact' | 'other';

export function readWork(bytes: Uint8Array): PageWork {
  const pieces = new Map<number, Piece>();
  const margins: [number, number][] = [];
  const open: Open[] = [];
  let start = -1;
  let isPainted = false;
  // Asked at every operator, of which a page has thousands: known, not looked for.
  let around: Piece | undefined;
  let isSkipped = false;
  const nested = (): void => {
    around = open.findLast((one): one is Piece => typeof one === 'object');
    isSkipped = open.includes('artifact');
  };
  const close = (at: number): void => {
    if (start >= 0 && isPainted) margins.push([start, at]);
    start = -1;
    isPainted = false;
  };
  const begin = (operator: string, from: number, at: number, end: number): void => {
    const piece = operator === 'BDC' ? pieceOf(bytes, from, at, end) : null;
    if (piece) pieces.set(piece.mcid, piece);
    if (piece && around) around.hasMore = true;
    open.push(piece ?? (isArtifact(bytes, from) ? 'artifact' : 'other'));
    nested();
  };
  scan(bytes, (operator, from, at, end) => {
    if (NESTING.has(operator)) {
      close(from);
      if (operator === 'EMC') {
        open.pop();
        nested();
      } else if (operator === 'BDC' || operator === 'BMC') begin(operator, from, at, end);
      return;
    }
    if (around && SHOW.has(operator)) around.shown.push([from, at]);
    if (around && PICTURE.has(operator)) around.hasMore = true;
    if (around || isSkipped) return;
    if (start < 0 && BEGIN.has(operator)) start = from;
    if (SHOW.has(operator) || PICTURE.has(operator) || FILL.has(operator)) isPainted = true;
  });
  close(bytes.length);
  return { bytes, pieces, margins };
}

function pieceOf(bytes: Uint8Array, from: number, at: number, end: number): Piece | null {
  const mcid = /\/MCID\s+(\d+)/.exec(latin1(bytes, from, at))?.[1];
  return mcid === undefined ? null : { mcid: Number(mcid), from, end, shown: [], hasMore: false };
}

const isArtifact = (bytes: Uint8Array, from: number): boolean => /^\/Artifact\b/.test(latin1(bytes, from, from + 10));

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Lines and surfaces only: nothing to read. */
export function isDecoration({ shown, hasMore }: Piece): boolean {
  return shown.length === 0 && !hasMore;
}

/** The glyphs a piece shows, to compare it with another of the same font. */
export function glyphsOf({ bytes }: PageWork, { shown }: Piece): string {
  return shown.map(([from, to]) => latin1(bytes, from, to).trim()).join('');
}

const SKIPPED = Buffer.from('/Artifact BMC');
const MARGIN = Buffer.from('/Artifact <</Type /Pagination>> BDC\n');
const END = Buffer.from('EMC\n');

/** The page's content with its margins, and the pieces that are not to be read, marked as artifacts. */
export function rewritten({ bytes, pieces, margins }: PageWork, skipped: ReadonlySet<number>): Uint8Array {
  const edits = [...skipped].flatMap((mcid) => {
    const piece = pieces.get(mcid);
    return piece ? [{ from: piece.from, to: piece.end, text: SKIPPED }] : [];
  });
  for (const [from, to] of margins) {
    edits.push({ from, to: from, text: MARGIN });
    edits.push({ from: to, to, text: END });
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { from, to, text } of edits) {
    parts.push(bytes.subarray(done, from), text);
    done = to;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]);
}
