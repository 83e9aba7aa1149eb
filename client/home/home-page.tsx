/** All agreements. */
import { useCallback } from 'react';
import { decide, STATUSES, type Status } from '../../model/access.ts';
import { get } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { AgreementRow } from '../api/places.ts';
import { dateInWords } from '../fields/dutch.ts';
import { Link } from '../router.tsx';
import { shortPartyName } from '../sync/options.ts';
import { Top } from './top.tsx';
import { ago } from './ago.ts';

/** The list. */
export function HomePage() {
  const { me } = usePerson();
  const load = useCallback(() => get<AgreementRow[]>('/api/overeenkomsten'), []);
  const [state, again] = useLoad(load);
  const mayCreate = decide(me, 'aanmaken').allowed;
  return (
    <>
      <Top />
      <main className="blad-pagina">
        <div className="pagina-kop">
          <h1>Overeenkomsten</h1>
          {mayCreate ? (
            <Link to="/overeenkomsten/nieuw" className="knop go">
              Nieuwe overeenkomst
            </Link>
          ) : null}
        </div>
        <Loaded state={state} again={again}>
          {(rows) => (rows.length === 0 ? <Empty mayCreate={mayCreate} /> : <List rows={rows} />)}
        </Loaded>
      </main>
    </>
  );
}

function Empty({ mayCreate }: { mayCreate: boolean }) {
  return (
    <div className="leeg-vak">
      <h2>Nog geen overeenkomsten</h2>
      <p>
        {mayCreate
          ? 'Maak de eerste: kies een sjabloon en de partijen, en nodig uw collega’s uit om mee te schrijven.'
          : 'Zodra iemand een overeenkomst aanmaakt, staat ze hier.'}
      </p>
      {mayCreate ? (
        <Link to="/overeenkomsten/nieuw" className="knop go">
          Nieuwe overeenkomst
        </Link>
      ) : null}
    </div>
  );
}

function List({ rows }: { rows: readonly AgreementRow[] }) {
  return (
    <ul className="overeenkomsten">
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { row: AgreementRow }) {
  const { start, einde } = row.looptijd;
  const points =
    row.punten === 0 ? 'Klaar om te ondertekenen' : row.punten === 1 ? 'Nog 1 punt' : `Nog ${row.punten} punten`;
  return (
    <article className="overeenkomst">
      <div className="overeenkomst-kop">
        <h2>
          <Link to={`/overeenkomsten/${encodeURIComponent(row.id)}`}>{row.titel || 'Overeenkomst zonder titel'}</Link>
        </h2>
        <StatusPill status={row.status} />
      </div>
      <p className="overeenkomst-partijen">{row.partijen.map(shortPartyName).join(', ')}</p>
      <p className="overeenkomst-feiten">
        <span>{start && einde ? `${dateInWords(start)} tot ${dateInWords(einde)}` : 'Nog geen looptijd'}</span>
        {row.regiegebied ? <span>{row.regiegebied}</span> : null}
        <span className={row.punten === 0 ? 'goed' : 'nog'}>{points}</span>
        <span>Gewijzigd {ago(row.gewijzigd, new Date())}</span>
      </p>
    </article>
  );
}

/** The state of an agreement. */
export function StatusPill({ status }: { status: Status }) {
  return <span className={`status status-${status}`}>{STATUSES.find(({ id }) => id === status)?.naam ?? status}</span>;
}
