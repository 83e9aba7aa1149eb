/** What stands in the way of writing, said plainly above the text. */
import { useDesk, useSession } from '../sync/context.tsx';
import { FrozenBanner } from '../freeze/banner.tsx';
import { AsideAlert } from '../aside/aside-alert.tsx';
import { isAtRisk } from '../sync/saved.ts';
import { useSelect, useStore } from '../sync/store.ts';
import type { Barrier } from '../sync/types.ts';
import { downloadDoc } from './download.ts';
import { LeaveQuestion } from './leave-question.tsx';
import { Choice, Leftovers } from './leftovers.tsx';
import { LineBar } from './line-bar.tsx';

/** The alerts, where there are any. */
export function Alerts() {
  const { session } = useDesk();
  return (
    <>
      <LineBar />
      <FrozenBanner />
      <Wall />
      <AsideAlert />
      <Leftovers id={session.id} created={session.created} />
      <LeaveQuestion />
    </>
  );
}

function Wall() {
  const session = useSession();
  const barrier = useStore(session.barrier);
  if (!barrier || barrier.soort === 'lezer') return null;
  return (
    <div className="melding fout wand" role="alert">
      <div>
        <p>
          <b>{TITLES[barrier.soort]}</b> {barrier.reden}
        </p>
        <Unsent barrier={barrier} />
      </div>
      {barrier.soort === 'te-groot' ? (
        <button type="button" className="knop" onClick={session.retry}>
          Opnieuw proberen
        </button>
      ) : (
        <button type="button" className="knop" onClick={() => location.reload()}>
          {barrier.soort === 'afgemeld' ? 'Opnieuw aanmelden' : 'Pagina herladen'}
        </button>
      )}
    </div>
  );
}

const TITLES: Record<Exclude<Barrier['soort'], 'lezer'>, string> = {
  geweigerd: 'De server nam uw laatste wijziging niet aan.',
  gesloten: 'De verbinding is gesloten.',
  onbekend: 'U kunt hier nu niet schrijven.',
  verouderd: 'Er is een nieuwere versie van Samenschrift.',
  vervangen: 'Op de server staat onder dit adres nu een andere overeenkomst.',
  verwijderd: 'Deze overeenkomst werd verwijderd.',
  afgemeld: 'U bent afgemeld.',
  'te-groot': 'Deze overeenkomst is te groot geworden.',
};

/** What was written and not taken, if anything: where it is, and how to keep it. */
function Unsent({ barrier }: { barrier: Barrier }) {
  const { doc, saved, device: copy, discardCopy } = useSession();
  const device = useStore(copy);
  const unsent = useSelect(saved, isAtRisk);
  if (!unsent) return null;
  const kept = (device.soort === 'houdt' || device.soort === 'gestopt') && device.wachtend === 0;
  // A newer version will send it, and another agreement leaves it be: throwing away is not the way on there.
  const isStuck = ['geweigerd', 'gesloten', 'te-groot'].includes(barrier.soort);
  return (
    <>
      <p>
        {kept
          ? 'Wat u schreef en niet verstuurd is, staat nog op dit toestel, ook na herladen.'
          : 'Wat u schreef en niet verstuurd is, staat alleen in dit venster: download het voor u herlaadt.'}
      </p>
      <Choice
        save={() => downloadDoc(doc, `${doc.getText('titel').toJSON()} (niet verstuurd)`)}
        discard={isStuck ? () => void discardCopy().then(() => location.reload()) : undefined}
      />
    </>
  );
}
