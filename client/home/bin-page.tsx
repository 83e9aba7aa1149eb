/** The bin: agreements that were deleted, and putting them back. */
import { useRef, useState } from 'react';
import { BIN_DAYS } from '../../model/bin.ts';
import { dayWords } from '../../model/day.ts';
import { get, post } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import type { BinnedRow } from '../api/places.ts';
import { localDay } from '../fields/dutch.ts';
import { Link } from '../router.tsx';
import { Ago } from './ago-text.tsx';
import { ListRow, RowButton, useDeed } from './list-row.tsx';
import { pathOf, titleOf } from './row.tsx';
import { Top } from './top.tsx';
import { Wipe } from './wipe.tsx';

const load = () => get<readonly BinnedRow[]>('/api/prullenmand');

/** The page. */
export default function BinPage() {
  const [state, again] = useLoad(load);
  return (
    <>
      <Top>
        <Link to="/overeenkomsten">Overeenkomsten</Link>
      </Top>
      <main className="blad-pagina smal">
        <h1>Prullenmand</h1>
        <p className="stil">
          Verwijderde overeenkomsten die u mag terugzetten. Na {BIN_DAYS} dagen zijn ze voorgoed weg, met hun
          geschiedenis.
        </p>
        <Loaded state={state} again={again}>
          {(rows) => <List rows={rows} />}
        </Loaded>
      </main>
    </>
  );
}

/** What happened to a row, to be said where the row was. */
interface Gone {
  readonly row: BinnedRow;
  readonly isBack: boolean;
}

function List({ rows }: { rows: readonly BinnedRow[] }) {
  const [gone, setGone] = useState<readonly Gone[]>([]);
  const said = useRef<HTMLParagraphElement>(null);
  const left = rows.filter(({ id }) => !gone.some(({ row }) => row.id === id));
  const settle = (row: BinnedRow, isBack: boolean): void => {
    setGone((before) => [...before, { row, isBack }]);
    // The button that had the focus is gone.
    said.current?.focus();
  };
  const last = gone.at(-1);
  return (
    <>
      <p className="prullenmand-gezegd" role="status" tabIndex={-1} ref={said}>
        {last ? <Said {...last} /> : null}
      </p>
      {left.length === 0 ? (
        <div className="leeg-vak">
          <h2>De prullenmand is leeg</h2>
          <p>Verwijdert u een overeenkomst, dan staat ze hier {BIN_DAYS} dagen klaar om terug te zetten.</p>
          <Link to="/overeenkomsten" className="knop">
            Naar de overeenkomsten
          </Link>
        </div>
      ) : (
        <ul className="rijen prullenmand">
          {left.map((row) => (
            <Row key={row.id} row={row} settled={(isBack) => settle(row, isBack)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Said({ row, isBack }: Gone) {
  if (!isBack) return <>«{titleOf(row)}» is voorgoed gewist.</>;
  return (
    <>
      Teruggezet: <Link to={pathOf(row.id)}>{titleOf(row)}</Link>
    </>
  );
}

function Row({ row, settled }: { row: BinnedRow; settled: (isBack: boolean) => void }) {
  const { busy, trouble, act } = useDeed();
  const [wiping, setWiping] = useState(false);
  const putBack = async (): Promise<string | null> => {
    const result = await post(`/api${pathOf(row.id)}/terugzetten`, undefined);
    if (!result.ok) return `Niet teruggezet. ${result.boodschap}`;
    settled(true);
    return null;
  };
  const deeds = (
    <>
      <RowButton label={`${titleOf(row)} terugzetten`} busy={busy} press={() => act(putBack)}>
        Terugzetten
      </RowButton>
      {row.definitief ? (
        <RowButton label={`${titleOf(row)} voorgoed wissen`} quiet press={() => setWiping(true)}>
          Wissen…
        </RowButton>
      ) : null}
    </>
  );
  return (
    <ListRow name={titleOf(row)} trouble={trouble} deeds={deeds}>
      <p className="stil">
        Verwijderd <Ago at={row.verwijderd} />
        {row.door ? ` door ${row.door.naam}` : ''}. Voorgoed weg vanaf {dayWords(localDay(new Date(row.tot)))}.
      </p>
      {wiping ? <Wipe row={row} close={() => setWiping(false)} done={() => settled(false)} /> : null}
    </ListRow>
  );
}
