/** Rubric 2, doelstellingen. */
import { useMemo } from 'react';
import { numberOf } from '../../model/numbering.ts';
import { THEMES } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useDesk, useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { rootAt, type At } from '../sync/spot.ts';
import { useRecordEdits } from './edits.ts';
import { BackLinks, useLinks } from './links.tsx';
import { detailsClass, MoreButton, Optional, useMore } from './more.tsx';
import type { QuietForm } from './quiet.tsx';
import { RecordList, recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';
import { AddButton, Section } from './section.tsx';
import { StartText } from './start-text.tsx';

const QUIET: QuietForm = { kind: 'doelstellingen', title: 'titel', text: { rich: 'omschrijving' } };

/** The rubric. */
export function Objectives() {
  const { doc } = useSession();
  const at = useMemo(() => rootAt(doc), [doc]);
  const entries = useRecords(at.place.list('doelstellingen'));
  const edits = useRecordEdits(at, 'doelstellingen');
  const mayWrite = useMayWrite();
  return (
    <Section part="doelstellingen">
      {entries.length === 0 ? (
        <p className="stil">
          Nog geen doelstellingen. Bepaal samen wat er tegen het einde van de looptijd anders moet zijn.
        </p>
      ) : null}
      <RecordList pad="/doelstellingen" entries={entries} edits={edits} View={Objective} quiet={QUIET} />
      {mayWrite ? <AddButton onPress={() => edits.insert(entries.length)}>Doelstelling toevoegen</AddButton> : null}
    </Section>
  );
}

const Objective = recordView(function Objective(props) {
  const { id, nth, at } = props;
  const { library } = useDesk();
  const number = numberOf('doelstellingen', nth);
  const start = library.template?.inhoud.doelstellingen.find((objective) => objective.id === id);
  return (
    <RecordFrame {...props} number={number} what={`Doelstelling ${number}`}>
      <TextField
        at={at}
        path="titel"
        label={`Titel van ${number}`}
        empty="Geef de doelstelling een titel"
        wanted
        className="stuk-titel"
      />
      <Facts id={id} at={at} number={number} />
      <StartText
        at={at}
        path="omschrijving"
        label={`Omschrijving van ${number}`}
        empty="Schrijf wat de partners samen willen bereiken."
        wanted
        template={start?.omschrijving}
      />
    </RecordFrame>
  );
});

const OPTIONAL = ['thema', 'centraalKader'];

function Facts({ id, at, number }: { id: string; at: At; number: string }) {
  const { library } = useDesk();
  const frame = library.template?.centraalKader ?? [];
  const more = useMore(at, OPTIONAL);
  const { acties, indicatoren } = useLinks(id);
  return (
    <div className="feiten zin">
      <BackLinks word="gediend door" list="acties" ids={acties} missing="Nog geen actie" />
      <BackLinks word="gemeten door" list="indicatoren" ids={indicatoren} missing="nog geen indicator" />
      <div className={detailsClass(more)}>
        <Optional more={more} path="thema">
          <ChoiceField at={at} path="thema" label="thema" options={THEMES} empty="kies een thema" short />
        </Optional>
        {frame.length > 0 ? (
          <Optional more={more} path="centraalKader">
            <ChoiceField
              at={at}
              path="centraalKader"
              label="centraal kader"
              options={frame.map((item) => ({ id: item.id, naam: item.titel, kort: item.titel }))}
              empty="eigen doelstelling"
            />
          </Optional>
        ) : null}
        <MoreButton more={more} what={number} />
      </div>
    </div>
  );
}
