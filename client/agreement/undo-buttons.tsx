/** Undo and redo for who has no keyboard at hand. */
import { RedoIcon, UndoIcon } from '../fields/icons.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';

/** The two buttons; nothing for who only reads. */
export function UndoButtons() {
  const { history } = useSession();
  const { canUndo, canRedo } = useStore(history.state);
  const mayWrite = useMayWrite();
  if (!mayWrite) return null;
  return (
    <span className="terug-knoppen">
      <button
        type="button"
        className="icoon-knop"
        aria-label="Ongedaan maken"
        title="Ongedaan maken (Ctrl+Z)"
        disabled={!canUndo}
        onClick={history.undo}
      >
        <UndoIcon />
      </button>
      <button
        type="button"
        className="icoon-knop"
        aria-label="Opnieuw"
        title="Opnieuw (Ctrl+Y)"
        disabled={!canRedo}
        onClick={history.redo}
      >
        <RedoIcon />
      </button>
    </span>
  );
}
