/** Rubric 3, acties. */
import { numberOf } from '../../model/numbering.ts';
import { DOMAINS, INSTRUMENTS, TARGET_GROUPS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { SetField } from '../fields/set-field.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { DateField, NumberField } from '../fields/value-field.tsx';
import { FromWhere } from '../inspiration/origin.tsx';
import { whoInWords } from '../matrix/who.ts';
import { RichField } from '../text/rich-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useMembers, useRecords, useValue } from '../sync/hooks.ts';
import { recordAt, rootAt, type At } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { useRecordEdits } from './edits.ts';
import { More, RecordFrame, type RecordViewProps } from './record.tsx';
import { AddButton, Section } from './section.tsx';

/** The rubric. `onInspire` opens the inspiration panel. */
export function Actions({ onInspire }: { onInspire: () => void }) {
  const at = rootAt(useSession().doc);
  const entries = useRecords(at.place.list('acties'));
  const edits = useRecordEdits(at, 'acties');
  const mayWrite = useMayWrite();
  return (
    <Section part="acties">
      {entries.length === 0 ? (
        <p className="stil">Nog geen acties. Begin uit de inspiratieset of beschrijf een eigen praktijk.</p>
      ) : null}
      {entries.map(({ id, record }, nth) => (
        <Action
          key={id}
          id={id}
          nth={nth}
          at={recordAt('/acties', id, record)}
          edits={edits}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? (
        <div className="toevoegrij">
          <AddButton onPress={() => edits.add({}, 'titel')}>Actie toevoegen</AddButton>
          <AddButton onPress={onInspire}>Uit de inspiratieset</AddButton>
        </div>
      ) : null}
    </Section>
  );
}

function Action({ id, nth, at, edits, last }: RecordViewProps) {
  const number = numberOf('acties', nth);
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      number={number}
      what={`Actie ${number}`}
      edits={edits}
      first={nth === 0}
      last={last}
    >
      <TextField
        at={at}
        path="titel"
        label={`Titel van ${number}`}
        empty="Geef de actie een titel"
        wanted
        className="stuk-titel"
      />
      <Facts at={at} />
      <RichField
        at={at}
        path="omschrijving"
        label={`Omschrijving van ${number}`}
        empty="Beschrijf wat er gebeurt, waar en voor wie."
        wanted
      />
      <div className="onderregel">
        <Groups at={at} />
        <FromWhere at={at} />
      </div>
      <More pad={at.pad} fields={DETAILS} label="Middelen, planning en instrumenten">
        <Details at={at} />
      </More>
    </RecordFrame>
  );
}

/** The line of facts under the title. */
function Facts({ at }: { at: At }) {
  const { options } = useSession();
  const parties = useStore(options.partijen);
  return (
    <div className="feiten">
      <ChoiceField at={at} path="trekker" label="Trekker" options={parties} empty="Kies een trekker" wanted short />
      <SetField
        at={at}
        path="partners"
        label="Partners"
        word="met"
        options={parties}
        summary={(ids) => whoInWords(ids, parties)}
        empty="kies partners"
        none="Voeg eerst partijen toe."
      />
      <DateField at={at} path="deadline" label="tegen" empty="Kies een deadline" wanted />
      <SetField
        at={at}
        path="doelstellingen"
        label="Doelstellingen die de actie dient"
        word="dient"
        options={useStore(options.doelstellingen)}
        empty="Kies een doelstelling"
        wanted
        none="Voeg eerst een doelstelling toe."
      />
    </div>
  );
}

/** For whom: chosen groups, or everyone. */
function Groups({ at }: { at: At }) {
  const general = useValue(at.place, 'algemeen') === true;
  const chosen = useMembers(at.place, 'doelgroepen').length > 0;
  const mayWrite = useMayWrite();
  // Once groups are chosen the question is answered; the switch comes back when none is, or when both are.
  const asks = mayWrite && (general || !chosen);
  return (
    <>
      {asks ? <SwitchField at={at} path="algemeen" label="Algemene actie, voor iedereen" /> : null}
      {general && !mayWrite ? <span className="pil">Voor iedereen</span> : null}
      <SetField
        at={at}
        path="doelgroepen"
        label="Doelgroepen"
        bare
        options={TARGET_GROUPS}
        empty={general ? 'toch doelgroepen kiezen' : 'Kies voor wie'}
        wanted={!general}
        pills
      />
    </>
  );
}

const DETAILS = ['start', 'contactpersoon', 'anderePartners', 'middelen', 'vlakken', 'instrumenten'];

function Details({ at }: { at: At }) {
  const { options } = useSession();
  return (
    <>
      <DateField at={at} path="start" label="Start" empty="kies een begindatum" />
      <ChoiceField
        at={at}
        path="contactpersoon"
        label="Contactpersoon"
        options={useStore(options.contactpersonen)}
        empty="kies een contactpersoon"
      />
      <TextField
        at={at}
        path="anderePartners"
        label="Andere partners"
        labelled
        empty="wie geen partij is maar meewerkt"
        className="lang"
      />
      <TextField
        at={at}
        path="middelen.mensen"
        label="Mensen"
        labelled
        empty="bijvoorbeeld 0,5 VTE bemiddelaar"
        className="lang"
      />
      <NumberField at={at} path="middelen.budget" label="Budget" empty="in euro" soort="bedrag" unit=" euro" />
      <SetField at={at} path="vlakken" label="Vlakken" options={DOMAINS} empty="kies vlakken" />
      <SetField at={at} path="instrumenten" label="Instrumenten" options={INSTRUMENTS} empty="kies instrumenten" />
    </>
  );
}
