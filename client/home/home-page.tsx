/** All agreements: found, narrowed and sorted as the address says. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { decide } from '../../model/access.ts';
import { get } from '../api/http.ts';
import { Trouble, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { AgreementRow, Regions } from '../api/places.ts';
import { Link } from '../router.tsx';
import { useAgreements } from './agreements.ts';
import { NoAgreements, NoneFound } from './empty.tsx';
import { Filters, type Area } from './filters.tsx';
import { Foot } from './foot.tsx';
import { useGrowing } from './growing.ts';
import { addressOf, EVERYTHING, narrows } from './query.ts';
import { areasOf, indexed, selected } from './rows.ts';
import { Table } from './table.tsx';
import { Message } from './message.tsx';
import { titleOf } from './row.tsx';
import { Top } from './top.tsx';
import { useQuery } from './use-query.ts';

/** The page. */
export function HomePage() {
  const { me } = usePerson();
  const { rows, failure, again } = useAgreements();
  const [deleted, setDeleted] = useState<AgreementRow | null>(null);
  const toBin = (row: AgreementRow): void => {
    setDeleted(row);
    again();
  };
  const mayCreate = decide(me, 'aanmaken').allowed;
  return (
    <>
      <Top />
      <main className="blad-pagina breed">
        <div className="pagina-kop">
          <h1>Overeenkomsten</h1>
          {mayCreate && rows?.length !== 0 ? (
            <Link to="/overeenkomsten/nieuw" className="knop go">
              Nieuwe overeenkomst
            </Link>
          ) : null}
        </div>
        {failure ? (
          <Trouble
            message={rows ? `Deze lijst wordt even niet bijgewerkt. ${failure.boodschap}` : failure.boodschap}
            again={again}
          />
        ) : null}
        {rows === null && !failure ? (
          <p className="wachten" role="status">
            Even geduld…
          </p>
        ) : null}
        {rows?.length === 0 ? <NoAgreements mayCreate={mayCreate} /> : null}
        {rows && rows.length > 0 ? <List rows={rows} me={me?.id ?? ''} deleted={toBin} /> : null}
      </main>
      <Foot />
      {deleted ? (
        <Message close={() => setDeleted(null)}>
          «{titleOf(deleted)}» staat in de <Link to="/prullenmand">prullenmand</Link>.
        </Message>
      ) : null}
    </>
  );
}

function List({
  rows,
  me,
  deleted,
}: {
  rows: readonly AgreementRow[];
  me: string;
  deleted: (row: AgreementRow) => void;
}) {
  const { query, typed, type, settle, change } = useQuery();
  const regionName = useRegionNames();
  const found = useMemo(() => indexed(rows, regionName), [rows, regionName]);
  // Typing goes first: the list follows when there is time.
  const sought = useDeferredValue(typed);
  const asked = useMemo(() => ({ ...query, zoek: sought }), [query, sought]);
  const shown = useMemo(() => selected(found, asked, me), [found, asked, me]);
  const count = useGrowing(shown.length, addressOf(asked));
  const drawn = useMemo(() => shown.slice(0, count), [shown, count]);
  const { areas, regions } = useMemo(() => choicesIn(rows, regionName), [rows, regionName]);
  const showAll = (): void => change({ ...EVERYTHING, sorteer: query.sorteer, richting: query.richting });
  return (
    <>
      <Filters
        query={query}
        typed={typed}
        type={type}
        settle={settle}
        change={change}
        areas={areas}
        regions={regions}
      />
      <div className="so-telling">
        <p role="status">{counted(shown.length, rows.length)}</p>
        {narrows(asked) && shown.length > 0 ? (
          <button type="button" className="knop klein stil" onClick={showAll}>
            Alles tonen
          </button>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <Table rows={drawn} regionName={regionName} query={query} sort={change} deleted={deleted} />
      ) : (
        <NoneFound sought={sought.trim()} filtered={narrows({ ...asked, zoek: '' })} showAll={showAll} />
      )}
    </>
  );
}

function counted(shown: number, all: number): string {
  if (shown < all) return `${shown} van ${all} overeenkomsten`;
  return all === 1 ? '1 overeenkomst' : `${all} overeenkomsten`;
}

/** The names of the referentieregio's; until they are there, and where one is unknown, the id. */
function useRegionNames(): (id: string) => string {
  const [state] = useLoad(useCallback(() => get<Regions>('/api/referentieregios'), []));
  return useMemo(() => {
    const regions = state.kind === 'klaar' ? state.value.referentieregios : [];
    const names = new Map(regions.map(({ id, naam }) => [id, naam]));
    return (id) => names.get(id) ?? id;
  }, [state]);
}

/** The areas that the agreements lie in. */
function choicesIn(
  rows: readonly AgreementRow[],
  regionName: (id: string) => string,
): { areas: Area[]; regions: Area[] } {
  const values = [...new Set(rows.flatMap(areasOf))];
  const named = (kind: string, name: (id: string) => string): Area[] =>
    values
      .filter((value) => value.startsWith(kind))
      .map((value) => ({ value, naam: name(value.slice(kind.length)) }))
      .sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
  return { areas: named('gebied:', (name) => name), regions: named('regio:', regionName) };
}

export { StatusPill } from './status-pill.tsx';
