/** Lists out of paragraphs that only look like one: Word writes level and marker, and no list. */
import type { Block, ListBlock, ListItem } from '../../../model/rich-text.ts';
import type { PasteElement, PasteNode } from './tree.ts';

/** A block that is an item of a list at some level (from 1), before the list is built. */
export interface Item {
  readonly level: number;
  readonly ordered: boolean;
  readonly content: readonly Block[];
}
export type Piece = Block | Item;

export const isItem = (piece: Piece): piece is Item => 'level' in piece;

/** How the number of an article is written in front of its title; we number by ourselves. */
export const ARTICLE = /^Art(?:ikel|\.)\s*\d+\s*[.:°\-–]?\s*/i;

const DEEPEST = 9;

/** The level and kind of a paragraph that Word shows in a list; null for any other. */
export function listPlace(element: PasteElement): Pick<Item, 'level' | 'ordered'> | null {
  const said = /level(\d+)/.exec(element.style['mso-list'] ?? '');
  if (!said) return null;
  return { level: Math.min(Number(said[1]), DEEPEST), ordered: isNumber(markerOf(element) ?? '') };
}

/** The bullet or number that Word wrote in front of the text. */
export function markerOf(node: PasteNode): string | null {
  if (typeof node === 'string') return null;
  if (node.style['mso-list'] === 'Ignore') return textOf(node).trim();
  for (const child of node.children) {
    const found = markerOf(child);
    if (found !== null) return found;
  }
  return null;
}

const textOf = (node: PasteNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

/** `1.`, `a)`, `(iv)`, `2.1`: something that counts. The lone o of a round bullet does not. */
function isNumber(marker: string): boolean {
  const bare = marker.replace(/\u00A0/g, ' ').trim();
  if (/^[oO§]$/.test(bare)) return false;
  return /^[([]?(?:\d+(?:\.\d+)*|[a-z]{1,2}|[ivxlcdm]+)[.)\]°:]?$/i.test(bare);
}

const BULLET = /^\s*[•·▪●◦○■‣⁃\uF0B7\uF0A7]\s*(?=\S)/;
const NUMBER = /^\s*(\d{1,2}|[a-z])[.)]\s+(?=\S)/;

/** How a line of plain text begins, when it begins as an item of a list. */
export function itemStart(line: string): { readonly ordered: boolean; readonly rest: string } | null {
  const bullet = BULLET.exec(line) ?? /^\s*[-–*]\s+(?=\S)/.exec(line);
  if (bullet) return { ordered: false, rest: line.slice(bullet[0].length) };
  const number = NUMBER.exec(line);
  return number ? { ordered: true, rest: line.slice(number[0].length) } : null;
}

/** True for text that begins with a bullet nobody types as a word. */
export const bulletIn = (text: string): number => BULLET.exec(text)?.[0].length ?? 0;

/** Items that follow each other as lists within lists; other blocks stay between them. */
export function nest(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  const open: { readonly level: number; readonly list: ListBlock }[] = [];
  for (const piece of pieces) {
    if (!isItem(piece)) {
      open.length = 0;
      blocks.push(piece);
      continue;
    }
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > piece.level) open.pop();
    const type = piece.ordered ? 'orderedList' : 'bulletList';
    const item: ListItem = { type: 'listItem', content: [...piece.content] };
    const last = open.at(-1);
    if (last && last.level >= piece.level && last.list.type === type) {
      last.list.content.push(item);
      continue;
    }
    if (last && last.level >= piece.level) open.pop();
    const list: ListBlock = { type, content: [item] };
    (open.at(-1)?.list.content.at(-1)?.content ?? blocks).push(list);
    open.push({ level: piece.level, list });
  }
  return blocks;
}
