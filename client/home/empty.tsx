/** A list with nothing in it, and how to go on. */
import { Link } from '../router.tsx';

/** There is no agreement at all. */
export function NoAgreements({ mayCreate }: { mayCreate: boolean }) {
  return (
    <div className="leeg-vak">
      <h2>Nog geen overeenkomsten</h2>
      <p>
        {mayCreate
          ? 'Maak de eerste: kies een sjabloon en de partijen, en nodig uw collega’s uit om mee te schrijven.'
          : 'Zodra iemand u laat meewerken aan een overeenkomst, staat ze hier. Deze pagina werkt zichzelf bij.'}
      </p>
      {mayCreate ? (
        <Link to="/overeenkomsten/nieuw" className="knop go">
          Nieuwe overeenkomst
        </Link>
      ) : null}
    </div>
  );
}

/** There are agreements, but none that is asked for. */
export function NoneFound({ sought, filtered, showAll }: { sought: string; filtered: boolean; showAll: () => void }) {
  return (
    <div className="leeg-vak">
      <h2>Geen overeenkomst gevonden</h2>
      <p>
        {sought === ''
          ? 'Geen enkele overeenkomst past bij deze filters.'
          : `Geen overeenkomst past bij «${sought}»${filtered ? ' en de gekozen filters' : ''}. Zoek op een deel van de titel, een partij of een regiegebied.`}
      </p>
      <button type="button" className="knop" onClick={showAll}>
        Alles tonen
      </button>
    </div>
  );
}
