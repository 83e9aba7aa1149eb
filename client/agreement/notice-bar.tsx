/** A short message at the bottom, or on top while a sheet is open, with a way back where there is one. */
import { useEffect } from 'react';
import { CloseIcon } from '../fields/icons.tsx';
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';

const SHOWN_MS = 9_000;

/** The message of the moment. */
export function NoticeBar() {
  const { notice, history } = useSession();
  const shown = useStore(notice);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => notice.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, notice]);
  const undo = (): void => {
    history.undo();
    notice.set(null);
  };
  return (
    // A dialog that is open hides what lies outside it, from who listens too; not this.
    <div className="bericht-plek" role="status" aria-live="polite" data-react-aria-top-layer="true">
      {shown ? (
        <div className="bericht">
          <span>{shown.text}</span>
          {shown.undoable ? (
            <button type="button" className="bericht-terug" onClick={undo}>
              Ongedaan maken
            </button>
          ) : null}
          <button type="button" className="icoon-knop" aria-label="Bericht sluiten" onClick={() => notice.set(null)}>
            <CloseIcon />
          </button>
        </div>
      ) : null}
    </div>
  );
}
