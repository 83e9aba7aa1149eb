/**
 * One undo for the whole document: rich text, fields, records and the matrix share one Y.UndoManager.
 * Undo also brings people back to where the change was made.
 */
import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { LOCAL_EDIT, rootTypes } from '../../model/edit.ts';
import { takesFromOthers } from './foreign.ts';
import { derived, sameJson, type Store } from './store.ts';

/** What a step remembers of where it was made. */
export interface Spot {
  /** The field, see spot.ts. */
  readonly plek: string | null;
  /** The caret in a rich text, as it was before the edit. */
  readonly caret: Caret | null;
}
export interface Caret {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}
type Stack = 'undoStack' | 'redoStack';
type Returning = (spot: Spot) => void;

export interface History {
  readonly manager: Y.UndoManager;
  readonly state: Store<{ canUndo: boolean; canRedo: boolean }>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The next edit starts a step of its own. */
  readonly pause: () => void;
  /** Where the caret is, told by the rich text that has the focus. */
  readonly remember: (caret: Caret | null) => void;
  /** Called after an undo or redo, with where that step was made. */
  readonly onReturn: (listener: Returning) => () => void;
  /** Tells where a step was made once more: for a rich text whose editor was not there yet. */
  readonly returnAgain: (spot: Spot) => void;
  readonly destroy: () => void;
}

/** A block that still holds text stays when its making is undone: the text is someone else's. */
const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'artikel']);

/**
 * `whereAmI` tells the field that has the focus. `onKept` is called when a step was left alone because
 * undoing it would have deleted what someone else wrote; that step is dropped.
 */
export function createHistory(doc: Y.Doc, whereAmI: () => string | null, onKept: () => void): History {
  const roots = rootTypes(doc);
  const manager = new Y.UndoManager(roots, {
    trackedOrigins: new Set([LOCAL_EDIT, ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, TEXT_BLOCKS),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  });
  const listeners = new Set<Returning>();
  let caret: Caret | null = null;
  manager.on('stack-item-added', ({ stackItem }) => {
    const spot: Spot = { plek: whereAmI(), caret };
    if (!stackItem.meta.has('plek')) stackItem.meta.set('plek', spot);
  });
  const hidden = { undoStack: 0, redoStack: 0 };
  const touched = new Set<() => void>();
  const told = (): void => {
    for (const listener of [...touched]) listener();
  };
  /**
   * Yjs goes on to the next step by itself where one turns out to change nothing; each must be looked at
   * before. So it sees one step at a time.
   */
  const alone = (stack: Stack, go: () => unknown): boolean => {
    const rest = manager[stack].splice(0, manager[stack].length - 1);
    hidden[stack] = rest.length;
    try {
      return go() !== null;
    } finally {
      manager[stack].unshift(...rest);
      hidden[stack] = 0;
    }
  };
  const step = (stack: Stack, go: () => unknown): void => {
    for (let next = manager[stack].at(-1); next; next = manager[stack].at(-1)) {
      if (takesFromOthers(doc, roots, next)) {
        manager[stack].pop();
        manager.stopCapturing();
        onKept();
        break;
      }
      if (alone(stack, go)) break;
    }
    told();
  };
  manager.on('stack-item-popped', ({ stackItem }) => {
    const spot = stackItem.meta.get('plek') as Spot | undefined;
    if (spot) for (const listener of listeners) listener(spot);
  });
  return {
    manager,
    state: stateStore(manager, hidden, touched),
    undo: () => step('undoStack', () => manager.undo()),
    redo: () => step('redoStack', () => manager.redo()),
    pause: () => manager.stopCapturing(),
    remember: (next) => {
      caret = next;
    },
    onReturn: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    returnAgain: (spot) => {
      for (const listener of listeners) listener(spot);
    },
    destroy: () => manager.destroy(),
  };
}

function stateStore(
  manager: Y.UndoManager,
  hidden: Readonly<Record<Stack, number>>,
  touched: Set<() => void>,
): History['state'] {
  const any = (stack: Stack): boolean => manager[stack].length + hidden[stack] > 0;
  return derived(
    (changed) => {
      touched.add(changed);
      manager.on('stack-item-added', changed);
      manager.on('stack-item-popped', changed);
      manager.on('stack-cleared', changed);
      return () => {
        touched.delete(changed);
        manager.off('stack-item-added', changed);
        manager.off('stack-item-popped', changed);
        manager.off('stack-cleared', changed);
      };
    },
    () => ({ canUndo: any('undoStack'), canRedo: any('redoStack') }),
    sameJson,
  );
}
