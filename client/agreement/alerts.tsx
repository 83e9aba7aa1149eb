/** What stands in the way of writing, said plainly above the text. */
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import type { Barrier } from '../sync/types.ts';

/** The alert, if there is one. */
export function Alerts() {
  const barrier = useStore(useSession().barrier);
  if (!barrier || barrier.soort === 'lezer') return null;
  return (
    <div className="melding fout" role="alert">
      <p>
        <b>{TITLES[barrier.soort]}</b> {barrier.reden}
      </p>
      <button type="button" className="knop" onClick={() => location.reload()}>
        Pagina herladen
      </button>
    </div>
  );
}

const TITLES: Record<Exclude<Barrier['soort'], 'lezer'>, string> = {
  geweigerd:
    'De server nam uw laatste wijziging niet aan. Uw tekst staat nog op dit scherm: kopieer wat u wilt houden voor u herlaadt.',
  gesloten: 'De verbinding is gesloten.',
  onbekend: 'U kunt hier nu niet schrijven.',
};
