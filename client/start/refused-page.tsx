/** Someone came back from the provider, and is not let in: why, and what they can do. */
import { refusalOf } from '../../model/sign-in.ts';
import { usePerson } from '../api/person.tsx';
import { Link } from '../router.tsx';
import { signInAddress, SWITCH } from './provider.ts';

/** The page; `reason` is what the address says. */
export function RefusedPage({ reason }: { reason: string }) {
  const { me, ways } = usePerson();
  const refusal = ways.includes('oidc') ? refusalOf(reason) : null;
  return (
    <main className="start">
      <p className="merk groot">
        <i>Samenschrift</i>
      </p>
      {refusal ? <Refused {...refusal} /> : <h1>Deze pagina bestaat niet</h1>}
      <p className="start-verder">
        <Link to={me ? '/overeenkomsten' : '/'}>{me ? 'Naar de overeenkomsten' : 'Naar het begin'}</Link>
      </p>
    </main>
  );
}

function Refused({ wat, raad, organisatie }: NonNullable<ReturnType<typeof refusalOf>>) {
  return (
    <>
      <h1>Het aanmelden is niet gelukt</h1>
      <div className="melding fout" role="alert">
        <p>{wat}</p>
      </div>
      <p className="start-uitleg">{raad}</p>
      <div className="antwoord-rij start-knoppen">
        {organisatie ? (
          <a className="knop go" href={SWITCH}>
            Een andere organisatie kiezen
          </a>
        ) : null}
        <a className={organisatie ? 'knop' : 'knop go'} href={signInAddress()}>
          Opnieuw aanmelden
        </a>
      </div>
    </>
  );
}
