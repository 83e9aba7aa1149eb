/** Regiegebied and referentieregio: both may stay empty. */
import { useMemo } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { wordsOf } from './find.ts';
import { isKnownArea, withArea } from './create-areas.ts';
import type { StepProps } from './create-form.ts';

/** The two fields. */
export function AreaFields({ draft, change, sources }: StepProps) {
  return (
    <fieldset>
      <legend>Gebied</legend>
      <p className="stil">Een gebied stelt zijn gemeenten voor. Beide mogen leeg blijven.</p>
      <div className="twee">
        <RegieField draft={draft} change={change} sources={sources} />
        <label className="veld">
          <span>Referentieregio</span>
          <select
            className="invoer"
            value={draft.referentieregio}
            onChange={(event) => change({ ...draft, referentieregio: event.target.value })}
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

/** Not all regiegebieden are known: any name will do, the known ones propose municipalities. */
function RegieField({ draft, change, sources }: Omit<StepProps, 'errors'>) {
  const { regiegebied } = draft;
  const known = sources.areas.regiegebieden;
  const isKnown = isKnownArea(regiegebied, sources);
  const shown = useMemo(() => {
    const words = wordsOf(regiegebied);
    const fits = (naam: string): boolean => words.every((word) => wordsOf(naam).some((own) => own.startsWith(word)));
    // Once one is chosen the others stay within reach, after it.
    const [fitting, others] = [known.filter(({ naam }) => fits(naam)), known.filter(({ naam }) => !fits(naam))];
    return [...fitting, ...(isKnown ? others : [])].map(({ naam }) => ({ id: naam, naam }));
  }, [known, regiegebied, isKnown]);
  const set = (name: string): void => {
    if (name !== regiegebied) change(withArea(draft, name, sources));
  };
  return (
    <div className="veld">
      <ComboBox
        className="combo regie-keuze"
        items={shown}
        inputValue={regiegebied}
        onInputChange={set}
        allowsCustomValue
        menuTrigger="focus"
      >
        <Label>Regiegebied</Label>
        <Input className="invoer" data-eigen-undo="" aria-describedby="regie-uitleg" />
        <Popover className="zweef combo-lijst">
          <ListBox<{ id: string; naam: string }>>
            {({ id, naam }) => (
              <ListBoxItem id={id} textValue={naam} className="combo-keuze">
                {naam}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <p className="bron" id="regie-uitleg">
        {regiegebied.trim() === '' || isKnown
          ? `We kennen ${known.length} van de 37 regiegebieden. Staat het uwe er niet bij, typ dan zijn naam.`
          : `Van «${regiegebied.trim()}» kennen we de gemeenten niet: kies ze hieronder zelf. De naam komt zo in de overeenkomst.`}
      </p>
    </div>
  );
}
