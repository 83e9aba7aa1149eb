/** Who takes part in an agreement: seeing, changing, removing, handing over. */
import { useCallback, useRef, useState } from 'react';
import { decide, type Actor } from '../../model/access.ts';
import { get } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { Member, Members } from '../api/places.ts';
import { pathOf, titleOf } from '../home/row.tsx';
import { Top } from '../home/top.tsx';
import { Link, navigate } from '../router.tsx';
import { Invitations } from './invitations.tsx';
import { MemberEnd } from './member-end.tsx';
import { MemberRow } from './member-row.tsx';

/** The page. */
export default function MembersPage({ id }: { id: string }) {
  const load = useCallback(() => get<Members>(`/api${pathOf(id)}/leden`), [id]);
  const [state, again] = useLoad(load);
  const { me } = usePerson();
  return (
    <>
      <Top>
        <Link to={pathOf(id)}>Naar de overeenkomst</Link>
      </Top>
      <main className="blad-pagina">
        {state.kind === 'klaar' ? <p className="pagina-van">{titleOf(state.value)}</p> : null}
        <h1>Wie meewerkt</h1>
        <p className="stil">
          Iedereen hier ziet de overeenkomst en haar geschiedenis. <Link to="/rollen">Wie wat mag</Link>, hangt af van
          de rol. Een wijziging geldt meteen, ook voor wie ze nu open heeft. Beheerders hebben altijd toegang.
        </p>
        <Loaded state={state} again={again}>
          {(members) => <List id={id} first={members} />}
        </Loaded>
        {state.kind === 'klaar' && mayInvite(me, state.value) ? <Invitations agreement={id} /> : null}
      </main>
    </>
  );
}

function List({ id, first }: { id: string; first: Members }) {
  const { me } = usePerson();
  const [members, setMembers] = useState(first);
  const [said, setSaid] = useState('');
  const [ending, setEnding] = useState<Member | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const own = members.leden.find((one) => one.id === me?.id);
  const changed = (next: Members, sentence: string): void => {
    setMembers(next);
    setSaid(sentence);
  };
  const gone = async (who: Member): Promise<void> => {
    setEnding(null);
    if (who.id === me?.id) return navigate('/overeenkomsten', { instead: true });
    const next = await get<Members>(`/api${pathOf(id)}/leden`);
    if (next.ok) setMembers(next.value);
    setSaid(`${who.naam} werkt niet meer mee.`);
    // The button that had the focus is gone.
    heading.current?.focus();
  };
  return (
    <>
      <h2 className="enkel-voorlezen" tabIndex={-1} ref={heading}>
        {members.leden.length} mensen
      </h2>
      <p className="enkel-voorlezen" role="status">
        {said}
      </p>
      <ul className="leden">
        {members.leden.map((one) => (
          <MemberRow key={one.id} agreement={id} one={one} members={members} isSelf={one === own} {...{ changed }}>
            {one.wijzigbaar || one === own ? (
              <button
                type="button"
                className="knop klein"
                aria-label={one === own ? 'Stoppen met meewerken…' : `${one.naam} verwijderen…`}
                onClick={() => setEnding(one)}
              >
                {one === own ? 'Stoppen…' : 'Verwijderen…'}
              </button>
            ) : null}
          </MemberRow>
        ))}
      </ul>
      {ending ? (
        <MemberEnd
          agreement={id}
          one={ending}
          isSelf={ending === own}
          heirs={heirsOf(ending, members)}
          close={() => setEnding(null)}
          done={() => void gone(ending)}
        />
      ) : null}
    </>
  );
}

/** Asked here, for the server records who asks for what they may not. A beheerder is in no list of members. */
const mayInvite = (me: Actor | null, { leden }: Members): boolean =>
  decide(leden.find(({ id }) => id === me?.id) ?? me, 'leden-beheren').allowed;

/** Who can take over: who is there for the same party, or for all of them. */
function heirsOf({ id, partij, wijzigbaar }: Member, { leden }: Members): readonly Member[] {
  if (!wijzigbaar) return [];
  return leden.filter((one) => one.id !== id && one.wijzigbaar && (one.partij === null || one.partij === partij));
}
