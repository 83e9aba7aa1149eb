/** Whose signatures are on a scan: those who did not sign yet, as far as one speaks for their party. */
import { speaksFor } from '../../model/access.ts';
import type { Signing } from './signing.ts';
import { byParty } from './standing.ts';

interface PeopleProps {
  readonly signing: Signing;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}

/** The boxes to tick. */
export function ScanPeople({ signing: { state, me }, chosen, choose }: PeopleProps) {
  const parties = byParty(state)
    .filter(({ mensen }) => me !== null && speaksFor(me, mensen[0]?.partij ?? ''))
    .map(({ naam, mensen }) => ({
      naam,
      mensen: mensen.filter(({ stand }) => stand !== 'digitaal' && stand !== 'papier'),
    }))
    .filter(({ mensen }) => mensen.length > 0);
  if (parties.length === 0) return <p className="stil">Iedereen voor wie u een scan kunt brengen, tekende al.</p>;
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    <div className="scan-wie">
      {parties.map(({ naam, mensen }) => (
        <fieldset key={mensen[0]?.partij}>
          <legend>{naam}</legend>
          {mensen.map(({ id, naam, functie }) => (
            <label key={id} className="vink">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              <span>
                {naam} <span className="stil">{functie}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
