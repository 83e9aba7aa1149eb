/**
 * Rich text: ProseMirror JSON (the public format, schemas/tekst.schema.json) to and from a
 * Y.XmlFragment in the layout of y-prosemirror, which the editor shares with us. Whatever is in a
 * fragment that the format does not know is reported, never dropped.
 */
import * as Y from 'yjs';

export type Mark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } };
export type Inline = { type: 'text'; text: string; marks?: Mark[] } | { type: 'hardBreak' };
export type TextBlock = { type: 'paragraph' | 'heading' | 'artikel'; content?: Inline[] };
export type ListBlock = { type: 'bulletList' | 'orderedList'; content: ListItem[] };
export interface ListItem {
  type: 'listItem';
  content: Block[];
}
export interface TableCell {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan?: number; rowspan?: number };
  content: Block[];
}
export interface TableRow {
  type: 'tableRow';
  content?: TableCell[];
}
export interface Table {
  type: 'table';
  content: TableRow[];
}
export type Block = TextBlock | ListBlock | Table;
export interface RichText {
  type: 'doc';
  content: Block[];
}
type Node = Block | ListItem | TableRow | TableCell | Inline;

/** An empty text. */
export const emptyRichText = (): RichText => ({ type: 'doc', content: [] });

/** A text of plain paragraphs, one per string. */
export function paragraphs(...lines: string[]): RichText {
  return {
    type: 'doc',
    content: lines.map((line) => ({
      type: 'paragraph',
      ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }),
    })),
  };
}

/** Thrown when a fragment holds something the format does not know. */
export class UnknownContent extends Error {}

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'artikel']);
const PARENTS: Record<string, readonly string[]> = {
  doc: ['paragraph', 'heading', 'artikel', 'bulletList', 'orderedList', 'table'],
  listItem: ['paragraph', 'heading', 'artikel', 'bulletList', 'orderedList', 'table'],
  tableCell: ['paragraph', 'heading', 'artikel', 'bulletList', 'orderedList', 'table'],
  tableHeader: ['paragraph', 'heading', 'artikel', 'bulletList', 'orderedList', 'table'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
};
/** Attributes the editor may leave on a node and that say nothing about the text itself. */
const QUIET_ATTRIBUTES = new Set(['level', 'start', 'type', 'tight', 'colwidth', 'align']);

/** Reads a fragment. Throws {@link UnknownContent} for a node, mark or attribute outside the format. */
export function readRichText(fragment: Y.XmlFragment): RichText {
  return { type: 'doc', content: readChildren(fragment, 'doc', 0) as Block[] };
}

/** Deepest nesting that is text and not an attack on whoever reads it: a list of nine levels takes twenty. */
const DEEPEST = 60;

function readChildren(parent: Y.XmlFragment, kind: string, depth: number): Node[] {
  if (depth > DEEPEST) throw new UnknownContent('nested too deep');
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return readText(child, kind);
    if (child instanceof Y.XmlElement) return [readElement(child, kind, depth)];
    throw new UnknownContent(`unexpected ${child.constructor.name} in ${kind}`);
  });
}

function readElement(element: Y.XmlElement, parent: string, depth: number): Node {
  const type = element.nodeName;
  if (TEXT_BLOCKS.has(parent) && type === 'hardBreak') return { type };
  if (!PARENTS[parent]?.includes(type)) throw new UnknownContent(`unexpected ${type} in ${parent}`);
  const attrs = readAttributes(element, type);
  const content = readChildren(element, type, depth + 1);
  const bare = content.length === 0 && (TEXT_BLOCKS.has(type) || type === 'tableRow');
  return { type, ...(attrs ? { attrs } : {}), ...(bare ? {} : { content }) } as Node;
}

