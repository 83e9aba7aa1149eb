/** The template's guidance for the part you are in. */
import type { Guidance } from '../../model/library.ts';
import { partName, type PartId } from '../../model/parts.ts';
import { useDesk } from '../sync/context.tsx';

/** The panel. */
export function Guide({ part }: { part: PartId }) {
  const { library } = useDesk();
  const guidance = guidanceFor(library.template?.leidraad, part);
  if (!guidance)
    return (
      <p className="stil">
        {library.template
          ? `Bij «${partName(part)}» hoort geen leidraad. Ga naar een ander onderdeel.`
          : 'De leidraad van dit sjabloon is hier niet beschikbaar.'}
      </p>
    );
  return (
    <div className="leidraad">
      <h3>{partName(part)}</h3>
      <p>{guidance.doel}</p>
      <h4>Om samen te bespreken</h4>
      <ul>
        {guidance.vragen.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <h4>Tips</h4>
      <ul>
        {guidance.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </div>
  );
}

function guidanceFor(guide: Readonly<Record<string, Guidance>> | undefined, part: PartId): Guidance | undefined {
  return guide?.[part === 'ondertekening' || part === 'algemeen' ? 'partijen' : part];
}
