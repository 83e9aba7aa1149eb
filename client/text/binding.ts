/** A rich text's ProseMirror bound to its Y.XmlFragment, with the document's one undo. */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yCursorPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { readRichText } from '../../model/rich-text.ts';
import type { Caret } from '../sync/history.ts';
import type { Session } from '../sync/types.ts';
import { newsPlugin } from '../together/highlight.ts';
import { buildCaret, buildSelection, cursorGuard, type Cursor } from './caret.ts';
import { toAbsolute, toRelative } from './places.ts';
import { syncPlugins } from './sync.ts';
import { tidyPlugin } from './tidy.ts';

interface Binding {
  readonly type: Y.XmlFragment;
  readonly mapping: Map<Y.AbstractType<unknown>, unknown>;
  readonly destroy: () => void;
}
interface SyncState {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: Binding;
  readonly isChangeOrigin: boolean;
}
const syncState = (state: EditorState): SyncState | undefined =>
  ySyncPluginKey.getState(state) as SyncState | undefined;

/** The extension for one fragment. `onUnknown` is told, once, that content arrived which must not be touched; `others` are plugins that must see only what the binding let through. */
export function boundTo(
  fragment: Y.XmlFragment,
  session: Session,
  onUnknown: () => void,
  ...others: readonly Plugin[]
): Extension {
  return Extension.create({
    name: 'gebonden',
    addProseMirrorPlugins() {
      const own = (): Cursor | null => cursorOf(fragment, this.editor.state);
      return [
        guardPlugin(fragment, onUnknown),
        ...syncPlugins(fragment),
        yCursorPlugin(cursorGuard(session.awareness, own, () => this.editor.view.hasFocus()) as never, {
          cursorBuilder: buildCaret as never,
          selectionBuilder: buildSelection as never,
        }) as Plugin,
        newsPlugin(fragment, session),
        caretMemory(session),
        tidyPlugin(),
        ...others,
      ];
    },
    addKeyboardShortcuts: () => ({
      'Mod-z': () => (session.history.undo(), true),
      'Mod-y': () => (session.history.redo(), true),
      'Shift-Mod-z': () => (session.history.redo(), true),
    }),
  });
}

/**
 * The binding deletes, for everyone, what its schema does not know. So we look first (our observer is
 * registered before its own) and cut it off when something unknown arrives.
 */
function guardPlugin(fragment: Y.XmlFragment, onUnknown: () => void): Plugin {
  return new Plugin({
    key: new PluginKey('bewaking'),
    view: (view) => {
      const look = (): void => {
        if (isKnown(fragment)) return;
        syncState(view.state)?.binding.destroy();
        onUnknown();
      };
      fragment.observeDeep(look);
      return { destroy: () => fragment.unobserveDeep(look) };
    },
  });
}

/** True when the fragment holds nothing but what the format knows. */
export function isKnown(fragment: Y.XmlFragment): boolean {
  try {
    readRichText(fragment);
    return true;
  } catch {
    return false;
  }
}

/** The selection as others may look it up; null where it is not in the text of a block. */
function cursorOf(fragment: Y.XmlFragment, { doc, selection }: EditorState): Cursor | null {
  const anchor = toRelative(fragment, doc, selection.anchor);
  const head = toRelative(fragment, doc, selection.head);
  return anchor && head ? { anchor, head } : null;
}

/** Tells the undo where the caret was before each edit made here. */
function caretMemory(session: Session): Plugin {
  return new Plugin({
    key: new PluginKey('caret-geheugen'),
    state: {
      init: () => null,
      apply: (transaction, _value, before) => {
        const sync = syncState(before);
        const own = transaction.getMeta(ySyncPluginKey) === undefined;
        if (sync && own && transaction.docChanged) session.history.remember(cursorOf(sync.type, before));
        return null;
      },
    },
    view: (view) => {
      const forget = (): void => session.history.remember(null);
      view.dom.addEventListener('blur', forget);
      return { destroy: () => view.dom.removeEventListener('blur', forget) };
    },
  });
}

/** Puts the caret back where a step began, and shows it. */
export function restoreCaret(view: EditorView, caret: Caret | null): void {
  view.focus();
  const sync = syncState(view.state);
  if (!caret || !sync) return;
  const at = (position: Y.RelativePosition): number | null => toAbsolute(sync.type, view.state.doc, position);
  const [anchor, head] = [at(caret.anchor), at(caret.head)];
  if (anchor === null || head === null) return;
  const { doc, tr } = view.state;
  const end = doc.content.size;
  const selection = TextSelection.between(doc.resolve(Math.min(anchor, end)), doc.resolve(Math.min(head, end)));
  view.dispatch(tr.setSelection(selection).scrollIntoView());
}
