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
        title={canUndo ? 'Ongedaan maken (Ctrl+Z)' : 'Niets van u om ongedaan te maken sinds u deze pagina opende'}
        disabled={!canUndo}
        onClick={history.undo}
      >
        <UndoIcon />
      </button>
      <button
        type="button"
        className="icoon-knop"
        aria-label="Opnieuw"
        title={canRedo ? 'Opnieuw (Ctrl+Y)' : 'Niets om opnieuw te doen'}
        disabled={!canRedo}
        onClick={history.redo}
      >
        <RedoIcon />
      </button>
    </span>
  );
}
