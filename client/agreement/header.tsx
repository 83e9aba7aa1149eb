/** The bar on top: where you are, whether it is saved, who is here, what you can make of it. */
import type { Status } from '../../model/access.ts';
import { StatusPill } from '../home/home-page.tsx';
import { RedoIcon, UndoIcon } from '../fields/icons.tsx';
import { Link } from '../router.tsx';
import { useDesk, useMayWrite, useSession } from '../sync/context.tsx';
import { useText } from '../sync/hooks.ts';
import { distinctPeople, initials } from '../sync/presence.ts';
import { isAtRisk, type SavedState } from '../sync/saved.ts';
import type { Barrier } from '../sync/types.ts';
import { useStore } from '../sync/store.ts';
import { PdfButton } from './pdf-button.tsx';
import { PreviewButton } from './preview.tsx';
import { useOwnColour } from './own-colour.ts';

/** The header. */
export function Header({ status }: { status: Status }) {
  const { doc } = useSession();
  const title = useText(doc.getText('titel'));
  return (
    <header className="balk agreement-balk">
      <Link to="/overeenkomsten" className="merk">
        <i>Samenschrift</i>
      </Link>
      <nav className="kruimel" aria-label="Kruimelpad">
        <Link to="/overeenkomsten">Overeenkomsten</Link> / <b>{title || 'Overeenkomst zonder titel'}</b>
      </nav>
      <StatusPill status={status} />
      <span className="groei" />
      <Saved />
      <People />
      <UndoButtons />
      <PreviewButton />
      <PdfButton />
    </header>
  );
}

interface Saying {
  readonly kort: string;
  readonly woorden: string;
  readonly toon: 'goed' | 'bezig' | 'slecht';
}
const SAVED: Record<SavedState, Saying> = {
  verbinden: { kort: 'Verbinden…', woorden: 'Verbinden…', toon: 'bezig' },
  bewaard: { kort: 'Bewaard', woorden: 'Bewaard', toon: 'goed' },
  bewaren: { kort: 'Bewaren…', woorden: 'Bewaren…', toon: 'bezig' },
  'geen-verbinding': { kort: 'Geen verbinding', woorden: 'Geen verbinding. Alles tot nu is bewaard.', toon: 'slecht' },
  'niet-bewaard': { kort: 'Niet bewaard', woorden: 'Nog niet bewaard: geen verbinding', toon: 'slecht' },
  schijf: {
    kort: 'Niet bewaard',
    woorden: 'Nog niet bewaard: de server kan nu niet schrijven. Uw tekst blijft hier staan.',
    toon: 'slecht',
  },
};

/** What a refusal leaves behind is not on its way any more: saying «Bewaren…» would be untrue. */
const REFUSED: Saying = {
  kort: 'Niet bewaard',
  woorden: 'Niet bewaard: de server nam uw wijziging niet aan',
  toon: 'slecht',
};
const READING: Saying = { kort: 'Alleen lezen', woorden: 'Alleen lezen', toon: 'bezig' };

/** What to say, given the connection and what stands in the way of writing. */
export function sayingOf(state: SavedState, barrier: Barrier | null): Saying {
  const said = SAVED[state];
  if (!barrier) return said;
  if (isAtRisk(state) && barrier.soort !== 'onbekend') return REFUSED;
  return barrier.soort === 'lezer' && said.toon !== 'slecht' ? READING : said;
}

function Saved() {
  const { saved, barrier } = useSession();
  const wall = useStore(barrier);
  const { kort, woorden, toon } = sayingOf(useStore(saved), wall);
  return (
    <span
      className={`bewaard ${toon}`}
      role="status"
      aria-live="polite"
      title={wall?.soort === 'lezer' ? wall.reden : undefined}
    >
      <span className="bewaard-lang">{woorden}</span>
      <span className="bewaard-kort" aria-hidden="true">
        {kort}
      </span>
    </span>
  );
}

/** Who has this agreement open; yourself first. */
function People() {
  const { session, me } = useDesk();
  const others = distinctPeople(useStore(session.people)).filter(({ id }) => id !== me.id);
  const own = useOwnColour();
  const shown = [{ id: me.id, naam: `${me.naam} (u)`, functie: me.functie, kleur: own }, ...others];
  return (
    <ul className="mensen-hier" aria-label="Aanwezig">
      {shown.map(({ id, naam, functie, kleur }) => (
        <li
          key={id}
          className={`avatar mens-${kleur}`}
          title={[naam, functie].filter((part) => part !== '').join(', ')}
        >
          <span aria-hidden="true">{initials(naam)}</span>
          <span className="enkel-voorlezen">{naam}</span>
        </li>
      ))}
    </ul>
  );
}

function UndoButtons() {
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
