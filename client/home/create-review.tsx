/** Step 4: everything once more, each with a way back to change it. */
import type { ReactNode } from 'react';
import { capital, termWords } from '../../model/print/words.ts';
import { parseDate } from '../fields/dutch.ts';
import { Link } from '../router.tsx';
import { partiesOf, pathOfStep, templateOf, type Step, type StepProps } from './create-form.ts';
import { PartyNumbers } from './create-preview.tsx';

/** The summary. */
export function Review({ draft, sources }: StepProps) {
  const parties = partiesOf(draft, sources.places.gemeenten);
  const region = sources.regions.referentieregios.find(({ id }) => id === draft.referentieregio)?.naam;
  const areas = [
    draft.regiegebied.trim() && `Regiegebied ${draft.regiegebied.trim()}`,
    region && `Referentieregio ${region}`,
  ].filter(Boolean);
  return (
    <dl className="nakijken">
      <Line name="Sjabloon" step="sjabloon">
        {templateOf(sources, draft)?.naam}
      </Line>
      <Line name="Gebied" step="partijen">
        {areas.length > 0 ? areas.join(', ') : 'Geen'}
      </Line>
      <Line name={`${parties.length} partijen`} step="partijen">
        <ul>
          {parties.map((party) => (
            <li key={party.id}>
              {party.naam} <PartyNumbers party={party} />
            </li>
          ))}
        </ul>
      </Line>
      <Line name="Looptijd" step="looptijd">
        {capital(termWords({ start: parseDate(draft.start) ?? '', einde: parseDate(draft.einde) ?? '' }))}
      </Line>
    </dl>
  );
}

function Line({ name, step, children }: { name: string; step: Step; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="nakijken-wijzig">
        <Link to={pathOfStep(step)} label={`${name} wijzigen`}>
          Wijzigen
        </Link>
      </dd>
    </div>
  );
}
