/** Rich text as escaped HTML, the same in the preview, in the PDF and where the editor is not mounted. */
import type { Block, Inline, ListBlock, ListItem, RichText, TextBlock } from '../rich-text.ts';
import { runsLeft } from './escape.ts';
import { inlineHtml } from './inline.ts';
import { itemRoom, SHEET_CHARACTERS, SHORTEST_WORD } from './room.ts';
import { tableHtml } from './table.ts';

export interface RichOptions {
  /** The level of a tussenkop or article at this place, so that no level is skipped. Default 3. */
  readonly headingLevel?: 3 | 4;
  /** Gives the next article its number. Without it the page numbers by CSS counter. */
  readonly nextArticle?: () => number;
  /** Keep empty paragraphs, as the editor shows them. On paper they are dropped. */
  readonly keepEmpty?: boolean;
  /** Mark the paragraphs that are to stay on one sheet, and those that announce what follows. */
  readonly forSheets?: boolean;
}

/**
 * Longest paragraph that stays whole, in characters: four lines, five in a list. Chromium (153) splits three lines in two
 * and one, whatever `widows` says (test/export/page-breaks.test.ts); a longer paragraph it splits well.
 */
const MOST_SHORT = 400;
/** A list of so many items, as short together, stays whole too. */
const MOST_ITEMS = 6;

/** Inside a table there is room for words of this many characters. */
interface Place extends RichOptions {
  readonly longest?: number;
}

/** Escaped HTML of a text; empty when there is nothing to show. */
export function richHtml(content: RichText, options: RichOptions = {}): string {
  return blocksHtml(content.content, options);
}

function blocksHtml(blocks: readonly Block[], options: Place): string {
  return blocks.map((block) => blockHtml(block, options)).join('');
}

function blockHtml(block: Block, options: Place): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block, options);
    case 'heading':
      return headingHtml(block, options);
    case 'artikel':
      return articleHtml(block, options);
    case 'bulletList':
    case 'orderedList':
      return listHtml(block, options);
    case 'table':
      return tableHtml(block, options.longest ?? SHEET_CHARACTERS, (cell, longest) =>
        blocksHtml(cell, { ...options, longest }),
      );
  }
}

const textOf = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');

/** The attribute of a text that is to be read from right to left; of any other nothing. */
function direction(content: readonly Inline[] = []): string {
  return runsLeft(textOf(content)) ? ' dir="rtl"' : '';
}

function paragraphHtml({ content = [] }: TextBlock, { keepEmpty, forSheets, longest }: Place): string {
  const text = inlineHtml(content, longest);
  if (text === '') return keepEmpty ? '<p><br></p>' : '';
  return `<p${forSheets ? sheetClass(textOf(content)) : ''}${direction(content)}>${text}</p>`;
}

function sheetClass(text: string): string {
  if (text.length > MOST_SHORT) return '';
  return text.trimEnd().endsWith(':') ? ' class="kort aanloop"' : ' class="kort"';
}

function headingHtml({ content }: TextBlock, { headingLevel = 3, longest }: Place): string {
  const text = inlineHtml(content, longest);
  return text === '' ? '' : `<h${headingLevel}${direction(content)}>${text}</h${headingLevel}>`;
}

/** An article without a title keeps its number: dropping it would renumber those that follow. */
function articleHtml({ content }: TextBlock, { headingLevel = 3, nextArticle, longest }: Place): string {
  const title = inlineHtml(content, longest);
  if (!nextArticle) return `<h${headingLevel} class="artikel">${title}</h${headingLevel}>`;
  const label = `<span class="artikel-nr">Artikel ${nextArticle()}.</span>`;
  return `<h${headingLevel} class="artikel">${[label, title].filter((part) => part !== '').join(' ')}</h${headingLevel}>`;
}

function listHtml(list: ListBlock, options: Place): string {
  const tag = list.type === 'orderedList' ? 'ol' : 'ul';
  const items = list.content
    .map((item) => itemHtml(item, options))
    .filter((item) => tag === 'ol' || options.keepEmpty || item !== '<li></li>');
  const isShort = options.forSheets && items.length <= MOST_ITEMS && lengthOf(items.join('')) <= MOST_SHORT;
  return items.length === 0 ? '' : `<${tag}${isShort ? ' class="kort"' : ''}>${items.join('')}</${tag}>`;
}

/** How many characters HTML shows. */
const lengthOf = (html: string): number => html.replace(/<[^>]*>/g, '').length;

function itemHtml({ content }: ListItem, options: Place): string {
  const longest = options.longest === undefined ? {} : { longest: Math.max(SHORTEST_WORD, itemRoom(options.longest)) };
  return `<li>${blocksHtml(content, { ...options, ...longest })}</li>`;
}
