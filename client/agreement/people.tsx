/** Who has this agreement open. */
import { useDesk } from '../sync/context.tsx';
import { distinctPeople, initials } from '../sync/presence.ts';
import { useStore } from '../sync/store.ts';
import { useOwnColour } from './own-colour.ts';

/** The avatars; yourself first. */
export function People() {
  const { session, me } = useDesk();
  const others = distinctPeople(useStore(session.people)).filter(({ id }) => id !== me.id);
  const own = useOwnColour();
  const shown = [{ id: me.id, naam: `${me.naam} (u)`, functie: me.functie, kleur: own }, ...others];
  return (
    <ul className="mensen-hier" aria-label="Aanwezig">
      {shown.map(({ id, naam, functie, kleur }) => (
        <li
          key={id}
          className={`avatar mens-${kleur}`}
          title={[naam, functie].filter((part) => part !== '').join(', ')}
        >
          <span aria-hidden="true">{initials(naam)}</span>
          <span className="enkel-voorlezen">{naam}</span>
        </li>
      ))}
    </ul>
  );
}
