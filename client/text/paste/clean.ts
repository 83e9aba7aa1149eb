/**
 * What someone pastes from Word, LibreOffice, Outlook, Google Docs or a web page, as our rich text and nothing
 * more. Styles are read for what they mean and then forgotten. What must not come along (deleted text,
 * pictures, comments) is counted, so that it can be said.
 */
import type { Block, Inline, RichText } from '../../../model/rich-text.ts';
import { hasText, isLeftOut, lookOf, PLAIN, run, tidyLine, wordsOf, type LeftOut, type Look } from './inline.ts';
import { ARTICLE, bulletIn, isItem, listPlace, markerOf, nest, type Item, type Piece } from './list.ts';
import { tableBlocks } from './table.ts';
import type { PasteElement, PasteNode } from './tree.ts';

export interface Cleaned {
  readonly content: RichText;
  readonly left: LeftOut;
}
interface Place {
  readonly look: Look;
  /** What the texts here are: a heading holds no bold, a list item or cell no heading. */
  readonly kind: 'text' | 'heading' | 'inside';
  readonly inTable: boolean;
  /** Level of the list around, 0 outside. */
  readonly depth: number;
  readonly raised: boolean;
  /** White space and line ends are kept as they are written. */
  readonly verbatim: boolean;
}
const START: Place = { look: PLAIN, kind: 'text', inTable: false, depth: 0, raised: false, verbatim: false };

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Cleans a tree. `articles`: headings that begin with «Artikel 3.» become numbered articles. */
export function clean(tree: PasteElement, articles: boolean): Cleaned {
  const left: LeftOut = { struck: 0, images: 0, comments: 0 };
  const content = nest(new Cleaner(left, articles).pieces(tree.children, START));
  return { content: { type: 'doc', content }, left };
}

class Cleaner {
  readonly #left: LeftOut;
  readonly #articles: boolean;

  constructor(left: LeftOut, articles: boolean) {
    this.#left = left;
    this.#articles = articles;
  }

