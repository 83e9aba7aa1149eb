/** Typed marks of layout: «- », «1. », «## » at the start of a paragraph, and addresses that become links. */
import { Extension, InputRule, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core';
import type { NodeType } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { History } from '../sync/history.ts';
import { addressesIn } from './paste/address.ts';

/** The extension of one editor. Each rule is a step of its own to undo: it brings back what was typed. */
export function typedMarks(history: History): Extension {
  return Extension.create({
    name: 'getypteOpmaak',
    addInputRules() {
      const { nodes } = this.editor.schema;
      const rules = [
        ...list(/^\s*([-*•])\s$/, nodes['bulletList']),
        ...list(/^\s*1[.)]\s$/, nodes['orderedList']),
        ...(nodes['heading'] ? [textblockTypeInputRule({ find: /^#{1,6}\s$/, type: nodes['heading'] })] : []),
      ].map((rule) => inParagraph(rule, history));
      return [...rules, addressRule(history)];
    },
  });
}

const list = (find: RegExp, type: NodeType | undefined): InputRule[] =>
  type ? [wrappingInputRule({ find, type })] : [];

/** A rule that works in a paragraph only: a heading that begins with a dash is a heading. */
function inParagraph(rule: InputRule, history: History): InputRule {
  return new InputRule({
    find: rule.find,
    handler: (props) => {
      const { $from } = props.state.selection;
      if ($from.parent.type.name !== 'paragraph' || $from.node(-1)?.type.name === 'listItem') return null;
      history.pause();
      return rule.handler(props);
    },
  });
}

function addressRule(history: History): InputRule {
  return new InputRule({
    find: /\S+ $/,
    handler: ({ state, range }) => {
      if (!linkIn(state, range.from, range.to, state.tr)) return null;
      history.pause();
      state.tr.insertText(' ', range.to);
      return undefined;
    },
  });
}

/** On Enter: links the address that was just typed. Always false, so that Enter goes on to do its own work. */
export function linkBefore(view: EditorView, history: History): false {
  const { state } = view;
  const { $from, empty } = state.selection;
  if (!empty) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
  const word = /\S+$/.exec(before)?.[0];
  const { tr } = state;
  if (!word || !linkIn(state, $from.pos - word.length, $from.pos, tr)) return false;
  history.pause();
  view.dispatch(tr);
  return false;
}

/** Marks the address in a stretch of text without one; false when there is nothing to mark. */
function linkIn(state: EditorState, from: number, to: number, tr: Transaction): boolean {
  const link = state.schema.marks['link'];
  const [found] = addressesIn(state.doc.textBetween(from, to, undefined, '\uFFFC'));
  if (!link || !found) return false;
  const start = from + found.index;
  const end = start + found.text.length;
  if (state.doc.rangeHasMark(start, end, link)) return false;
  tr.addMark(start, end, link.create({ href: found.href })).removeStoredMark(link);
  return true;
}
