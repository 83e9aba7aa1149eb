/** Runs of text out of pasted HTML: which are bold, italic or linked, and which must not come along. */
import { safeAddress } from '../../../model/print/escape.ts';
import type { Inline, Mark } from '../../../model/rich-text.ts';
import type { PasteElement, PasteNode } from './tree.ts';

/** How many of each were left out. */
export interface LeftOut {
  struck: number;
  images: number;
  comments: number;
}
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}
export const PLAIN: Look = { bold: false, italic: false, href: null };

const IMAGES = new Set([
  'img',
  'svg',
  'picture',
  'video',
  'audio',
  'canvas',
  'object',
  'embed',
  'iframe',
  'v:imagedata',
]);
const UNSEEN = new Set([
  'head',
  'meta',
  'link',
  'script',
  'style',
  'template',
  'noscript',
  'input',
  'select',
  'button',
  'colgroup',
  'textarea',
]);

/** Whether nothing of an element comes along; counts what someone would miss. */
export function isLeftOut(element: PasteElement, left: LeftOut): boolean {
  const { tag, attrs, style } = element;
  if (UNSEEN.has(tag) || style['mso-list'] === 'Ignore' || isHidden(style)) return true;
  if (IMAGES.has(tag)) {
    if (!isSpeck(attrs)) left.images += 1;
    return true;
  }
  if (isComment(element)) {
    if (style['mso-element'] === 'comment-list') left.comments += 1;
    return true;
  }
  if (isStruck(tag, style)) {
    if (hasText(element)) left.struck += 1;
    return true;
  }
  return false;
}

const isHidden = (style: PasteElement['style']): boolean => style['display'] === 'none' || style['mso-hide'] === 'all';

/** The comments of Word: their marks in the text and the list of them behind it. */
const isComment = ({ attrs, style }: PasteElement): boolean =>
  style['mso-element'] === 'comment-list' ||
  /\b(msocomanchor|MsoCommentReference|msocomoff)\b/.test(attrs['class'] ?? '') ||
  attrs['role'] === 'comment';

/** Deleted while changes were tracked, or struck through by hand: it is no longer meant. */
const isStruck = (tag: string, style: PasteElement['style']): boolean =>
  tag === 'del' ||
  /line-through/.test(`${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`) ||
  (['s', 'strike'].includes(tag) && style['text-decoration'] !== 'none');

/** A picture of one pixel, by which mails are followed. */
const isSpeck = ({ width, height }: PasteElement['attrs']): boolean => width === '1' || height === '1';

export function hasText(node: PasteNode): boolean {
  if (typeof node === 'string') return node.trim() !== '';
  return node.children.some(hasText);
}

/** How the text inside an element looks, given how it looks around it. A style says more than a tag. */
export function lookOf({ tag, attrs, style }: PasteElement, around: Look): Look {
  const weight = style['font-weight'];
  const slant = style['font-style'];
  return {
    bold: weight ? isHeavy(weight) : around.bold || tag === 'b' || tag === 'strong',
    italic: slant ? /italic|oblique/.test(slant) : around.italic || ['i', 'em', 'cite', 'dfn'].includes(tag),
    href: tag === 'a' ? addressOf(attrs['href'] ?? '') : around.href,
  };
}

const isHeavy = (weight: string): boolean => weight.startsWith('bold') || Number(weight) >= 600;

/** The address behind what mail programs and Google put around it; null when it cannot be followed safely. */
function addressOf(href: string): string | null {
  const wrapped =
    /^https:\/\/(?:[\w.]+\.safelinks\.protection\.outlook\.com\/|www\.google\.com\/url).*?[?&](?:url|q)=([^&]+)/i;
  const inner = wrapped.exec(href)?.[1];
  return safeAddress(inner ? decode(inner) : href);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const RAISED: Readonly<Record<string, string>> = { '1': '¹', '2': '²', '3': '³' };

/** A run of text; `raised` inside a sup: m2 with a small 2 is m². */
export function run(text: string, look: Look, raised = false): Inline {
  const marks: Mark[] = [];
  if (look.bold) marks.push({ type: 'bold' });
  if (look.italic) marks.push({ type: 'italic' });
  if (look.href !== null) marks.push({ type: 'link', attrs: { href: look.href } });
  const words = normal(raised ? (RAISED[text.trim()] ?? text) : text);
  return { type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) };
}

/** White space as one kind of space; what only steers a line break or a direction goes. */
export function normal(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]|[\uE000-\uF8FF]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[ \t\n\r\f\v\u00A0\u2007\u202F\u2028\u2029]+/g, ' ');
}

/** Runs as one line of text: equal neighbours joined, single spaces, none at the edges or beside a break. */
export function tidyLine(runs: readonly Inline[]): Inline[] {
  const line: Inline[] = [];
  for (const next of runs) {
    const last = line.at(-1);
    const glued = !last || last.type === 'hardBreak' || last.text.endsWith(' ');
    if (next.type === 'hardBreak') {
      trimEnd(line);
      if (line.length > 0) line.push(next);
      continue;
    }
    const text = glued ? next.text.replace(/^ /, '') : next.text;
    if (text === '') continue;
    if (last?.type === 'text' && sameMarks(last.marks, next.marks)) last.text += text;
    else line.push({ ...next, text });
  }
  do trimEnd(line);
  while (line.at(-1)?.type === 'hardBreak' && line.pop());
  return line;
}

function trimEnd(line: Inline[]): void {
  const last = line.at(-1);
  if (last?.type !== 'text') return;
  last.text = last.text.replace(/ $/, '');
  if (last.text === '') line.pop();
}

const sameMarks = (a: readonly Mark[] = [], b: readonly Mark[] = []): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** The words of a line. */
export const wordsOf = (line: readonly Inline[]): string =>
  line.map((piece) => (piece.type === 'text' ? piece.text : ' ')).join('');

/** What to tell someone about what stayed behind; empty when nothing did. */
export function leftInWords({ struck, images, comments }: LeftOut): string {
  const parts = [
    ...(struck > 0 ? ['Doorgehaalde tekst'] : []),
    ...(images > 0 ? [images === 1 ? '1 afbeelding' : `${images} afbeeldingen`] : []),
    ...(comments > 0 ? ['De opmerkingen in de marge'] : []),
  ];
  if (parts.length === 0) return '';
  const said = parts.map((part, nth) => (nth === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1)));
  const list = said.length > 1 ? `${said.slice(0, -1).join(', ')} en ${said.at(-1)}` : said.join('');
  const many = parts.length > 1 || images > 1 || comments > 0;
  return `${list} ${many ? 'zijn' : 'is'} niet mee geplakt.`;
}
