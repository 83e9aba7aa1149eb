/** A notice that offers to undo a step may do so only while that step is still the last one. */
import type * as Y from 'yjs';
import type { Cell } from './store.ts';
import type { Notice } from './types.ts';

/** Takes the offer away as soon as anything else is done, undone or redone. Returns how to stop. */
export function withdrawWhenStale(manager: Y.UndoManager, notice: Cell<Notice | null>): () => void {
  const withdraw = (): void => {
    if (notice.get()?.undoable) notice.set(null);
  };
  manager.on('stack-item-added', withdraw);
  manager.on('stack-item-updated', withdraw);
  manager.on('stack-item-popped', withdraw);
  manager.on('stack-cleared', withdraw);
  return () => {
    manager.off('stack-item-added', withdraw);
    manager.off('stack-item-updated', withdraw);
    manager.off('stack-item-popped', withdraw);
    manager.off('stack-cleared', withdraw);
  };
}