function readAttributes(element: Y.XmlElement, type: string): Record<string, number> | undefined {
  const kept: Record<string, number> = {};
  const raw: Record<string, unknown> = element.getAttributes();
  for (const [name, value] of Object.entries(raw)) {
    const spans = (type === 'tableCell' || type === 'tableHeader') && (name === 'colspan' || name === 'rowspan');
    if (spans) {
      if (Number(value) > 1) kept[name] = Number(value);
    } else if (!QUIET_ATTRIBUTES.has(name)) throw new UnknownContent(`attribute ${name} on ${type}`);
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function readText(node: Y.XmlText, parent: string): Inline[] {
  const delta = node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  if (delta.length > 0 && !TEXT_BLOCKS.has(parent)) throw new UnknownContent(`text straight in ${parent}`);
  return delta.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') throw new UnknownContent(`embedded content in ${parent}`);
    const marks = readMarks(attributes ?? {});
    return { type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) };
  });
}

function readMarks(attributes: Record<string, unknown>): Mark[] {
  const marks: Mark[] = [];
  if (attributes['bold']) marks.push({ type: 'bold' });
  if (attributes['italic']) marks.push({ type: 'italic' });
  const link = attributes['link'];
  if (link) {
    const href: unknown = typeof link === 'object' && 'href' in link ? link.href : undefined;
    if (typeof href !== 'string') throw new UnknownContent('link without address');
    marks.push({ type: 'link', attrs: { href } });
  }
  for (const name of Object.keys(attributes))
    if (!['bold', 'italic', 'link'].includes(name)) throw new UnknownContent(`mark ${name}`);
  return marks;
}

/** Writes a text into an empty fragment. Adjacent runs with equal marks become one run. */
export function writeRichText(fragment: Y.XmlFragment, content: RichText): void {
  if (fragment.doc && fragment.length > 0) throw new Error('the fragment already holds text');
  fragment.insert(0, content.content.map(writeNode));
}

/** Puts blocks into a fragment before its nth block. */
export function insertBlocks(fragment: Y.XmlFragment, nth: number, blocks: readonly Block[]): void {
  fragment.insert(nth, blocks.map(writeNode));
}

function writeNode(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  if (node.type === 'heading') element.setAttribute('level', 3 as never);
  if ('attrs' in node && node.attrs)
    for (const [name, value] of Object.entries(node.attrs)) element.setAttribute(name, value as never);
  const children: readonly Node[] = 'content' in node ? (node.content ?? []) : [];
  element.insert(0, TEXT_BLOCKS.has(node.type) ? writeInline(children as Inline[]) : children.map(writeNode));
  return element;
}

/** An empty block gets an empty text: people who begin there at the same time must write in the same one. */
function writeInline(children: readonly Inline[]): (Y.XmlElement | Y.XmlText)[] {
  if (children.length === 0) return [new Y.XmlText()];
  const written: (Y.XmlElement | Y.XmlText)[] = [];
  let run: { insert: string; attributes: Record<string, object> }[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(run);
    written.push(text);
    run = [];
  };
  for (const child of children) {
    if (child.type === 'text') run.push({ insert: child.text, attributes: markAttributes(child.marks) });
    else {
      flush();
      written.push(new Y.XmlElement(child.type));
    }
  }
  flush();
  return written;
}

function markAttributes(marks: readonly Mark[] = []): Record<string, object> {
  return Object.fromEntries(marks.map((mark) => [mark.type, 'attrs' in mark ? mark.attrs : {}]));
}

/** The text without formatting, blocks apart by a newline. */
export function plainText(content: RichText): string {
  const walk = (node: Node | RichText): string => {
    if (node.type === 'text') return node.text;
    if (node.type === 'hardBreak') return '\n';
    const children: readonly Node[] = node.content ?? [];
    return children.map(walk).join(TEXT_BLOCKS.has(node.type) ? '' : '\n');
  };
  return walk(content).trim();
}

/** True when a text holds no readable character. */
export function isBlank(content: RichText): boolean {
  return plainText(content) === '';
}
