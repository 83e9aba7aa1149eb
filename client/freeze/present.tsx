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
        Nu open bij {others.length === 1 ? 'nog 1 iemand' : `nog ${others.length} mensen`}, voor wie het dan ook
        leesbaar wordt en niet meer te wijzigen:
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
