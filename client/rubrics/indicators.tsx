/** Rubric 5, indicatoren. */
import { numberOf } from '../../model/numbering.ts';
import { FREQUENCIES, INDICATOR_KINDS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { DateField, NumberField } from '../fields/value-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords, useValue } from '../sync/hooks.ts';
import { recordAt, rootAt, type At } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { Catalogue } from '../inspiration/catalogue.tsx';
import { useRecordEdits } from './edits.ts';
import { RecordFrame, type RecordViewProps } from './record.tsx';
import { AddButton, Section } from './section.tsx';

/** The rubric. */
export function Indicators() {
  const at = rootAt(useSession().doc);
  const entries = useRecords(at.place.list('indicatoren'));
  const edits = useRecordEdits(at, 'indicatoren');
  const mayWrite = useMayWrite();
  return (
    <Section part="indicatoren">
      {entries.length === 0 ? (
        <p className="stil">Nog geen indicatoren. Kies er uit de catalogus of beschrijf er zelf een.</p>
      ) : null}
      {entries.map(({ id, record }, nth) => (
        <Indicator
          key={id}
          id={id}
          nth={nth}
          at={recordAt('/indicatoren', id, record)}
          edits={edits}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? (
        <div className="toevoegrij">
          <AddButton onPress={() => edits.add({}, 'naam')}>Indicator toevoegen</AddButton>
          <Catalogue />
        </div>
      ) : null}
    </Section>
  );
}

function Indicator({ id, nth, at, edits, last }: RecordViewProps) {
  const number = numberOf('indicatoren', nth);
  const qualitative = useValue(at.place, 'soort') === 'kwalitatief';
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      number={number}
      what={`Indicator ${number}`}
      edits={edits}
      first={nth === 0}
      last={last}
    >
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
}

/** The line of facts under the name. */
function Facts({ at }: { at: At }) {
  const { options } = useSession();
  const measured = [...useStore(options.doelstellingen), ...useStore(options.acties)];
  return (
    <div className="feiten">
      <ChoiceField
        at={at}
        path="soort"
        label="Soort"
        bare
        options={INDICATOR_KINDS}
        empty={null}
        fallback="kwantitatief"
        short
      />
      <ChoiceField
        at={at}
        path="koppeling"
        label="meet"
        options={measured}
        empty="Kies een doelstelling of actie"
        wanted
        short
      />
      <ChoiceField at={at} path="frequentie" label="gemeten" options={FREQUENCIES} empty="Kies hoe vaak" wanted />
      <TextField at={at} path="bron" label="bron" labelled empty="Vermeld de bron" wanted className="lang" />
    </div>
  );
}

function Target({ at }: { at: At }) {
  return (
    <div className="streef">
      <span className="streef-deel">
        <NumberField at={at} path="nulmeting.waarde" label="Nulmeting" empty="Nulmeting" wanted />
        <DateField at={at} path="nulmeting.datum" label="op" empty="datum" wanted />
      </span>
      <span className="streef-pijl" aria-hidden="true">
        →
      </span>
      <span className="streef-deel doel">
        <NumberField at={at} path="streefcijfer.waarde" label="Streefcijfer" empty="Streefcijfer" wanted />
        <DateField at={at} path="streefcijfer.datum" label="tegen" empty="datum" wanted />
      </span>
      <TextField at={at} path="eenheid" label="eenheid" labelled empty="Vul de eenheid in" wanted />
    </div>
  );
}

function Goal({ at }: { at: At }) {
  return (
    <div className="feiten">
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
