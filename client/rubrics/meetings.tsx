/** Overleg: who meets, how often, about what. */
import { useMemo } from 'react';
import { numberOf } from '../../model/numbering.ts';
import { MEETING_KINDS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/value-field.tsx';
import { useDesk, useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { rootAt } from '../sync/spot.ts';
import { useRecordEdits } from './edits.ts';
import { RecordList, recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';
import { AddButton, Section } from './section.tsx';
import { StartText } from './start-text.tsx';

/** The part. */
export function Meetings() {
  const { doc } = useSession();
  const at = useMemo(() => rootAt(doc), [doc]);
  const entries = useRecords(at.place.list('overleg'));
  const edits = useRecordEdits(at, 'overleg');
  const mayWrite = useMayWrite();
  return (
    <Section part="overleg">
      {entries.length === 0 ? (
        <p className="stil">Nog geen overleg. Voorzie minstens een stuurgroep en een operationeel overleg.</p>
      ) : null}
      <RecordList pad="/overleg" entries={entries} edits={edits} View={Meeting} />
      {mayWrite ? <AddButton onPress={() => edits.insert(entries.length)}>Overleg toevoegen</AddButton> : null}
    </Section>
  );
}

const Meeting = recordView(function Meeting(props) {
  const { id, nth, at } = props;
  const { library } = useDesk();
  const number = numberOf('overleg', nth);
  const start = library.template?.inhoud.overleg.find((meeting) => meeting.id === id);
  return (
    <RecordFrame {...props} number={number} what={`Overleg ${number}`}>
      <TextField
        at={at}
        path="naam"
        label={`Naam van ${number}`}
        empty="Geef het overleg een naam"
        wanted
        className="stuk-titel"
      />
      <div className="feiten zin">
        <ChoiceField
          at={at}
          path="soort"
          label="Soort"
          bare
          className="feit"
          options={MEETING_KINDS}
          empty={null}
          fallback="werkgroep"
        />
        <NumberField
          at={at}
          path="keerPerJaar"
          label="minstens"
          empty="hoe vaak?"
          soort="aantal"
          unit=" keer per jaar"
          wanted
        />
        <TextField at={at} path="uitnodiger" label="uitgenodigd door" labelled empty="Wie nodigt uit?" wanted />
      </div>
      <h4 className="klein-kop">Opdracht</h4>
      <StartText
        at={at}
        path="opdracht"
        label={`Opdracht van ${number}`}
        empty="Schrijf waarover dit overleg gaat."
        wanted
        template={start?.opdracht}
      />
      <h4 className="klein-kop">Samenstelling</h4>
      <StartText
        at={at}
        path="samenstelling"
        label={`Samenstelling van ${number}`}
        empty="Schrijf wie er aan tafel zit."
        wanted
        template={start?.samenstelling}
      />
    </RecordFrame>
  );
});
