/** Where you are signed in, and signing out there. */
import { useRef, useState } from 'react';
import { get, remove } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import type { SignedIn } from '../api/places.ts';
import { Ago } from '../home/ago-text.tsx';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';
import { SignOut } from '../start/sign-out.tsx';

const load = () => get<{ sessies: readonly SignedIn[] }>('/api/sessies');

/** The page. */
export default function SessionsPage() {
  const [state, again] = useLoad(load);
  return (
    <>
      <Top>
        <Link to="/overeenkomsten">Overeenkomsten</Link>
      </Top>
      <main className="blad-pagina smal">
        <h1>Waar u aangemeld bent</h1>
        <p className="stil">
          Elke browser waarin u zich aanmeldde staat hier. Een aanmelding eindigt vanzelf als u ze acht uur niet
          gebruikt, en in elk geval na zeven dagen.
        </p>
        <Loaded state={state} again={again}>
          {({ sessies }) => <List sessions={sessies} />}
        </Loaded>
        <h2>Uw gegevens</h2>
        <p className="gegevens">
          Alles wat Samenschrift over u bewaart, in één bestand: wie u bent, waaraan u meewerkt, uw aanmeldingen en
          sleutels, en wat het verslag over u zegt.
        </p>
        <a className="knop" href="/api/ik/gegevens" download="mijn-gegevens.json">
          Mijn gegevens downloaden
        </a>
      </main>
    </>
  );
}

function List({ sessions }: { sessions: readonly SignedIn[] }) {
  const [gone, setGone] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const left = sessions.filter(({ id }) => !gone.includes(id)).sort((a, b) => Number(b.deze) - Number(a.deze));
  const ended = (one: SignedIn): void => {
    setGone((before) => [...before, one.id]);
    setSaid(`${one.toestel} is afgemeld.`);
    // The button that had the focus is gone.
    heading.current?.focus();
  };
  return (
    <>
      <h2 className="enkel-voorlezen" tabIndex={-1} ref={heading}>
        Aanmeldingen
      </h2>
      <p className="enkel-voorlezen" role="status">
        {said}
      </p>
      <ul className="aanmeldingen">
        {left.map((one) => (
          <Row key={one.id} one={one} ended={() => ended(one)} />
        ))}
      </ul>
      <div className="aanmeldingen-voet">
        <p className="stil">Herkent u er een niet? Meld dan overal af.</p>
        <SignOut className="knop" way="overal">
          Overal afmelden
        </SignOut>
      </div>
    </>
  );
}

function Row({ one, ended }: { one: SignedIn; ended: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    setBusy(true);
    const result = await remove(`/api/sessies/${encodeURIComponent(one.id)}`);
    setBusy(false);
    // What is not there any more has ended too.
    if (result.ok || result.status === 404) ended();
    else setTrouble(`Niet afgemeld. ${result.boodschap}`);
  };
  return (
    <li>
      <div>
        <b>{one.toestel}</b> {one.deze ? <span className="status">Deze browser</span> : null}
        <p className="stil">
          Gebruikt <Ago at={one.gebruikt} />, vanaf {one.adres}. Aangemeld <Ago at={one.begonnen} />.
        </p>
        {trouble ? (
          <p className="melding fout" role="alert">
            {trouble}
          </p>
        ) : null}
      </div>
      {one.deze ? (
        <SignOut className="knop klein">Afmelden</SignOut>
      ) : (
        <button
          type="button"
          className="knop klein"
          aria-disabled={busy}
          aria-label={`${one.toestel} afmelden`}
          onClick={() => void (busy ? undefined : end())}
        >
          Afmelden
        </button>
      )}
    </li>
  );
}
