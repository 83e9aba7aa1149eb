/** The municipalities of an area, to take over at once or one by one. */
import type { Municipality } from '../../model/local-party.ts';
import type { Proposal } from './create-areas.ts';
import type { Chosen } from './create-form.ts';

interface ProposalsProps {
  readonly proposals: readonly Proposal[];
  readonly chosen: readonly Chosen[];
  readonly toggle: (places: readonly Municipality[], isIn: boolean) => void;
}

/** One list per area; the first is open. */
export function Proposals({ proposals, chosen, toggle }: ProposalsProps) {
  const have = new Set(chosen.map(({ nis }) => nis));
  return proposals.map(({ bron, gemeenten }, nth) => (
    <details key={bron} className="voorstel" open={nth === 0}>
      <summary>
        Voorstel: {gemeenten.length === 1 ? '1 gemeente' : `${gemeenten.length} gemeenten`} van {bron}
      </summary>
      <TakeAll gemeenten={gemeenten} have={have} toggle={toggle} />
      <ul className="voorstel-lijst" aria-label={`Gemeenten van ${bron}`}>
        {gemeenten.map((place) => (
          <li key={place.nis}>
            <label className="vink">
              <input
                type="checkbox"
                checked={have.has(place.nis)}
                onChange={(event) => toggle([place], event.target.checked)}
              />
              {place.naam}
            </label>
          </li>
        ))}
      </ul>
    </details>
  ));
}

interface TakeAllProps {
  readonly gemeenten: readonly Municipality[];
  readonly have: ReadonlySet<string>;
  readonly toggle: ProposalsProps['toggle'];
}

function TakeAll({ gemeenten, have, toggle }: TakeAllProps) {
  const left = gemeenten.filter(({ nis }) => !have.has(nis)).length;
  const words =
    left === gemeenten.length ? (left === 1 ? 'Toevoegen' : `Alle ${left} toevoegen`) : `De andere ${left} toevoegen`;
  return (
    <p className="voorstel-alle">
      {left > 0 ? (
        <button type="button" className="knop klein" onClick={() => toggle(gemeenten, true)}>
          {words}
        </button>
      ) : (
        <span className="stil">Alle gemeenten zijn partij.</span>
      )}
      {left < gemeenten.length ? (
        <button type="button" className="knop klein stil" onClick={() => toggle(gemeenten, false)}>
          Alle weghalen
        </button>
      ) : null}
    </p>
  );
}
