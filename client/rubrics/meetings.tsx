/** Overleg: who meets, how often, about what. */
import { numberOf } from '../../model/numbering.ts';
import { MEETING_KINDS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/value-field.tsx';
import { RichField } from '../text/rich-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { recordAt, rootAt } from '../sync/spot.ts';
import { useRecordEdits } from './edits.ts';
import { RecordFrame, type RecordViewProps } from './record.tsx';
import { AddButton, Section } from './section.tsx';

/** The part. */
export function Meetings() {
  const at = rootAt(useSession().doc);
  const entries = useRecords(at.place.list('overleg'));
  const edits = useRecordEdits(at, 'overleg');
  const mayWrite = useMayWrite();
  return (
    <Section part="overleg">
      {entries.length === 0 ? (
        <p className="stil">Nog geen overleg. Voorzie minstens een stuurgroep en een operationeel overleg.</p>
      ) : null}
      {entries.map(({ id, record }, nth) => (
        <Meeting
          key={id}
          id={id}
          nth={nth}
          at={recordAt('/overleg', id, record)}
          edits={edits}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? <AddButton onPress={() => edits.add({}, 'naam')}>Overleg toevoegen</AddButton> : null}
    </Section>
  );
}

function Meeting({ id, nth, at, edits, last }: RecordViewProps) {
  const number = numberOf('overleg', nth);
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      number={number}
      what={`Overleg ${number}`}
      edits={edits}
      first={nth === 0}
      last={last}
    >
      <TextField
        at={at}
        path="naam"
        label={`Naam van ${number}`}
        empty="Geef het overleg een naam"
        wanted
        className="stuk-titel"
      />
      <div className="feiten">
        <ChoiceField
          at={at}
          path="soort"
          label="Soort"
          bare
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
      <RichField
        at={at}
        path="opdracht"
        label={`Opdracht van ${number}`}
        empty="Schrijf waarover dit overleg gaat."
        wanted
      />
      <h4 className="klein-kop">Samenstelling</h4>
      <RichField
        at={at}
        path="samenstelling"
        label={`Samenstelling van ${number}`}
        empty="Schrijf wie er aan tafel zit."
        wanted
      />
    </RecordFrame>
  );
}
