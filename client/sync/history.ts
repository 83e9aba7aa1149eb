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
  const stepper = createStepper(doc, roots, manager, onKept);
  manager.on('stack-item-popped', ({ stackItem }) => {
    const spot = stackItem.meta.get('plek') as Spot | undefined;
    if (spot) for (const listener of listeners) listener(spot);
  });
  return {
    manager,
    state: stateStore(manager, stepper),
    undo: () => stepper.step('undoStack'),
    redo: () => stepper.step('redoStack'),
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

interface Stepper {
  readonly step: (stack: Stack) => void;
  /** How many steps there are, also while one of them is being undone. */
  readonly count: (stack: Stack) => number;
  readonly touched: Set<() => void>;
}

/**
 * Undoes one step at a time. Yjs by itself goes on to the next step where one turns out to change nothing;
 * but each must be looked at before, so it sees no more than one.
 */
function createStepper(
  doc: Y.Doc,
  roots: readonly Y.AbstractType<unknown>[],
  manager: Y.UndoManager,
  onKept: () => void,
): Stepper {
  const hidden = { undoStack: 0, redoStack: 0 };
  const touched = new Set<() => void>();
  const alone = (stack: Stack): boolean => {
    const rest = manager[stack].splice(0, manager[stack].length - 1);
    hidden[stack] = rest.length;
    try {
      return (stack === 'undoStack' ? manager.undo() : manager.redo()) !== null;
    } finally {
      manager[stack].unshift(...rest);
      hidden[stack] = 0;
    }
  };
  const keep = (stack: Stack): void => {
    manager[stack].pop();
    manager.stopCapturing();
    onKept();
  };
  const go = (stack: Stack): void => {
    for (let next = manager[stack].at(-1); next; next = manager[stack].at(-1)) {
      if (takesFromOthers(doc, roots, next)) return keep(stack);
      if (alone(stack)) return;
    }
  };
  const step = (stack: Stack): void => {
    go(stack);
    for (const listener of [...touched]) listener();
  };
  return { step, count: (stack) => manager[stack].length + hidden[stack], touched };
}

function stateStore(manager: Y.UndoManager, { count, touched }: Stepper): History['state'] {
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
    () => ({ canUndo: count('undoStack') > 0, canRedo: count('redoStack') > 0 }),
    sameJson,
  );
}
