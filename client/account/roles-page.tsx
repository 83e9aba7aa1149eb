/** Who may do what, from the table that the server itself goes by. */
import { DEEDS, RIGHTS, ROLES, STATUSES, type Status } from '../../model/access.ts';
import { usePerson } from '../api/person.tsx';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';

/** The page. */
export default function RolesPage() {
  const { me } = usePerson();
  const own = ROLES.find(({ id }) => id === me?.rol);
  return (
    <>
      <Top>
        <Link to="/overeenkomsten">Overeenkomsten</Link>
      </Top>
      <main className="blad-pagina">
        <h1>Wie mag wat</h1>
        <p className="stil">
          {own ? `U bent ${lower(own.naam)}; in een overeenkomst kunt u iets anders zijn. ` : null}
          Wat iemand mag, hangt af van de rol in een overeenkomst en van haar status. Wie er voor één partij meewerkt,
          wijzigt niet wie voor een andere tekent, en laat alleen mensen van de eigen partij toe.
        </p>
        <table className="rechten">
          <thead>
            <tr>
              <th scope="col">Wat</th>
              {ROLES.map((role) => (
                <th key={role.id} scope="col" className={role === own ? 'eigen' : undefined}>
                  {role.naam}
                  <small>{role.uitleg}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DEEDS.map(({ id, naam }) => (
              <tr key={id}>
                <th scope="row">{naam}</th>
                {ROLES.map((role) => {
                  const allowed = RIGHTS[id][role.id];
                  const looks = [role === own ? 'eigen' : '', allowed.length === 0 ? 'niet' : ''].join(' ').trim();
                  return (
                    <td key={role.id} data-wat={role.naam} className={looks || undefined}>
                      {inWords(allowed)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <h2>De status van een overeenkomst</h2>
        <dl className="stappen-lijst">
          {STATUSES.map(({ id, naam, uitleg }) => (
            <div key={id}>
              <dt>{naam}</dt>
              <dd>{uitleg}</dd>
            </div>
          ))}
        </dl>
      </main>
    </>
  );
}

/** In which states, as people say it: those that follow each other from the first on are one stretch. */
function inWords(allowed: readonly Status[]): string {
  if (allowed.length === 0) return 'Niet';
  if (allowed.length === STATUSES.length) return 'Altijd';
  const stretch = STATUSES.slice(0, allowed.length);
  const last = stretch.at(-1);
  if (last && stretch.every(({ id }) => allowed.includes(id))) return `Tot en met ${lower(last.naam)}`;
  return STATUSES.filter(({ id }) => allowed.includes(id))
    .map(({ naam }) => naam)
    .join(', ');
}

/** As within a sentence; what begins with an abbreviation stays as it is. */
const lower = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
