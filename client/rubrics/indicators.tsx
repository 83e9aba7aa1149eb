/** Rubric 5, indicatoren. */
import { useMemo } from 'react';
import { numberOf } from '../../model/numbering.ts';
import { FREQUENCIES, INDICATOR_KINDS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { RefField } from '../fields/ref-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { DateField, NumberField } from '../fields/value-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords, useValue } from '../sync/hooks.ts';
import { rootAt, type At } from '../sync/spot.ts';
import { Catalogue } from '../inspiration/catalogue.tsx';
import { useRecordEdits } from './edits.ts';
import type { QuietForm } from './quiet.tsx';
import { RecordList, recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';
import { AddButton, Section } from './section.tsx';

const QUIET: QuietForm = { kind: 'indicatoren', title: 'naam', text: { plain: 'omschrijving' } };

/** The rubric. */
export function Indicators() {
  const { doc } = useSession();
  const at = useMemo(() => rootAt(doc), [doc]);
  const entries = useRecords(at.place.list('indicatoren'));
  const edits = useRecordEdits(at, 'indicatoren');
  const mayWrite = useMayWrite();
  return (
    <Section part="indicatoren">
      {entries.length === 0 ? (
        <p className="stil">Nog geen indicatoren. Kies er uit de catalogus of beschrijf er zelf een.</p>
      ) : null}
      <RecordList pad="/indicatoren" entries={entries} edits={edits} View={Indicator} quiet={QUIET} />
      {mayWrite ? (
        <div className="toevoegrij">
          <AddButton onPress={() => edits.insert(entries.length)}>Indicator toevoegen</AddButton>
          <Catalogue />
        </div>
      ) : null}
    </Section>
  );
}

const Indicator = recordView(function Indicator(props) {
  const { nth, at } = props;
  const number = numberOf('indicatoren', nth);
  const qualitative = useValue(at.place, 'soort') === 'kwalitatief';
  return (
    <RecordFrame {...props} number={number} what={`Indicator ${number}`}>
      <TextField
        at={at}
        path="naam"
        label={`Naam van ${number}`}
        empty="Geef de indicator een naam"
        wanted
        className="stuk-titel"
      />
      <Facts at={at} />
      {qualitative ? <Goal at={at} /> : <Target at={at} />}
      <TextField
        at={at}
        path="omschrijving"
        label={`Omschrijving van ${number}`}
        empty="Omschrijf wat er precies gemeten wordt."
        lines="meer"
        className="lopend"
      />
    </RecordFrame>
  );
});

/** The sentence of facts under the name. */
function Facts({ at }: { at: At }) {
  return (
    <div className="feiten zin">
      <ChoiceField
        at={at}
        path="soort"
        label="Soort"
        bare
        className="feit"
        options={INDICATOR_KINDS}
        empty={null}
        fallback="kwantitatief"
        short
      />
      <RefField
        at={at}
        path="koppeling"
        label="Doelstelling of actie die de indicator meet"
        word="meet"
        source="gemeten"
        empty="Kies een doelstelling of actie"
        wanted
        none="Geen doelstelling of actie met die woorden."
      />
      <ChoiceField
        at={at}
        path="frequentie"
        label="gemeten"
        options={FREQUENCIES}
        empty="Kies hoe vaak"
        wanted
        className="kleine-letter"
      />
      <TextField at={at} path="bron" label="bron" labelled empty="Vermeld de bron" wanted />
    </div>
  );
}

function Target({ at }: { at: At }) {
  return (
    <div className="streef">
      <span className="streef-deel">
        <NumberField at={at} path="nulmeting.waarde" label="nulmeting" empty="Vul in" wanted />
        <DateField at={at} path="nulmeting.datum" label="op" empty="datum?" wanted />
      </span>
      <span className="streef-pijl" aria-hidden="true">
        →
      </span>
      <span className="streef-deel doel">
        <NumberField at={at} path="streefcijfer.waarde" label="streefcijfer" empty="Vul in" wanted />
        <DateField at={at} path="streefcijfer.datum" label="tegen" empty="datum?" wanted />
      </span>
      <TextField at={at} path="eenheid" label="eenheid" labelled empty="Vul de eenheid in" wanted />
    </div>
  );
}

function Goal({ at }: { at: At }) {
  return (
    <div className="feiten zin">
      <TextField
        at={at}
        path="streefdoel"
        label="Streefdoel"
        labelled
        empty="Schrijf wat de partners willen zien"
        wanted
        lines="meer"
        className="lang"
      />
    </div>
  );
}
