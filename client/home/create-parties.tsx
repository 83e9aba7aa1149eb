/** Step 2: which area, and which municipalities; an area proposes its own. */
import { useState } from 'react';
import { localParty, vdabParty, type Municipality } from '../../model/local-party.ts';
import { RemoveIcon } from '../fields/icons.tsx';
import { PlacePicker } from '../fields/place-picker.tsx';
import { AreaFields } from './create-area.tsx';
import { proposalsFor, withAll, withParties } from './create-areas.ts';
import { FieldError } from './create-field.tsx';
import { KINDS, type Chosen, type Kind, type StepProps } from './create-form.ts';
import { PartyNumbers } from './create-preview.tsx';
import { Proposals } from './create-proposals.tsx';

/** Area, what it proposes, and the parties. */
export function AreaAndParties(props: StepProps) {
  const { draft, change, sources, errors } = props;
  const [twice, setTwice] = useState<string | null>(null);
  const set = (partijen: readonly Chosen[]): void => change(withParties(draft, partijen, sources));
  const add = (place: Municipality): void => {
    const isIn = draft.partijen.some(({ nis }) => nis === place.nis);
    setTwice(isIn ? `${place.naam} staat er al bij. Kies in de lijst hieronder als wat.` : null);
    if (!isIn) set([...draft.partijen, { nis: place.nis, als: 'lokaal-bestuur' }]);
  };
  return (
    <>
      <AreaFields {...props} />
      <Proposals
        proposals={proposalsFor(draft, sources)}
        chosen={draft.partijen}
        toggle={(places, isIn) => change(withAll(draft, places, isIn, sources))}
      />
      <fieldset id="veld-partijen">
        <legend>Partijen</legend>
        <PlacePicker
          places={sources.places.gemeenten}
          askKind={false}
          label="Voeg een gemeente toe: typ haar naam"
          onPick={add}
        />
        <FieldError>{twice ?? errors.partijen}</FieldError>
        <ul className="gekozen-partijen">
          <li className="vast">
            <span className="partij-naam">
              <b>VDAB</b> <PartyNumbers party={vdabParty('vdab')} />
            </span>
            <span className="stil">altijd partij</span>
          </li>
          {draft.partijen.map((chosen) => (
            <ChosenParty
              key={chosen.nis}
              chosen={chosen}
              places={sources.places.gemeenten}
              change={(als) => set(draft.partijen.map((other) => (other === chosen ? { ...chosen, als } : other)))}
              remove={() => set(draft.partijen.filter((other) => other !== chosen))}
            />
          ))}
        </ul>
        <p className="bron">{sources.places.bron}</p>
      </fieldset>
    </>
  );
}

interface ChosenPartyProps {
  readonly chosen: Chosen;
  readonly places: readonly Municipality[];
  readonly change: (als: Kind) => void;
  readonly remove: () => void;
}

function ChosenParty({ chosen, places, change, remove }: ChosenPartyProps) {
  const place = places.find(({ nis }) => nis === chosen.nis);
  if (!place) return null;
  // Gemeente and OCMW apart have the numbers that a lokaal bestuur has.
  const party = localParty(chosen.nis, place, chosen.als === 'apart' ? 'lokaal-bestuur' : chosen.als);
  return (
    <li>
      <span className="partij-naam">
        <b>{place.naam}</b> <PartyNumbers party={party} />
      </span>
      <select
        className="als-wat-keuze"
        aria-label={`${place.naam} treedt toe als`}
        value={chosen.als}
        onChange={(event) => change(event.target.value as Kind)}
      >
        {KINDS.map(({ id, naam }) => (
          <option key={id} value={id}>
            als {naam}
          </option>
        ))}
      </select>
      <button type="button" className="icoon-knop" aria-label={`${place.naam} weghalen`} onClick={remove}>
        <RemoveIcon />
      </button>
    </li>
  );
}
