/** Rubric 1, omgevingsanalyse: the text, and figures with area, date and source. */
import { RichField } from '../text/rich-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { DateField, NumberField } from '../fields/value-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { recordAt, rootAt, type At } from '../sync/spot.ts';
import { useRecordEdits, type RecordEdits } from './edits.ts';
import { RecordFrame } from './record.tsx';
import { AddButton, Section } from './section.tsx';

/** The rubric. */
export function Environment() {
  const at = rootAt(useSession().doc);
  const figures = useRecords(at.place.list('omgevingsanalyse.cijfers'));
  const edits = useRecordEdits(at, 'omgevingsanalyse.cijfers');
  const mayWrite = useMayWrite();
  return (
    <Section part="omgevingsanalyse">
      <RichField
        at={at}
        path="omgevingsanalyse.tekst"
        label="Omgevingsanalyse"
        empty="Beschrijf de situatie op het terrein en wie u wilt bereiken."
        wanted
      />
      <div className="cijfers" data-pad="/omgevingsanalyse/cijfers">
        <h3 className="klein-kop">Cijfers</h3>
        {figures.length === 0 ? (
          <p className="stil">Nog geen cijfers. Een cijfer met zijn bron overtuigt meer dan een alinea.</p>
        ) : null}
        {figures.map(({ id, record }, nth) => (
          <Figure
            key={id}
            id={id}
            nth={nth}
            at={recordAt('/omgevingsanalyse/cijfers', id, record)}
            edits={edits}
            last={nth === figures.length - 1}
          />
        ))}
        {mayWrite ? <AddButton onPress={() => edits.add({}, 'waarde')}>Cijfer toevoegen</AddButton> : null}
      </div>
    </Section>
  );
}

function Figure({ id, nth, at, edits, last }: { id: string; nth: number; at: At; edits: RecordEdits; last: boolean }) {
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      what={`Cijfer ${nth + 1}`}
      edits={edits}
      first={nth === 0}
      last={last}
      className="cijfer"
    >
      <div className="cijfer-waarde">
        <NumberField at={at} path="waarde" label="Waarde" bare empty="Waarde" wanted />
        <TextField at={at} path="eenheid" label="Eenheid" empty="eenheid" />
      </div>
      <div className="cijfer-tekst">
        <TextField
          at={at}
          path="omschrijving"
          label="Wat het cijfer telt"
          empty="Wat telt dit cijfer?"
          wanted
          className="sterk"
        />
        <div className="feiten">
          <TextField at={at} path="gebied" label="in" labelled empty="Welk gebied?" wanted />
          <DateField at={at} path="datum" label="op" empty="Van wanneer?" wanted />
          <TextField at={at} path="bron" label="bron" labelled empty="Vermeld de bron" wanted />
        </div>
      </div>
    </RecordFrame>
  );
}
