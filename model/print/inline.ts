/** The text inside a paragraph, heading or article: runs, marks, links and line breaks. */
import type { Inline, Mark } from '../rich-text.ts';
import { collapse, escapeHtml, isolated, safeAddress } from './escape.ts';

interface Run {
  text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}
const BREAK = 'break';
type Piece = Run | typeof BREAK;

/**
 * Escaped HTML of a line of text; empty when it holds no readable character. In a table, words longer
 * than `longest` characters may break, so that no column grows off the paper.
 */
export function inlineHtml(content: readonly Inline[] = [], longest = Infinity): string {
  return byLink(tidy(content.map(toPiece)))
    .map((group) => linkHtml(group, longest))
    .join('');
}

function toPiece(inline: Inline): Piece {
  if (inline.type === 'hardBreak') return BREAK;
  const marks = inline.marks ?? [];
  const has = (type: Mark['type']): boolean => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === 'link');
  return {
    text: inline.text,
    bold: has('bold'),
    italic: has('italic'),
    href: link ? safeAddress(link.attrs.href) : null,
  };
}

/**
 * One space where people typed several, also across runs; none at the edges or beside a line break.
 * The page is set with `white-space: pre-wrap` (tagged PDF loses spaces at line ends otherwise), so
 * every space in the HTML shows.
 */
function tidy(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let glued = true;
  for (const piece of pieces) {
    if (piece === BREAK) {
      trimLast(kept);
      if (kept.length > 0) kept.push(BREAK);
      glued = true;
      continue;
    }
    const text = collapse(piece.text);
    const fitting: string = glued ? text.replace(/^ /, '') : text;
    if (fitting === '') continue;
    kept.push({ ...piece, text: fitting });
    glued = fitting.endsWith(' ');
  }
  return dropTail(kept);
}

function trimLast(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (!last || last === BREAK) return;
  last.text = last.text.replace(/ $/, '');
  if (last.text === '') pieces.pop();
}

function dropTail(pieces: Piece[]): Piece[] {
  for (;;) {
    if (pieces.at(-1) === BREAK) pieces.pop();
    const before = pieces.length;
    trimLast(pieces);
    if (pieces.length === before && pieces.at(-1) !== BREAK) return pieces;
  }
}

/** Neighbouring pieces that carry the same link, so that a link half in bold stays one link. */
function byLink(pieces: readonly Piece[]): { href: string | null; pieces: Piece[] }[] {
  const groups: { href: string | null; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const href = piece === BREAK ? null : piece.href;
    const last = groups.at(-1);
    if (last && last.href === href) last.pieces.push(piece);
    else groups.push({ href, pieces: [piece] });
  }
  return groups;
}

function linkHtml({ href, pieces }: { href: string | null; pieces: Piece[] }, longest: number): string {
  const inner = pieces.map((piece) => pieceHtml(piece, longest)).join('');
  return href === null ? inner : `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>`;
}

/** Text in which words longer than `longest` characters may break; nothing else about them changes. */
function breakable(text: string, longest: number): string {
  return text
    .split(/(\s+)/)
    .map((word) => chunks(word, longest).map(escapeHtml).join('<wbr>'))
    .join('');
}

function chunks(word: string, size: number): string[] {
  if (word.length <= size) return [word];
  const signs = Array.from(word);
  return Array.from({ length: Math.ceil(signs.length / size) }, (_, nth) =>
    signs.slice(nth * size, (nth + 1) * size).join(''),
  );
}

function pieceHtml(piece: Piece, longest: number): string {
  if (piece === BREAK) return '<br>';
  const text = isolated(breakable(piece.text, longest));
  const slanted = piece.italic ? `<em>${text}</em>` : text;
  return piece.bold ? `<strong>${slanted}</strong>` : slanted;
}