  /** Blocks and list items; text between blocks becomes paragraphs of its own. */
  pieces(nodes: readonly PasteNode[], place: Place): Piece[] {
    const pieces: Piece[] = [];
    let line: Inline[] = [];
    const flush = (): void => {
      pieces.push(...this.#paragraphs(line, place));
      line = [];
    };
    for (const node of nodes) {
      if (typeof node !== 'string' && isLeftOut(node, this.#left)) continue;
      if (typeof node === 'string' || !holdsBlock(node)) line.push(...this.#runs(node, place));
      else {
        flush();
        pieces.push(...this.#block(node, place));
      }
    }
    flush();
    return pieces;
  }

  blocks(nodes: readonly PasteNode[], place: Place): Block[] {
    return nest(this.pieces(nodes, place));
  }

  #block(element: PasteElement, place: Place): Piece[] {
    const { tag } = element;
    const within = { ...place, look: lookOf(element, place.look), verbatim: place.verbatim || tag === 'pre' };
    if (tag === 'hr') return [];
    if (tag === 'table')
      return tableBlocks(
        element,
        (cell, framed) =>
          this.blocks(cell.children, framed ? within : { ...within, kind: 'inside', inTable: true, depth: 0 }),
        place.inTable,
      );
    if (tag === 'ul' || tag === 'ol') return this.#list(element, within);
    if (isHeading(element)) return this.#heading(element, { ...within, kind: 'heading' }, place);
    const listed = tag === 'li' ? null : listPlace(element);
    if (listed && !this.#holdsList(element))
      return this.#items(this.pieces(element.children, { ...within, kind: 'inside' }), listed);
    return this.pieces(element.children, within);
  }

  #holdsList = (element: PasteElement): boolean =>
    element.children.some((child) => typeof child !== 'string' && ['ul', 'ol', 'table'].includes(child.tag));

  /** The paragraphs of one item. */
  #items(pieces: readonly Piece[], { level, ordered }: Pick<Item, 'level' | 'ordered'>): Piece[] {
    const content = pieces.filter((piece): piece is Block => !isItem(piece));
    return content.length > 0 ? [{ level, ordered, content }] : [];
  }

  /** A heading; Word may have numbered it as an article by itself. */
  #heading(element: PasteElement, place: Place, around: Place): Piece[] {
    if (around.kind === 'inside') return this.pieces(element.children, { ...place, kind: 'inside' });
    const pieces = this.pieces(element.children, { ...place, look: { ...place.look, bold: false, italic: false } });
    if (!this.#articles || !ARTICLE.test(markerOf(element) ?? '')) return pieces;
    return pieces.map((piece) => (!isItem(piece) && piece.type === 'heading' ? { ...piece, type: 'artikel' } : piece));
  }

  /** A list stays a list; what stands between its items without being one joins the item before. */
  #list(list: PasteElement, place: Place): Piece[] {
    const items: Piece[] = [];
    const depth = place.depth + 1;
    const ordered = list.tag === 'ol';
    const within: Place = { ...place, kind: 'inside', depth };
    for (const child of list.children) {
      const item = typeof child === 'string' || child.tag !== 'li' ? null : child;
      if (item && isLeftOut(item, this.#left)) continue;
      const content = this.blocks(item ? item.children : [child], within);
      if (content.length === 0) continue;
      const last = items.at(-1);
      const level = Math.min(9, Number(item?.attrs['data-aria-level'] ?? item?.attrs['aria-level']) || depth);
      if ((!item || content.every(isList)) && last && isItem(last)) items[items.length - 1] = joinItem(last, content);
      else items.push({ level, ordered, content });
    }
    // Word for the web writes one list per item and says the level; any other list is whole.
    return items.some((item) => isItem(item) && item.level !== depth) || place.depth === 0 ? items : nest(items);
  }

  /** Runs of an element without blocks. */
  #runs(node: PasteNode, place: Place): Inline[] {
    if (typeof node === 'string') {
      if (!place.verbatim) return [run(node, place.look, place.raised)];
      return node.split('\n').flatMap((text, nth): Inline[] => [...(nth > 0 ? [BREAK] : []), run(text, place.look)]);
    }
    if (isLeftOut(node, this.#left)) return [];
    if (node.tag === 'br') return isPageBreak(node) ? [] : [BREAK];
    const look = lookOf(node, place.look);
    const calm = place.kind === 'heading' ? { ...look, bold: false, italic: false } : look;
    const raised = place.raised || node.tag === 'sup' || node.style['vertical-align'] === 'super';
    return node.children.flatMap((child) => this.#runs(child, { ...place, look: calm, raised }));
  }

  /** One line as paragraphs: two breaks in a row were meant as a new one. */
  #paragraphs(line: readonly Inline[], { kind }: Place): Piece[] {
    return splitAtEmptyLines(line)
      .map(tidyLine)
      .filter((words) => words.length > 0)
      .map((words) => this.#paragraph(words, kind));
  }

  #paragraph(words: Inline[], kind: Place['kind']): Piece {
    const article = this.#articles && kind !== 'inside' ? articleIn(words, kind === 'heading') : null;
    if (article) return { type: 'artikel', ...(article.length > 0 ? { content: article } : {}) };
    if (kind === 'heading') return { type: 'heading', content: words };
    const bullet = kind === 'text' ? bulletIn(wordsOf(words)) : 0;
    const paragraph: Block = { type: 'paragraph', content: bullet > 0 ? cut(words, bullet) : words };
    return bullet > 0 ? { level: 1, ordered: false, content: [paragraph] } : paragraph;
  }
}

const BREAK: Inline = { type: 'hardBreak' };

const isList = (block: Block): boolean => block.type === 'bulletList' || block.type === 'orderedList';

function joinItem(item: Item, content: readonly Block[]): Item {
  return { ...item, content: [...item.content, ...content] };
}

/** A block element, or one that holds blocks although it should not (Google wraps all in a <b>). */
function holdsBlock(node: PasteNode): boolean {
  if (typeof node === 'string') return false;
  return BLOCKS.has(node.tag) || node.children.some(holdsBlock);
}

const isPageBreak = ({ attrs, style }: PasteElement): boolean =>
  style['page-break-before'] === 'always' || (attrs['class'] ?? '').includes('Apple-interchange-newline');

/** A heading by its tag, its Word style, its outline level or its role. */
function isHeading({ tag, attrs, style, children }: PasteElement): boolean {
  if (!children.some(hasText)) return false;
  if (/^h[1-6]$/.test(tag) || attrs['role'] === 'heading') return true;
  if (tag !== 'p' && tag !== 'div') return false;
  const outline = Number(style['mso-outline-level']);
  return outline >= 1 || /^(MsoTitle|MsoSubtitle|MsoHeading\w*|title|subtitle|heading\w*)$/i.test(attrs['class'] ?? '');
}

function splitAtEmptyLines(line: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]];
  let breaks = 0;
  for (const piece of line) {
    const blank = piece.type === 'text' && piece.text.trim() === '';
    if (piece.type === 'hardBreak') breaks += 1;
    else if (!blank) {
      if (breaks > 1) parts.push([]);
      breaks = 0;
    }
    parts.at(-1)?.push(piece);
  }
  return parts;
}

/** The title of a heading, or of a line that is bold throughout, that is an article with its number. */
function articleIn(words: readonly Inline[], heading: boolean): Inline[] | null {
  const bold = words.every((piece) => piece.type === 'text' && piece.marks?.some(({ type }) => type === 'bold'));
  const number = heading || bold ? ARTICLE.exec(wordsOf(words)) : null;
  if (!number) return null;
  return cut(words, number[0].length).map((piece) =>
    piece.type === 'text' ? { type: 'text', text: piece.text, ...withoutBold(piece.marks) } : piece,
  );
}

function withoutBold(marks: Extract<Inline, { type: 'text' }>['marks'] = []): { marks?: typeof marks } {
  const rest = marks.filter(({ type }) => type !== 'bold');
  return rest.length > 0 ? { marks: rest } : {};
}

/** A line without its first characters. */
function cut(words: readonly Inline[], characters: number): Inline[] {
  let rest = characters;
  const kept = words.flatMap((piece): Inline[] => {
    if (piece.type !== 'text' || rest <= 0) return [piece];
    const text = piece.text.slice(rest);
    rest -= piece.text.length;
    return text === '' ? [] : [{ ...piece, text }];
  });
  return tidyLine(kept);
}
