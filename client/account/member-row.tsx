/** One person who takes part: as what and for whom, and changing that. */
import { useId, useState, type ReactNode } from 'react';
import { mayManage, ROLES, type Actor, type Membership, type Role } from '../../model/access.ts';
import { shortPartyName } from '../../model/title.ts';
import { put } from '../api/http.ts';
import { usePerson } from '../api/person.tsx';
import type { Member, Members } from '../api/places.ts';
import { Ago } from '../home/ago-text.tsx';
import { pathOf } from '../home/row.tsx';
import { ALL_PARTIES } from './invite-form.tsx';

interface RowProps {
  readonly agreement: string;
  readonly one: Member;
  readonly members: Members;
  readonly isSelf: boolean;
  /** The server did it; a sentence says what. */
  readonly changed: (members: Members, sentence: string) => void;
  /** What else can be done with them. */
  readonly children: ReactNode;
}

/** The row. What is chosen shows once the server says so. */
export function MemberRow({ agreement, one, members, isSelf, changed, children }: RowProps) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { me } = usePerson();
  const own = members.leden.find(({ id }) => id === me?.id);
  const change = async (to: Membership): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await put<Members>(`/api${pathOf(agreement)}/leden/${encodeURIComponent(one.id)}`, to);
    setBusy(false);
    if (answer.ok)
      changed(answer.value, `${one.naam} is nu ${roleName(to.rol)} voor ${inSentence(partyName(to.partij, members))}.`);
    else setTrouble(`Niet gewijzigd. ${answer.boodschap}`);
  };
  const { rol, partij } = one;
  return (
    <li aria-busy={busy || undefined}>
      <Who one={one} isSelf={isSelf} />
      {one.wijzigbaar ? (
        <>
          <Choice
            label={`Rol van ${one.naam}`}
            value={rol}
            options={rolesFor(own, one)}
            choose={(value) => void change({ rol: value as Role, partij })}
          />
          <Choice
            label={`Voor wie werkt ${one.naam} mee`}
            value={partij ?? ''}
            options={partiesFor(own, one, members)}
            choose={(value) => void change({ rol, partij: value || null })}
          />
        </>
      ) : (
        <>
          <span>{roleName(rol)}</span>
          <span>{partyName(partij, members)}</span>
        </>
      )}
      <span className="lid-doen">{children}</span>
      {trouble ? (
        <p className="melding fout" role="alert">
          {trouble}
        </p>
      ) : null}
    </li>
  );
}

function Who({ one, isSelf }: Pick<RowProps, 'one' | 'isSelf'>) {
  return (
    <div className="lid-wie">
      <b>{one.naam}</b> {isSelf ? <span className="status">U</span> : null}
      <p className="stil">{[one.functie, one.organisatie].filter((part) => part !== '').join(', ')}</p>
      <p className="stil klein">
        {one.sinds === null ? (
          'Werkt overal mee'
        ) : (
          <>
            Sinds <Ago at={one.sinds} />
          </>
        )}
        {one.door === null ? null : `, door ${one.door}`}
      </p>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly naam: string }[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <span>
      <label className="enkel-voorlezen" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="invoer" value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.naam}
          </option>
        ))}
      </select>
    </span>
  );
}

const roleName = (rol: Role): string => ROLES.find(({ id }) => id === rol)?.naam ?? rol;

/** For whom someone takes part, in words. */
function partyName(partij: string | null, { partijen }: Members): string {
  if (partij === null) return ALL_PARTIES;
  const party = partijen.find(({ id }) => id === partij);
  return party ? shortPartyName(party.naam) || 'Partij zonder naam' : 'Een partij die er niet meer is';
}

const inSentence = (name: string): string => (name === ALL_PARTIES ? 'alle partijen' : name);

/** What the person who looks may make of someone; what they are stays among it. */
function rolesFor(own: Member | undefined, { rol, partij }: Member) {
  return ROLES.filter(({ id }) => id === rol || isAllowed(own, { rol: id, partij }));
}

function partiesFor(own: Member | undefined, { rol, partij }: Member, members: Members) {
  const ids = [null, ...members.partijen.map(({ id }) => id)];
  const known = ids.includes(partij) ? ids : [...ids, partij];
  return known
    .filter((id) => id === partij || isAllowed(own, { rol, partij: id }))
    .map((id) => ({ id: id ?? '', naam: partyName(id, members) }));
}

/** A beheerder is in no list of members, and may. */
const isAllowed = (own: Actor | undefined, to: Membership): boolean =>
  own ? mayManage(own, to) : to.rol !== 'beheerder';
