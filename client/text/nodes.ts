/**
 * What a rich text can hold: exactly schemas/tekst.schema.json. Content expressions are lenient (`*`), since
 * the binding deletes for everyone whatever does not fit; tidying up empty remains is tidy.ts' work, and
 * only after an edit made here.
 */
import { mergeAttributes, Node } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Link } from './link.ts';

const ANY_BLOCK = '(paragraph | heading | artikel | bulletList | orderedList | table)*';

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  // One level only; kept as an attribute so that other Yjs editors see a heading they know.
  addAttributes: () => ({ level: { default: 3, rendered: false, parseHTML: () => 3 } }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}` })),
  renderHTML: ({ HTMLAttributes }) => ['h3', HTMLAttributes, 0],
});

/** A numbered article: its title is the text, its number follows from its place in the whole agreement. */
const Article = Node.create({
  name: 'artikel',
  group: 'block',
  content: 'inline*',
  defining: true,
  priority: 110,
  parseHTML: () => [{ tag: 'h3.artikel' }, { tag: 'h4.artikel' }],
  renderHTML: ({ HTMLAttributes }) => ['h3', mergeAttributes(HTMLAttributes, { class: 'artikel' }), 0],
});

const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem*',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ HTMLAttributes }) => ['ul', HTMLAttributes, 0],
});

const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem*',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
});

const ListItem = Node.create({
  name: 'listItem',
  content: ANY_BLOCK,
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.isActive('listItem') && (this.editor.commands.sinkListItem(this.name) || true),
      'Shift-Tab': () => this.editor.isActive('listItem') && (this.editor.commands.liftListItem(this.name) || true),
    };
  },
});

const spans = () => ({ colspan: { default: 1 }, rowspan: { default: 1 } });

/** Every node and mark of the format, without history of its own: undo is the document's (history.ts). */
export function nodes() {
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    Gapcursor,
    Heading,
    Article,
    BulletList,
    OrderedList,
    ListItem,
    Table.extend({
      content: 'tableRow*',
      addNodeView: () => null,
      renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
    }).configure({ resizable: false }),
    TableRow.extend({ content: '(tableCell | tableHeader)*' }),
    TableCell.extend({ content: ANY_BLOCK, addAttributes: spans }),
    TableHeader.extend({ content: ANY_BLOCK, addAttributes: spans }),
    Link,
  ];
}
