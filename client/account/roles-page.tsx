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
          {own ? `U bent ${lower(own.naam)}. ` : null}
          Wat iemand mag, hangt af van de rol en van de status van de overeenkomst.
        </p>
        <table className="rechten">
          <thead>
            <tr>
              <th scope="col">Rol</th>
              {DEEDS.map(({ id, naam }) => (
                <th key={id} scope="col">
                  {naam}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROLES.map((role) => (
              <tr key={role.id} className={role === own ? 'eigen' : undefined}>
                <th scope="row">
                  {role.naam}
                  <small>{role.uitleg}</small>
                </th>
                {DEEDS.map(({ id, naam }) => (
                  <td key={id} data-wat={naam} className={RIGHTS[id][role.id].length === 0 ? 'niet' : undefined}>
                    {inWords(RIGHTS[id][role.id])}
                  </td>
                ))}
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
