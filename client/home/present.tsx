/** Who has an agreement open now. */
import type { Present } from '../api/places.ts';
import { colourOf, initials } from '../sync/presence.ts';

/** Beyond this many, the rest is a number. */
const MOST = 3;

/** The avatars; nothing when nobody is in. */
export function PresentPeople({ people }: { people: readonly Present[] }) {
  if (people.length === 0) return null;
  const rest = people.slice(MOST);
  return (
    <ul className="mensen-nu" aria-label="Nu aan het werk">
      {people.slice(0, MOST).map(({ id, naam, functie, kleur }) => (
        <li
          key={id}
          className={`avatar mens-${colourOf(kleur, 0)}`}
          title={[naam, functie].filter((part) => part !== '').join(', ')}
        >
          <span aria-hidden="true">{initials(naam)}</span>
          <span className="enkel-voorlezen">{naam}</span>
        </li>
      ))}
      {rest.length > 0 ? (
        <li className="avatar meer" title={rest.map(({ naam }) => naam).join(', ')}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="enkel-voorlezen">en {rest.length} andere</span>
        </li>
      ) : null}
    </ul>
  );
}
