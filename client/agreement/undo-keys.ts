/** Ctrl+Z and Ctrl+Y for the whole document, also in its text fields, whose own undo knows nothing of the others. */
import { useEffect } from 'react';
import { useSession } from '../sync/context.tsx';

/** Listens while the page is there. Fields outside the document (`data-eigen-undo`) keep their own. */
export function useUndoKeys(): void {
  const { history, barrier } = useSession();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const wanted = wantedBy(event);
      const own = event.target instanceof HTMLElement && event.target.closest('[data-eigen-undo]') !== null;
      if (!wanted || own || barrier.get() !== null) return;
      event.preventDefault();
      event.stopPropagation();
      history[wanted]();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [history, barrier]);
}

function wantedBy({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'y') return 'redo';
  if (letter !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}
