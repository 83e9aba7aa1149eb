/** What the product is, and who you are. */
import { useState } from 'react';
import type { Actor } from '../../model/access.ts';
import { usePerson } from '../api/person.tsx';
import { initials } from '../sync/presence.ts';
import { CHECK, INVITATION, Link, navigate } from '../router.tsx';
import { signInAddress } from './provider.ts';

/** The start page. */
export function StartPage() {
  const { ways } = usePerson();
  return (
    <main className="start">
      <p className="merk groot">
        <i>Samenschrift</i>
      </p>
      <h1>VDAB en lokale besturen schrijven samen aan hun samenwerkingsovereenkomst.</h1>
      <p className="start-uitleg">
        Tegelijk in dezelfde tekst, met een vast formaat, een inspiratieset en een controle die zegt wat er nog moet
        gebeuren. Het resultaat is een pdf die klaar is om te ondertekenen.
      </p>
      {ways.includes('oidc') ? <AtProvider /> : <Demo />}
      <p className="stil">
        Werkt u mee op uitnodiging? <Link to={INVITATION}>Meld u aan met een link</Link>.
      </p>
      <p className="stil">
        Kreeg u een overeenkomst? <Link to={CHECK}>Kijk na of ze echt is</Link>, zonder u aan te melden.
      </p>
    </main>
  );
}

function AtProvider() {
  return (
    <section className="start-aanmelden">
      <a className="knop go" href={signInAddress()}>
        Aanmelden
      </a>
      <p className="stil">Met uw digitale sleutel (itsme, eID), voor VDAB of voor uw lokaal bestuur.</p>
    </section>
  );
}

function Demo() {
  const { people, choose, me } = usePerson();
  const [trouble, setTrouble] = useState<string | null>(null);
  const enter = async (id: string): Promise<void> => {
    const failed = await choose(id);
    setTrouble(failed);
    if (failed) return;
    if (location.pathname === '/') navigate('/overeenkomsten');
  };
  return (
    <>
      <h2>Wie bent u?</h2>
      <p className="stil">
        Dit is een demo op uw eigen computer. Kies een persoon; open een tweede venster om samen te schrijven.
      </p>
      <ul className="mensenlijst">
        {people.map((person, nth) => (
          <li key={person.id}>
            <button
              type="button"
              className="mensknop"
              aria-current={me?.id === person.id || undefined}
              onClick={() => void enter(person.id)}
            >
              <span className={`avatar mens-${nth + 1}`} aria-hidden="true">
                {initials(person.naam)}
              </span>
              <span className="mensknop-tekst">
                <b>{person.naam}</b>
                <span>
                  {[person.functie, person.organisatie].filter((part) => part && part !== person.naam).join(', ')}
                </span>
              </span>
              <span className="pil mag">{me?.id === person.id ? `u nu · ${may(person)}` : may(person)}</span>
            </button>
          </li>
        ))}
      </ul>
      {trouble ? (
        <p className="melding fout" role="alert">
          {trouble}
        </p>
      ) : null}
    </>
  );
}

function may({ rol }: Actor): string {
  switch (rol) {
    case 'beheerder':
    case 'vdab-redacteur':
    case 'redacteur':
      return 'schrijft mee';
    case 'jurist':
      return 'ziet na';
    case 'lezer':
      return 'leest mee';
  }
}
