/**
 * After an edit made here: a cell or list item without a block gets a paragraph to write in, a list or
 * table without members goes. Changes of others are left as they are: two clients tidying the same spot
 * would do it twice.
 */
import type { Schema } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

const NEEDS_BLOCK = new Set(['listItem', 'tableCell', 'tableHeader']);
const NEEDS_MEMBERS = new Set(['bulletList', 'orderedList', 'table', 'tableRow']);

const isOthers = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey) !== undefined;

/** The plugin; give each editor its own. */
export function tidyPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some((transaction) => transaction.docChanged && !isOthers(transaction))) return null;
      const { tr, schema } = state;
      const bare: { at: number; fill: boolean; size: number }[] = [];
      state.doc.descendants((node, at) => {
        if (node.childCount > 0) return true;
        if (NEEDS_BLOCK.has(node.type.name)) bare.push({ at, fill: true, size: node.nodeSize });
        else if (NEEDS_MEMBERS.has(node.type.name)) bare.push({ at, fill: false, size: node.nodeSize });
        return false;
      });
      const paragraph = schema.nodes['paragraph'];
      for (const { at, fill, size } of bare.reverse()) {
        if (!fill) tr.delete(at, at + size);
        else if (paragraph) tr.insert(at + 1, paragraph.create());
      }
      return bare.length > 0 ? tr : null;
    },
  });
}

/**
 * New cells and list items (a table inserted, a row added) come with a paragraph to put the caret in.
 * The content expressions do not ask for one, see nodes.ts.
 */
export function fillNewBlocks({ nodes }: Schema): void {
  for (const name of NEEDS_BLOCK) {
    const type = nodes[name];
    if (type)
      type.createAndFill = (attrs, content, marks) =>
        type.create(attrs, content ?? nodes['paragraph']?.create(), marks);
  }
}
