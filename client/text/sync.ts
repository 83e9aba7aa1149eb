/**
 * ProseMirror and a Y.XmlFragment kept equal by y-tiptap, with three things mended that let people who write at
 * the same spot tear or overwrite each other's words (tiptap #7556, #7332). They reach into the binding, whose
 * version is pinned; test/client/together.test.ts proves each.
 *
 * 1. Two people who begin in the same fresh paragraph each made a text of their own in it; at the next keystroke
 *    the binding rewrote one into the other, and letters were doubled or lost. A block born here has one text.
 * 2. What was typed was found by comparing texts, which cannot tell which of two equal letters is new. We look
 *    where the caret is.
 * 3. After others' changes the caret was guessed from the text around it. It stays behind the letter it stood
 *    behind, and is guessed only when that block is gone.
 */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import { simpleDiffStringWithCursor } from 'lib0/diff';
import * as Y from 'yjs';
import { toAbsolute, toRelative } from './places.ts';
import { rescuedSpot } from './rescue.ts';

type Mapping = Map<Y.AbstractType<unknown>, Node | Node[]>;
interface Binding {
  readonly type: Y.XmlFragment;
  readonly doc: Y.Doc;
  readonly mapping: Mapping;
  readonly prosemirrorView: { readonly state: EditorState } | null;
  beforeTransactionSelection: unknown;
  beforeAllTransactions: () => void;
  _prosemirrorChanged: (doc: Node) => void;
}

/** The plugins that bind an editor to its fragment; they come first. */
export function syncPlugins(fragment: Y.XmlFragment): Plugin[] {
  const plugin = ySyncPlugin(fragment) as Plugin;
  const init = plugin.spec.state?.init as unknown as () => { binding: Binding };
  mend(init().binding);
  return [plugin, caretPlugin(fragment)];
}

function mend(binding: Binding): void {
  const write = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (doc) => {
    binding.doc.transact((transaction) => {
      const selection = binding.prosemirrorView?.state.selection;
      if (selection) typeAtCaret(binding, doc, selection);
      write(doc);
      giveTexts(transaction);
      binding.beforeTransactionSelection = selection ? hold(binding, doc, selection) : null;
    }, ySyncPluginKey);
  };
  binding.beforeAllTransactions = () => {
    const view = binding.prosemirrorView;
    if (binding.beforeTransactionSelection !== null || !view) return;
    const held = hold(binding, view.state.doc, view.state.selection);
    binding.beforeTransactionSelection = held;
    heldBy.set(binding.type, held as Held);
  };
}

/** A selection tied to the letters it stands behind. */
function hold({ type, mapping }: Binding, doc: Node, selection: Selection): object {
  const spotOf = (at: number): Y.RelativePosition =>
    toRelative(type, doc, at) ?? absolutePositionToRelativePosition(at, type, mapping as never);
  return {
    type: (selection as unknown as { jsonID: string }).jsonID,
    anchor: spotOf(selection.anchor),
    head: spotOf(selection.head),
  };
}

/**
 * After a change of others: the selection behind the letters it stood behind; where its block was made anew (a
 * paragraph that became a heading, or moved), at the same place in the block that reads the same.
 */
function caretPlugin(fragment: Y.XmlFragment): Plugin {
  return new Plugin({
    key: new PluginKey('eigen-caret'),
    appendTransaction: (transactions, before, state) => {
      if (!transactions.some((transaction) => isFromOthers(transaction))) return null;
      const held = heldBy.get(fragment);
      if (!held || !(before.selection instanceof TextSelection)) return null;
      const rescued = (spot: Y.RelativePosition, doc: Node): number | null => {
        const now = rescuedSpot(fragment.doc, spot);
        return now && toAbsolute(fragment, doc, now);
      };
      const at = (spot: Y.RelativePosition, was: number): number | null =>
        toAbsolute(fragment, state.doc, spot) ?? rescued(spot, state.doc) ?? alike(before.doc, state.doc, was);
      const [anchor, head] = [at(held.anchor, before.selection.anchor), at(held.head, before.selection.head)];
      if (anchor === null || head === null) return null;
      if (anchor === state.selection.anchor && head === state.selection.head) return null;
      return state.tr.setSelection(TextSelection.create(state.doc, anchor, head)).setMeta('addToHistory', false);
    },
  });
}

interface Held {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}
/** What each editor's selection was tied to when the change of others began. */
const heldBy = new WeakMap<Y.XmlFragment, Held>();

const isFromOthers = (transaction: Transaction): boolean =>
  (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;

/** The same offset in the nearest block with the same text. */
function alike(before: Node, after: Node, at: number): number | null {
  const $at = before.resolve(Math.min(at, before.content.size));
  const text = $at.parent.textContent;
  if (!$at.parent.isTextblock || text === '') return null;
  let best: number | null = null;
  after.descendants((node, start) => {
    if (!node.isTextblock) return true;
    const here = start + 1 + $at.parentOffset;
    if (node.textContent === text && (best === null || Math.abs(here - at) < Math.abs(best - at))) best = here;
    return false;
  });
  return best;
}

/** Where only the text of one block changed: writes that change where the caret says it was made. */
function typeAtCaret({ type, mapping }: Binding, doc: Node, { $head }: Selection): void {
  let node: Node = doc;
  let parent: Y.XmlFragment = type;
  for (let depth = 0; depth < $head.depth; depth++) {
    const nth = onlyChange(parent, node, mapping);
    if (nth === null || nth !== $head.index(depth)) return;
    const child: unknown = parent.get(nth);
    node = node.child(nth);
    if (!(child instanceof Y.XmlElement) || child.nodeName !== node.type.name) return;
    parent = child;
  }
  const text: unknown = parent.get(0);
  if (!node.isTextblock || parent.length !== 1 || !(text instanceof Y.XmlText)) return;
  if (node.textContent.length !== node.content.size) return;
  const before = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
  const after = node.textContent;
  const start = $head.parentOffset - Math.max(0, after.length - before.length);
  const { index, remove, insert } = simpleDiffStringWithCursor(before, after, Math.max(0, start));
  if (remove > 0) text.delete(index, remove);
  if (insert !== '') text.insert(index, insert);
}

/** Which child differs from what was last written; null unless it is exactly one, in its old place. */
function onlyChange(parent: Y.XmlFragment, node: Node, mapping: Mapping): number | null {
  const children = parent.toArray();
  if (children.length !== node.childCount) return null;
  let found: number | null = null;
  for (const [nth, child] of children.entries()) {
    if (mapping.get(child as never) === node.child(nth)) continue;
    if (found !== null) return null;
    found = nth;
  }
  return found;
}

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'artikel']);

/** Gives every empty block that was made in this transaction its one text. */
function giveTexts({ changed, doc, beforeState }: Y.Transaction): void {
  const since = beforeState.get(doc.clientID) ?? 0;
  const isNew = ({ _item }: Y.XmlElement): boolean =>
    _item !== null && _item.id.client === doc.clientID && _item.id.clock >= since;
  const look = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement) || !isNew(child)) continue;
      if (TEXT_BLOCKS.has(child.nodeName) && child.length === 0) child.insert(0, [new Y.XmlText()]);
      else look(child);
    }
  };
  for (const type of [...changed.keys()]) {
    const parent: unknown = type;
    if (parent instanceof Y.XmlFragment && !parent._item?.deleted) look(parent);
  }
}
