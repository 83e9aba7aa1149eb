/** Whom to call: those of the parties in the cell first, the others behind a button; and who is likely, offered. */
import { useState } from 'react';
import { cellName } from '../../model/agreement.ts';
import { readCell, setInCells } from '../../model/cells.ts';
import { contactsToOffer } from '../../model/task-contacts.ts';
import { DOMAINS } from '../../model/terms.ts';
import { enumerate } from '../../model/title.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import type { CellsProps } from './cell-fields.tsx';
import { inOneStep } from './clipboard.ts';
import { countIn } from './party-roles.tsx';
import { useReachable, type Reachable } from './stores.ts';
import { Tri } from './tri.tsx';

/** The list to tick. */
export function ContactChoice(props: CellsProps) {
  const { cells } = props;
  const people = useReachable();
  const [all, setAll] = useState(false);
  const parties = new Set(cells.flatMap(({ aanZet, betrokken }) => [...aanZet, ...betrokken]));
  const near = people.filter(({ id, partij }) => parties.has(partij) || countIn(cells, 'contactpersonen', id) > 0);
  const rest = people.length - near.length;
  const shown = all || near.length === 0 ? people : near;
  return (
    <fieldset className="contacten" data-veld="contactpersonen" data-pad={`${props.pad}/contactpersonen`}>
      <legend>Contactpersonen</legend>
      <Offer {...props} people={people} />
      {people.length === 0 ? <p className="stil">Voeg contactpersonen toe bij de partijen.</p> : null}
      {shown.map((person) => (
        <Person key={person.id} person={person} {...props} />
      ))}
      {!all && near.length > 0 && rest > 0 ? (
        <button type="button" className="meer-knop" onClick={() => setAll(true)}>
          Contactpersonen van andere partijen tonen ({rest})
        </button>
      ) : null}
    </fieldset>
  );
}

function Person({ person, names, cells, pad }: CellsProps & { person: Reachable }) {
  const session = useSession();
  const mayWrite = useMayWrite();
  const count = countIn(cells, 'contactpersonen', person.id);
  const set = (on: boolean): void =>
    inOneStep(session, () => setInCells(session.doc, names, 'contactpersonen', person.id, on));
  return (
    <label className="vink contact">
      <Tri count={count} of={cells.length} disabled={!mayWrite} pad={`${pad}/contactpersonen`} onSet={set} />
      <span>
        {person.naam}, {person.partijNaam}
        {count > 0 && count < cells.length ? <i className="verschillend"> verschillend</i> : null}
        {count > 0 && person.bereik ? <small>{person.bereik}</small> : null}
      </span>
    </label>
  );
}

/** Who would be the contact here, while there is none: one click, never by itself. */
function Offer({ names, cells, people }: CellsProps & { people: readonly Reachable[] }) {
  const session = useSession();
  const mayWrite = useMayWrite();
  const lacking = names.filter((_, nth) =>
    cells[nth]?.contactpersonen.every((id) => !people.some((one) => one.id === id)),
  );
  const atTurn = [...new Set(lacking.flatMap((name) => cells[names.indexOf(name)]?.aanZet ?? []))];
  if (!mayWrite || lacking.length === 0) return null;
  const parties = [...new Set(people.map(({ partij }) => partij))].map((id) => ({
    id,
    contactpersonen: people.filter(({ partij }) => partij === id).map((person) => person.id),
  }));
  const groups = new Set(lacking.map((name) => name.split('/')[0] ?? ''));
  const column = DOMAINS.flatMap(({ id }) =>
    [...groups].flatMap((group) => readCell(session.doc, cellName({ doelgroep: group, vlak: id })).contactpersonen),
  );
  const offered = people.filter(({ id }) => contactsToOffer(parties, atTurn, column).includes(id));
  if (offered.length === 0) return null;
  // Each cell gets those of its own parties.
  const set = (): void =>
    inOneStep(session, () =>
      session.doc.transact(() => {
        for (const { id, partij } of offered) {
          const own = lacking.filter((name) => cells[names.indexOf(name)]?.aanZet.includes(partij));
          setInCells(session.doc, own, 'contactpersonen', id, true);
        }
      }),
    );
  return (
    <button type="button" className="aanbod" onClick={set}>
      Zet {enumerate(offered.map(({ naam }) => naam))} als contactpersoon
    </button>
  );
}
