/** Keys of a rich text: blocks, links, leaving a list or a table, and the way to the toolbar. */
import { Extension, type Editor } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { SHORTCUTS, type ShortcutId } from '../agreement/shortcut-list.ts';
import type { History } from '../sync/history.ts';
import { linkBefore } from './autolink.ts';
import { CHOICES, offered } from './menu.ts';
import type { Tools } from './tools.ts';

/** The extension of one editor. */
export function textKeys(tools: Tools, history: History, articles: boolean): Extension {
  return Extension.create({
    name: 'toetsen',
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this;
      const key = (id: ShortcutId): string => SHORTCUTS[id].keys[0];
      const bar = (state: 'koppeling' | 'toetsen') => () => (tools.bar.set(state), true);
      const blocks = CHOICES.flatMap(({ id, shortcut }) =>
        shortcut && id !== 'koppeling' ? [[key(shortcut), () => choose(editor, id, history, articles)]] : [],
      );
      return {
        ...(Object.fromEntries(blocks) as Record<string, () => boolean>),
        [key('koppeling')]: bar('koppeling'),
        [key('werkbalk')]: bar('toetsen'),
        [key('uitTabel')]: () => leaveTable(editor, 'after', history),
        Backspace: () => backspace(editor),
        Enter: () => linkBefore(editor.view, history),
        ArrowDown: () => isAtEdge(editor, 'after') && leaveTable(editor, 'after', history),
        ArrowUp: () => isAtEdge(editor, 'before') && leaveTable(editor, 'before', history),
      };
    },
  });
}

function choose(editor: Editor, id: string, history: History, articles: boolean): boolean {
  const choice = offered(editor, articles).find((one) => one.id === id);
  if (!choice) return false;
  history.pause();
  return choice.run(editor.chain().focus()).run();
}

/** At the start of a heading or list item, Backspace first takes away what the block is. */
function backspace(editor: Editor): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof TextSelection) || !selection.empty || selection.$from.parentOffset > 0) return false;
  const { $from } = selection;
  if (['heading', 'artikel'].includes($from.parent.type.name)) return editor.commands.setNode('paragraph');
  const inItem = $from.node(-1)?.type.name === 'listItem' && $from.index(-1) === 0;
  return inItem && editor.commands.liftListItem('listItem');
}

type Side = 'before' | 'after';

/** Depth of the outermost table around the caret; 0 outside. */
function tableDepth({ $from }: Selection): number {
  for (let depth = 1; depth <= $from.depth; depth++) if ($from.node(depth).type.name === 'table') return depth;
  return 0;
}

/** Whether the caret stands on the last (or first) line of the last (or first) row of a table with no text behind (or before) it. */
function isAtEdge({ state, view }: Editor, side: Side): boolean {
  const { $from, empty } = state.selection;
  const depth = tableDepth(state.selection);
  if (!empty || depth === 0) return false;
  const row = $from.index(depth);
  const outer = $from.node(depth - 1);
  const nth = $from.index(depth - 1);
  const edge = side === 'after' ? row === $from.node(depth).childCount - 1 : row === 0;
  const alone = side === 'after' ? nth === outer.childCount - 1 : nth === 0;
  return edge && alone && view.endOfTextblock(side === 'after' ? 'down' : 'up');
}

/** Puts the caret beside the table, in a new paragraph where there is none. */
function leaveTable(editor: Editor, side: Side, history: History): boolean {
  const { state } = editor;
  const depth = tableDepth(state.selection);
  if (depth === 0) return false;
  const { $from } = state.selection;
  const spot = side === 'after' ? $from.after(depth) : $from.before(depth);
  const beside = side === 'after' ? state.doc.resolve(spot).nodeAfter : state.doc.resolve(spot).nodeBefore;
  const { tr } = state;
  if (!beside?.isTextblock) {
    const paragraph = state.schema.nodes['paragraph']?.create();
    if (!paragraph) return false;
    history.pause();
    tr.insert(spot, paragraph).setSelection(TextSelection.create(tr.doc, spot + 1));
  } else tr.setSelection(Selection.near(tr.doc.resolve(spot), side === 'after' ? 1 : -1));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}
