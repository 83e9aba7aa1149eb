/** The desk: bar on top, parts on the left, paper in the middle, help on the right; sheets on a phone. */
import { useCallback, useEffect, useState } from 'react';
import type { Status } from '../../model/access.ts';
import { useSession } from '../sync/context.tsx';
import { Alerts } from './alerts.tsx';
import { Header } from './header.tsx';
import { useMedia } from './media.ts';
import { NoticeBar } from './notice-bar.tsx';
import { Paper } from './paper.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { Rail } from './rail.tsx';
import { useRemoved } from './removed.ts';
import { Side, type Tab } from './side.tsx';
import { useTracking } from './tracking.ts';
import { useUndoKeys } from './undo-keys.ts';

/** Everything on the agreement's page. */
export function Workplace({ status }: { status: Status }) {
  const narrow = useMedia('(max-width: 1100px)');
  const [tab, setTab] = useState<Tab>('punten');
  const [sheet, setSheet] = useState<Tab | 'onderdelen' | null>(null);
  const part = useTracking();
  useUndoKeys();
  useRemoved();
  useDocumentTitle();
  const closeSheet = useCallback(() => setSheet(null), []);
  const inspire = useCallback(() => {
    setTab('inspiratie');
    if (narrow) setSheet('inspiratie');
    else document.querySelector<HTMLElement>('.zijkant .zoek')?.focus();
  }, [narrow]);
  return (
    <div className="bureau-pagina">
      <a className="overslaan" href="#papier">
        Naar de tekst
      </a>
      <Header status={status} />
      <div className="bureau">
        {narrow ? null : <Rail current={part} />}
        <main id="papier" tabIndex={-1}>
          <Alerts />
          <Paper onInspire={inspire} />
        </main>
        {narrow ? null : (
          <aside className="zijkant" aria-label="Hulp bij het schrijven">
            <Side tab={tab} setTab={setTab} part={part} done={closeSheet} />
          </aside>
        )}
      </div>
      {narrow ? <PhoneBar sheet={sheet} setSheet={setSheet} part={part} status={status} /> : null}
      <NoticeBar />
      <p className="enkel-afdruk">Gebruik Voorbeeld en Pdf maken om deze overeenkomst af te drukken.</p>
    </div>
  );
}

function useDocumentTitle(): void {
  const { doc } = useSession();
  useEffect(() => {
    const title = doc.getText('titel');
    const tell = (): void => {
      document.title = `${title.toJSON() || 'Overeenkomst'} · Samenschrift`;
    };
    tell();
    title.observe(tell);
    return () => title.unobserve(tell);
  }, [doc]);
}
