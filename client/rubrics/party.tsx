/** One party: name, seat, representation, signatories with their mandate, contact persons. */
import { PARTY_KINDS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { EnterpriseField } from '../fields/enterprise-field.tsx';
import { DateField } from '../fields/value-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords, useText, useValue } from '../sync/hooks.ts';
import { padOf, recordAt, type At } from '../sync/spot.ts';
import { useSelect } from '../sync/store.ts';
import { useRecordEdits, type RecordEdits } from './edits.ts';
import { RecordFrame } from './record.tsx';
import { AddButton } from './section.tsx';

interface PartyProps {
  readonly id: string;
  readonly at: At;
  readonly edits: RecordEdits;
  readonly first: boolean;
  readonly last: boolean;
}

/** One party. */
export function PartyRecord({ id, at, edits, first, last }: PartyProps) {
  const name = useText(at.place.text('naam'));
  const together = useValue(at.place, 'soort') === 'lokaal-bestuur';
  const fixed = useOnlyVdab(id);
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      what={name || 'Partij zonder naam'}
      edits={edits}
      first={first}
      last={last}
      fixed={fixed}
      className="partij"
    >
      <TextField
        at={at}
        path="naam"
        label="Naam van de partij"
        empty="Geef de partij een naam"
        wanted
        className="stuk-titel"
      />
      <div className="feiten">
        <ChoiceField
          at={at}
          path="soort"
          label="Soort"
          bare
          options={PARTY_KINDS}
          empty={null}
          fallback="lokaal-bestuur"
          short
        />
        <TextField
          at={at}
          path="zetel"
          label="zetel"
          labelled
          empty="Vul het adres van de zetel in"
          wanted
          className="lang"
        />
        <TextField
          at={at}
          path="vertegenwoordiging"
          label="vertegenwoordigd door"
          labelled
          empty="Vul het orgaan in"
          wanted
          className="lang"
        />
        <EnterpriseField at={at} path="kbo" label={together ? 'KBO gemeente' : 'KBO'} />
        {together ? <EnterpriseField at={at} path="kboOcmw" label="KBO OCMW" /> : null}
      </div>
      <Signatories at={at} party={name} />
      <Contacts at={at} party={name} />
    </RecordFrame>
  );
}

/** VDAB is always party: the last party of that kind cannot be removed. */
function useOnlyVdab(id: string): boolean {
  return useSelect(useSession().options.partijen, (parties) => {
    const vdab = parties.filter(({ soort }) => soort === 'vdab');
    return vdab.length === 1 && vdab[0]?.id === id;
  });
}

function Signatories({ at, party }: { at: At; party: string }) {
  const entries = useRecords(at.place.list('ondertekenaars'));
  const edits = useRecordEdits(at, 'ondertekenaars');
  const mayWrite = useMayWrite();
  const pad = padOf(at, 'ondertekenaars');
  return (
    <div className="mensen" data-pad={pad}>
      <h3 className="klein-kop">Ondertekenaars</h3>
      {entries.length === 0 ? <p className="ontbreekt">Nog niemand tekent voor {party || 'deze partij'}.</p> : null}
      {entries.map(({ id, record }, nth) => (
        <Signatory
          key={id}
          id={id}
          at={recordAt(pad, id, record)}
          edits={edits}
          first={nth === 0}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? <AddButton onPress={() => edits.add({}, 'naam')}>Ondertekenaar toevoegen</AddButton> : null}
    </div>
  );
}

function Signatory({ id, at, edits, first, last }: PartyProps) {
  const name = useText(at.place.text('naam'));
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      what={`Ondertekenaar ${name}`.trim()}
      edits={edits}
      first={first}
      last={last}
      className="mens-regel"
    >
      <div className="feiten">
        <TextField at={at} path="naam" label="Naam" empty="Vul de naam in" wanted className="sterk" />
        <TextField at={at} path="functie" label="Functie" empty="Vul de functie in" wanted />
        <TextField at={at} path="mandaat.orgaan" label="mandaat van" labelled empty="Welk orgaan besliste?" wanted />
        <TextField at={at} path="mandaat.besluit" label="besluit" labelled empty="Nummer van het besluit" wanted />
        <DateField at={at} path="mandaat.datum" label="van" empty="Datum van het besluit" wanted />
      </div>
    </RecordFrame>
  );
}

function Contacts({ at, party }: { at: At; party: string }) {
  const entries = useRecords(at.place.list('contactpersonen'));
  const edits = useRecordEdits(at, 'contactpersonen');
  const mayWrite = useMayWrite();
  const pad = padOf(at, 'contactpersonen');
  return (
    <div className="mensen" data-pad={pad}>
      <h3 className="klein-kop">Contactpersonen</h3>
      {entries.length === 0 ? (
        <p className="ontbreekt">Nog niemand is bereikbaar bij {party || 'deze partij'}.</p>
      ) : null}
      {entries.map(({ id, record }, nth) => (
        <Contact
          key={id}
          id={id}
          at={recordAt(pad, id, record)}
          edits={edits}
          first={nth === 0}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? <AddButton onPress={() => edits.add({}, 'naam')}>Contactpersoon toevoegen</AddButton> : null}
    </div>
  );
}

function Contact({ id, at, edits, first, last }: PartyProps) {
  const name = useText(at.place.text('naam'));
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      what={`Contactpersoon ${name}`.trim()}
      edits={edits}
      first={first}
      last={last}
      className="mens-regel"
    >
      <div className="feiten">
        <TextField at={at} path="naam" label="Naam" empty="Vul de naam in" wanted className="sterk" />
        <TextField at={at} path="functie" label="Functie" empty="Vul de functie in" />
        <TextField at={at} path="email" label="E-mail" empty="E-mailadres" wanted />
        <TextField at={at} path="telefoon" label="Telefoon" empty="Telefoonnummer" />
      </div>
    </RecordFrame>
  );
}
