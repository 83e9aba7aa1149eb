/** The desk: bar on top, parts on the left, paper in the middle, help on the right; sheets on a phone. */
import { useCallback, useEffect, useState } from 'react';
import { fetchTheRest } from '../later.tsx';
import { useSession } from '../sync/context.tsx';
import { usePlaceInAddress } from './address.ts';
import { Alerts } from './alerts.tsx';
import { LeftPanel, RightPanel } from './beside.tsx';
import { Header } from './header.tsx';
import { useMedia } from './media.ts';
import { NoticeBar } from './notice-bar.tsx';
import { useFolded } from './panels.ts';
import { Paper } from './paper.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { useRegionKeys } from './regions.ts';
import { Shortcuts } from './shortcuts.tsx';
import { useRemoved } from './removed.ts';
import type { Tab } from './side.tsx';
import { Together } from '../together/together.tsx';
import { useTracking } from './tracking.ts';
import { useUndoKeys } from './undo-keys.ts';

/** Everything on the agreement's page. */
export function Workplace() {
  const narrow = useMedia('(max-width: 1100px)');
  const [tab, setTab] = useState<Tab>('punten');
  const [sheet, setSheet] = useState<Tab | 'onderdelen' | null>(null);
  const part = useTracking();
  const [folded, fold] = useFolded();
  useEffect(() => whenIdle(fetchTheRest), []);
  useUndoKeys();
  useRegionKeys();
  usePlaceInAddress(part);
  useRemoved();
  useDocumentTitle();
  const inspire = useCallback(() => {
    setTab('inspiratie');
    if (narrow) setSheet('inspiratie');
    else fold('hulp', false);
    if (!narrow) requestAnimationFrame(() => document.querySelector<HTMLElement>('.hulp .zoek')?.focus());
  }, [narrow, fold]);
  return (
    <div className="bureau-pagina">
      <a className="overslaan" href="#papier">
        Naar de tekst
      </a>
      <Header />
      <div className={`bureau ${folded.onderdelen ? 'onderdelen-dicht' : ''} ${folded.hulp ? 'hulp-dicht' : ''}`}>
        {narrow ? null : <LeftPanel part={part} />}
        <main id="papier" tabIndex={-1} data-gebied="papier">
          <Alerts />
          <Paper onInspire={inspire} />
          <Together />
        </main>
        {narrow ? null : <RightPanel tab={tab} setTab={setTab} part={part} />}
      </div>
      {narrow ? <PhoneBar sheet={sheet} setSheet={setSheet} part={part} /> : null}
      <NoticeBar />
      <Shortcuts />
      <p className="enkel-afdruk">Gebruik Voorbeeld en Pdf maken om deze overeenkomst af te drukken.</p>
    </div>
  );
}

/** Once the page has come to rest. Safari knows no idle callback. */
function whenIdle(act: () => void): () => void {
  const timer = setTimeout(act, RESTED_MS);
  return () => clearTimeout(timer);
}

const RESTED_MS = 4000;

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
