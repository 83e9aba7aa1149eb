/** Where you are signed in, and signing out there. */
import { useRef, useState } from 'react';
import { get, remove } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import type { SignedIn } from '../api/places.ts';
import { Ago } from '../home/ago-text.tsx';
import { ListRow, RowButton, useDeed } from '../home/list-row.tsx';
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
        <h1>Uw aanmeldingen en gegevens</h1>
        <Loaded state={state} again={again}>
          {({ sessies }) => <List sessions={sessies} />}
        </Loaded>
        <h2>Uw gegevens</h2>
        <p className="stil">
          Alles wat Samenschrift over u bewaart, in één bestand: wie u bent, waaraan u meewerkt, uw aanmeldingen en
          sleutels, en wat het verslag over u zegt.
        </p>
        <p className="pagina-doen">
          <a className="knop" href="/api/ik/gegevens" download="mijn-gegevens.json">
            Mijn gegevens downloaden
          </a>
        </p>
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
      <h2 tabIndex={-1} ref={heading}>
        Waar u aangemeld bent
      </h2>
      <p className="stil">
        Elke browser waarin u zich aanmeldde, staat hier. Een aanmelding eindigt vanzelf als u ze acht uur niet
        gebruikt, en in elk geval na zeven dagen.
      </p>
      <p className="enkel-voorlezen" role="status">
        {said}
      </p>
      <ul className="rijen aanmeldingen">
        {left.map((one) => (
          <Row key={one.id} one={one} ended={() => ended(one)} />
        ))}
      </ul>
      <div className="pagina-doen">
        <p className="stil">Herkent u er een niet? Meld dan overal af.</p>
        <SignOut className="knop" way="overal">
          Overal afmelden
        </SignOut>
      </div>
    </>
  );
}

function Row({ one, ended }: { one: SignedIn; ended: () => void }) {
  const { busy, trouble, act } = useDeed();
  const end = async (): Promise<string | null> => {
    const result = await remove(`/api/sessies/${encodeURIComponent(one.id)}`);
    // What is not there any more has ended too.
    if (!result.ok && result.status !== 404) return `Niet afgemeld. ${result.boodschap}`;
    ended();
    return null;
  };
  return (
    <ListRow
      name={one.toestel}
      mark={one.deze ? <span className="status">Deze browser</span> : null}
      trouble={trouble}
      deeds={
        one.deze ? (
          <SignOut className="knop klein">Afmelden</SignOut>
        ) : (
          <RowButton label={`${one.toestel} afmelden`} busy={busy} press={() => act(end)}>
            Afmelden
          </RowButton>
        )
      }
    >
      <p className="stil">
        Gebruikt <Ago at={one.gebruikt} />, vanaf {one.adres}. Aangemeld <Ago at={one.begonnen} />.
      </p>
    </ListRow>
  );
}
