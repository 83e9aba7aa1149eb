/** Plain text as paragraphs: a PDF viewer breaks it at every line end of the page. */
import type { Block, Inline, RichText } from '../../../model/rich-text.ts';
import { linked } from './address.ts';
import { normal } from './inline.ts';
import { itemStart, nest, type Piece } from './list.ts';

/** Lines shorter than this were broken by whoever wrote them: an address, a list of names. */
const SHORTEST_PAGE = 45;
/** A line this much shorter than the longest ends a paragraph; with a full stop, sooner. */
const SHORT = 0.6;
const SHORT_WITH_STOP = 0.88;

/** A title is no longer than this. */
const LONGEST_TITLE = 90;

/** Paragraphs and lists in a text; addresses in it become links, `articles` makes «Artikel 2. Doel» one. */
export function plainContent(text: string, articles: boolean): RichText {
  const pieces = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+|\f/)
    .flatMap((part) => piecesOf(part, text, articles));
  return { type: 'doc', content: nest(pieces) };
}

function piecesOf(part: string, whole: string, articles: boolean): Piece[] {
  // A soft hyphen at the end of a line broke a word; keep it long enough to know.
  const lines = part.split('\n').map((line) => normal(line.replace(/[\u00AD\u2010]\s*$/, '\u0001')).trim());
  const joined = joinLines(
    lines.filter((line) => line !== '').map((line) => line.replace('\u0001', SOFT)),
    whole,
  );
  return joined.map((line) => pieceOf(line, articles));
}
const SOFT = '\u00AD';

function pieceOf(line: string, articles: boolean): Piece {
  const number = articles && line.length <= LONGEST_TITLE && !/[.;,]$/.test(line) ? TITLE.exec(line) : null;
  if (number) return { type: 'artikel', ...contentOf(line.slice(number[0].length)) };
  const item = itemStart(line);
  const content = paragraph(item ? item.rest : line);
  return item ? { level: 1, ordered: item.ordered, content: [content] } : content;
}

/** The number of an article on a line that is a title: with something between number and words, or alone. */
const TITLE = /^Art(?:ikel|\.)\s*\d+\s*(?:[.:°\-–]\s*|$)/i;
const contentOf = (line: string): { content?: Inline[] } => (line === '' ? {} : { content: linked(line) });
const paragraph = (line: string): Block => ({ type: 'paragraph', ...contentOf(line) });

/** Lines of a page as lines of thought. */
function joinLines(lines: readonly string[], whole: string): string[] {
  const longest = Math.max(0, ...lines.map(({ length }) => length));
  if (longest < SHORTEST_PAGE) return lines.map((line) => line.replace(SOFT, ''));
  const joined: string[] = [];
  let before = '';
  for (const line of lines) {
    if (before === '' || endsHere(before, line, longest)) joined.push(line);
    else joined.push(glue(joined.pop() ?? '', line, whole));
    before = line;
  }
  return joined.map((line) => line.replace(SOFT, ''));
}

/** Whether a paragraph ends between two lines. */
function endsHere(line: string, next: string, longest: number): boolean {
  if (itemStart(next)) return true;
  if (/[-\u00AD]$/.test(line) || /^\p{Ll}/u.test(next)) return false;
  const share = line.length / longest;
  return share < SHORT || (share < SHORT_WITH_STOP && /[.!?:;]["»”’)]?$/.test(line));
}

/** Words that keep their hyphen, wherever the line broke: sociaal-economisch, niet-beroepsactief. */
const KEEPS = /(?:^|\s|[(«"])(?:niet|non|ex|oud|sociaal|vice|pro|anti|co|pre|post|sub)-$/i;

/** Two lines as one. A word broken with a hyphen is mended, unless the hyphen is part of it. */
function glue(line: string, next: string, whole: string): string {
  if (line.endsWith(SOFT)) return line.slice(0, -1) + next;
  if (!line.endsWith('-')) return `${line} ${next}`;
  if (/^(?:en|of|tot|als|noch)\b/.test(next)) return `${line} ${next}`;
  if (!/\p{Ll}-$/u.test(line) || !/^\p{Ll}/u.test(next) || KEEPS.test(line)) return line + next;
  const start = /[\p{L}\d]+-$/u.exec(line)?.[0] ?? '';
  const end = /^[\p{L}\d]+/u.exec(next)?.[0] ?? '';
  return whole.includes(start + end) ? line + next : line.slice(0, -1) + next;
}
