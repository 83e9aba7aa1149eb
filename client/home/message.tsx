/** Something short to tell, below on the page. */
import type { ReactNode } from 'react';

export function Message({ close, children }: { close: () => void; children: ReactNode }) {
  return (
    <div className="bericht-plek">
      <div className="bericht">
        <p role="status">{children}</p>
        <button type="button" className="bericht-terug" onClick={close}>
          Sluiten
        </button>
      </div>
    </div>
  );
}
