/** Tokens with which other programs act for you: which there are, making one, taking one back. */
import { useCallback, useRef, useState } from 'react';
import { SCOPES } from '../../model/access.ts';
import { dayWords } from '../../model/day.ts';
import { get, remove } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import type { AgreementRow, Token } from '../api/places.ts';
import { localDay } from '../fields/dutch.ts';
import { Ago } from '../home/ago-text.tsx';
import { ListRow, RowButton, useDeed } from '../home/list-row.tsx';
import { titleOf } from '../home/row.tsx';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';
import { CopyField } from './copy-field.tsx';
import { TokenForm } from './token-form.tsx';

const loadRows = () => get<readonly AgreementRow[]>('/api/overeenkomsten');

/** The page. */
export default function TokensPage() {
  const [state, again] = useLoad(useCallback(() => get<readonly Token[]>('/api/sleutels'), []));
  const [rows] = useLoad(loadRows);
  const [shown, setShown] = useState<string | null>(null);
  const made = (token: string): void => {
    setShown(token);
    again();
  };
  return (
    <>
      <Top>
        <Link to="/overeenkomsten">Overeenkomsten</Link>
      </Top>
      <main className="blad-pagina smal">
        <h1>Sleutels voor programma’s</h1>
        <p className="stil">
          Met een sleutel werkt een ander programma in uw naam, bijvoorbeeld om elke nacht een overzicht te maken. Het
          mag nooit meer dan u zelf, en alleen waar de sleutel voor dient.
        </p>
        {shown ? (
          <CopyField
            key={shown}
            value={shown}
            label="Uw nieuwe sleutel"
            after={
              <button type="button" className="knop" onClick={() => setShown(null)}>
                Ik heb hem bewaard
              </button>
            }
          >
            <b>Dit is uw sleutel.</b> Kopieer hem nu: u ziet hem alleen nu. Wie hem heeft, werkt in uw naam.
          </CopyField>
        ) : null}
        <Loaded state={state} again={again}>
          {(tokens) => <List tokens={tokens} />}
        </Loaded>
        <h2>Een sleutel maken</h2>
        <TokenForm agreements={rows.kind === 'klaar' ? rows.value : []} made={made} />
      </main>
    </>
  );
}

function List({ tokens }: { tokens: readonly Token[] }) {
  const [gone, setGone] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const left = tokens.filter(({ id }) => !gone.includes(id));
  const ended = ({ id, naam }: Token): void => {
    setGone((before) => [...before, id]);
    setSaid(`De sleutel «${naam}» is ingetrokken.`);
    // The button that had the focus is gone.
    heading.current?.focus();
  };
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        Uw sleutels
      </h2>
      <p className="enkel-voorlezen" role="status">
        {said}
      </p>
      {left.length === 0 ? (
        <p className="stil">U hebt er nog geen.</p>
      ) : (
        <ul className="rijen sleutels">
          {left.map((token) => (
            <Row key={token.id} token={token} ended={() => ended(token)} />
          ))}
        </ul>
      )}
    </>
  );
}

const scopeName = (bereik: Token['bereik']): string => SCOPES.find(({ id }) => id === bereik)?.naam ?? bereik;

function Row({ token, ended }: { token: Token; ended: () => void }) {
  const { busy, trouble, act } = useDeed();
  const { id, naam, bereik, overeenkomst, gebruikt, tot } = token;
  const end = async (): Promise<string | null> => {
    const result = await remove(`/api/sleutels/${encodeURIComponent(id)}`);
    // What is not there any more has ended too.
    if (!result.ok && result.status !== 404) return `Niet ingetrokken. ${result.boodschap}`;
    ended();
    return null;
  };
  return (
    <ListRow
      name={naam}
      trouble={trouble}
      deeds={
        <RowButton label={`Sleutel «${naam}» intrekken`} busy={busy} press={() => act(end)}>
          Intrekken
        </RowButton>
      }
    >
      <p className="stil">
        {scopeName(bereik)}, {overeenkomst ? `alleen «${titleOf(overeenkomst)}»` : 'in al uw overeenkomsten'}. Geldig
        tot {dayWords(localDay(new Date(tot)))}. {gebruikt ? 'Laatst gebruikt ' : 'Nog niet gebruikt.'}
        {gebruikt ? (
          <>
            <Ago at={gebruikt} />.
          </>
        ) : null}
      </p>
    </ListRow>
  );
}
