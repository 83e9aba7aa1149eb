/** Ctrl+Z and Ctrl+Y for the whole document, also in its text fields, whose own undo knows nothing of the others. */
import { useEffect } from 'react';
import { allowsWriting } from '../sync/barrier.ts';
import { useSession } from '../sync/context.tsx';

/** Listens while the page is there. Fields outside the document (`data-eigen-undo`) keep their own. */
export function useUndoKeys(): void {
  const { history, barrier, notice } = useSession();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const wanted = wantedBy(event);
      const own = event.target instanceof HTMLElement && event.target.closest('[data-eigen-undo]') !== null;
      if (!wanted || own || !allowsWriting(barrier.get())) return;
      event.preventDefault();
      event.stopPropagation();
      const { canUndo, canRedo } = history.state.get();
      if (wanted === 'undo' ? canUndo : canRedo) history[wanted]();
      else notice.set({ text: NOTHING[wanted], undoable: false });
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [history, barrier, notice]);
}

/** Said rather than doing nothing without a word; after the page was opened anew the steps before are gone. */
const NOTHING = {
  undo: 'Er is niets van u om ongedaan te maken sinds u deze pagina opende.',
  redo: 'Er is niets om opnieuw te doen.',
};

function wantedBy({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'y') return 'redo';
  if (letter !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}
