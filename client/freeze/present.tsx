/** Who else has the text open at the moment it is laid down. */
import { useDesk, useSession } from '../sync/context.tsx';
import { distinctPeople } from '../sync/presence.ts';
import { useStore } from '../sync/store.ts';
import { useWhere } from '../agreement/people.tsx';

/** Names, and who of them is in a field; a plain sentence where nobody is there. */
export function Present() {
  const { me } = useDesk();
  const others = distinctPeople(useStore(useSession().people)).filter(({ id }) => id !== me.id);
  const where = useWhere();
  if (others.length === 0) return <p className="stil">Niemand anders heeft de tekst nu open.</p>;
  return (
    <>
      <p>
        {others.length === 1
          ? 'Nog 1 iemand heeft de tekst nu open en kan dan alleen nog lezen:'
          : `Nog ${others.length} mensen hebben de tekst nu open en kunnen dan alleen nog lezen:`}
      </p>
      <ul className="ook-hier">
        {others.map((person) => (
          <li key={person.id}>
            <b>{person.naam}</b> <span className="stil">{where.words(person)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
