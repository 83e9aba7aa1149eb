/** What people do in a rich text, at random. */
import { setBlockType, splitBlock } from '@tiptap/pm/commands';
import type { NodeType } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { addColumnAfter, addRowAfter } from '@tiptap/pm/tables';
import type { RichText } from '../../model/rich-text.ts';
import type { Pen } from './pens.ts';

const words = (text: string): RichText['content'][number] => ({ type: 'paragraph', content: [{ type: 'text', text }] });
/** A text with every kind of block. */
export const MIXED: RichText = {
  type: 'doc',
  content: [
    words('een twee drie'),
    { type: 'paragraph' },
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [words('punt')] },
        { type: 'listItem', content: [words('ander')] },
      ],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [words('cel')] },
            { type: 'tableCell', content: [{ type: 'paragraph' }] },
          ],
        },
      ],
    },
    words('laatste regel'),
  ],
};

export function kind(pen: Pen, name: string): NodeType {
  const type = pen.state.schema.nodes[name];
  if (!type) throw new Error(`no ${name}`);
  return type;
}

/** One edit of someone; what it is depends on `which`, 0 to 19. `letter` gives what is typed. */
export function edit(pen: Pen, next: (most: number) => number, which: number, letter: () => string): void {
  const inList = pen.state.selection.$from.depth > 1 && pen.state.selection.$from.node(-1).type.name === 'listItem';
  if (which < 8) pen.go(next(pen.state.doc.content.size + 1));
  else if (which < 15) pen.type(letter());
  else if (which < 16) pen.do(inList ? splitListItem(kind(pen, 'listItem')) : splitBlock);
  else if (which === 16) pen.do(next(2) ? wrapInList(kind(pen, 'bulletList')) : liftListItem(kind(pen, 'listItem')));
  else if (which === 17)
    pen.do(next(2) ? sinkListItem(kind(pen, 'listItem')) : setBlockType(kind(pen, next(2) ? 'heading' : 'paragraph')));
  else if (which === 18) pen.do(next(2) ? addRowAfter : addColumnAfter);
  else drag(pen, next);
}

/** Takes a block and drops it elsewhere. */
function drag(pen: Pen, next: (most: number) => number): void {
  const { doc, tr } = pen.state;
  if (doc.childCount < 2) return;
  const startOf = (node: typeof doc, nth: number): number =>
    Array.from({ length: nth }, (_, before) => node.child(before).nodeSize).reduce((sum, size) => sum + size, 0);
  const nth = next(doc.childCount);
  const block = doc.child(nth);
  const from = startOf(doc, nth);
  tr.delete(from, from + block.nodeSize);
  pen.dispatch(tr.insert(startOf(tr.doc, next(tr.doc.childCount + 1)), block));
}
