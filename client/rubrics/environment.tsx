/** Rubric 1, omgevingsanalyse: the text, and figures with area, date and source. */
import { useMemo } from 'react';
import { TextField } from '../fields/text-field.tsx';
import { DateField, NumberField } from '../fields/value-field.tsx';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { rootAt } from '../sync/spot.ts';
import { useRecordEdits } from './edits.ts';
import { RecordList, recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';
import { AddButton, Section } from './section.tsx';
import { StartText } from './start-text.tsx';

/** The rubric. */
export function Environment() {
  const { session, library } = useDesk();
  const at = useMemo(() => rootAt(session.doc), [session]);
  const figures = useRecords(at.place.list('omgevingsanalyse.cijfers'));
  const edits = useRecordEdits(at, 'omgevingsanalyse.cijfers', 'waarde');
  const mayWrite = useMayWrite();
  return (
    <Section part="omgevingsanalyse">
      <StartText
        at={at}
        path="omgevingsanalyse.tekst"
        label="Omgevingsanalyse"
        empty="Beschrijf de situatie op het terrein en wie u wilt bereiken."
        wanted
        template={library.template?.inhoud.omgevingsanalyse}
      />
      <div className="cijfers" data-pad="/omgevingsanalyse/cijfers">
        <h3 className="klein-kop">Cijfers</h3>
        {figures.length === 0 ? (
          <p className="stil">Nog geen cijfers. Een cijfer met zijn bron overtuigt meer dan een alinea.</p>
        ) : null}
        <RecordList pad="/omgevingsanalyse/cijfers" entries={figures} edits={edits} View={Figure} />
        {mayWrite ? <AddButton onPress={() => edits.insert(figures.length)}>Cijfer toevoegen</AddButton> : null}
      </div>
    </Section>
  );
}

const Figure = recordView(function Figure(props) {
  const { nth, at } = props;
  return (
    <RecordFrame {...props} what={`Cijfer ${nth + 1}`} className="cijfer">
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
        <div className="feiten zin">
          <TextField at={at} path="gebied" label="in" labelled empty="Welk gebied?" wanted />
          <DateField at={at} path="datum" label="op" empty="Van wanneer?" wanted />
          <TextField at={at} path="bron" label="bron" labelled empty="Vermeld de bron" wanted />
        </div>
      </div>
    </RecordFrame>
  );
});
