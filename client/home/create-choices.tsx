/** The parts of the form for a new agreement: template, parties, area; and its small fields. */
import { useState, type ReactNode } from 'react';
import type { Template } from '../../model/library.ts';
import type { Areas, Places, Regions } from '../api/places.ts';
import { dateInFigures } from '../fields/dutch.ts';
import { RemoveIcon } from '../fields/icons.tsx';
import { LOCAL_KINDS, PlacePicker, type LocalKind } from '../fields/place-picker.tsx';
import { commonRegion, isChosen, type Chosen, type Draft } from './create-form.ts';

/** What the server offers to choose from. */
export interface Sources {
  readonly templates: readonly Template[];
  readonly places: Places;
  readonly regions: Regions;
  readonly areas: Areas;
}

interface ChoiceProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly error?: string;
}

/** Which template. */
export function TemplateChoice({ templates, draft, change, error }: ChoiceProps & { templates: readonly Template[] }) {
  const choose = (template: Template): void =>
    change({ template, start: dateInFigures(template.looptijd.start), einde: dateInFigures(template.looptijd.einde) });
  return (
    <fieldset id="veld-sjabloon">
      <legend>Sjabloon</legend>
      <div className="sjablonen">
        {templates.map((template) => (
          <label key={template.id} className={`sjabloon ${draft.template?.id === template.id ? 'gekozen' : ''}`}>
            <input
              type="radio"
              name="sjabloon"
              checked={draft.template?.id === template.id}
              onChange={() => choose(template)}
            />
            <b>{template.naam}</b>
            <span>{template.omschrijving}</span>
          </label>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}

/** Which parties; VDAB always is one. */
export function PartyChoice({ sources, draft, change, error }: ChoiceProps & { sources: Sources }) {
  const [twice, setTwice] = useState<string | null>(null);
  const setParties = (parties: readonly Chosen[]): void => {
    const before = commonRegion(draft.parties);
    const own = draft.referentieregio !== '' && draft.referentieregio !== before;
    change({ parties, ...(own ? {} : { referentieregio: commonRegion(parties) }) });
  };
  const add = (chosen: Chosen): void => {
    const double = isChosen(draft.parties, chosen);
    setTwice(double ? `${chosen.place.naam} staat er al bij.` : null);
    if (!double) setParties([...draft.parties, chosen]);
  };
  return (
    <fieldset id="veld-partijen">
      <legend>Partijen</legend>
      <ul className="gekozen-partijen">
        <li className="vast">
          <b>VDAB</b> <span className="stil">altijd partij</span>
        </li>
        {draft.parties.map((chosen) => (
          <ChosenParty
            key={`${chosen.place.nis} ${chosen.soort}`}
            chosen={chosen}
            change={(next) => setParties(draft.parties.map((other) => (other === chosen ? next : other)))}
            remove={() => setParties(draft.parties.filter((other) => other !== chosen))}
          />
        ))}
      </ul>
      <PlacePicker
        places={sources.places.gemeenten}
        askKind={false}
        label="Voeg een gemeente toe: typ haar naam"
        onPick={(place, soort) => add({ place, soort })}
      />
      <FieldError>{twice ?? error}</FieldError>
      <p className="bron">{sources.places.bron}</p>
    </fieldset>
  );
}

interface ChosenPartyProps {
  readonly chosen: Chosen;
  readonly change: (next: Chosen) => void;
  readonly remove: () => void;
}

function ChosenParty({ chosen, change, remove }: ChosenPartyProps) {
  const { place, soort } = chosen;
  return (
    <li>
      <b>{place.naam}</b>
      <select
        className="als-wat-keuze"
        aria-label={`${place.naam} treedt toe als`}
        value={soort}
        onChange={(event) => change({ ...chosen, soort: event.target.value as LocalKind })}
      >
        {LOCAL_KINDS.map(({ id, naam }) => (
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

/** Which regiegebied and referentieregio, if any. */
export function AreaChoice({ sources, draft, change }: ChoiceProps & { sources: Sources }) {
  return (
    <fieldset>
      <legend>Gebied</legend>
      <div className="twee">
        <label className="veld">
          <span>Regiegebied (mag leeg blijven)</span>
          <input
            className="invoer"
            list="regiegebieden"
            value={draft.regiegebied}
            onChange={(event) => change({ regiegebied: event.target.value })}
          />
          <datalist id="regiegebieden">
            {sources.areas.regiegebieden.map(({ naam }) => (
              <option key={naam} value={naam}>
                {naam}
              </option>
            ))}
          </datalist>
        </label>
        <label className="veld">
          <span>Referentieregio (mag leeg blijven)</span>
          <select
            className="invoer"
            value={draft.referentieregio}
            onChange={(event) => change({ referentieregio: event.target.value })}
          >
            <option value="">Geen</option>
            {sources.regions.referentieregios.map(({ id, naam }) => (
              <option key={id} value={id}>
                {naam}
              </option>
            ))}
          </select>
        </label>
      </div>
    </fieldset>
  );
}

/** A line of text with its error. */
export function Text({
  id,
  label,
  value,
  set,
  error,
}: {
  id: string;
  label: string;
  value: string;
  set: (value: string) => void;
  error: string | undefined;
}) {
  return (
    <div className="veld" id={`veld-${id}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="invoer"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-fout` : undefined}
        onChange={(event) => set(event.target.value)}
      />
      <FieldError id={`${id}-fout`}>{error}</FieldError>
    </div>
  );
}

function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return children ? (
    <p className="fout-hint" id={id} role="alert">
      {children}
    </p>
  ) : null;
}
