/** The people of a party: who signs for it, with their mandate, and whom to call. */
import { use, useMemo } from 'react';
import { addRecord, type RecordKind } from '../../model/edit.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { TextField } from '../fields/text-field.tsx';
import { DateField } from '../fields/value-field.tsx';
import { NotYours, useMayWrite, useSession, useSpeaksFor } from '../sync/context.tsx';
import { useRecords, useText } from '../sync/hooks.ts';
import { focusSoon } from '../sync/jump.ts';
import { padOf, type At } from '../sync/spot.ts';
import { AddressField } from './address-field.tsx';
import { useRecordEdits } from './edits.ts';
import { newId } from './ids.ts';
import { NameField } from './name-field.tsx';
import { RecordList, recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';
import type { ExtraCommand } from './record-tools.tsx';
import { AddButton } from './section.tsx';

interface PeopleProps {
  /** The party. */
  readonly at: At;
  /** Its name. */
  readonly party: string;
}

/** Who signs. Of another party than one's own it can only be read. */
export function Signatories(props: PeopleProps) {
  const isOwn = useSpeaksFor(partyIn(props.at));
  return (
    <NotYours value={!isOwn}>
      <SignatoryList {...props} />
    </NotYours>
  );
}

function SignatoryList({ at, party }: PeopleProps) {
  const notYours = use(NotYours);
  const entries = useRecords(at.place.list('ondertekenaars'));
  const edits = useRecordEdits(at, 'ondertekenaars');
  const mayWrite = useMayWrite();
  const pad = padOf(at, 'ondertekenaars');
  return (
    <div className="mensen" data-pad={pad}>
      <h3 className="klein-kop">Ondertekenaars</h3>
      {entries.length === 0 ? <p className="ontbreekt">Nog niemand tekent voor {party || 'deze partij'}.</p> : null}
      <RecordList pad={pad} entries={entries} edits={edits} View={SignatoryRecord} />
      {mayWrite ? <AddButton onPress={() => edits.insert(entries.length)}>Ondertekenaar toevoegen</AddButton> : null}
      {notYours && entries.length > 0 ? (
        <p className="stil klein">Wie hier tekent, wijzigt alleen {party || 'deze partij'} of VDAB.</p>
      ) : null}
    </div>
  );
}

/** Whom to call. */
export function Contacts({ at, party }: PeopleProps) {
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
      <RecordList pad={pad} entries={entries} edits={edits} View={ContactRecord} />
      {mayWrite ? <AddButton onPress={() => edits.insert(entries.length)}>Contactpersoon toevoegen</AddButton> : null}
    </div>
  );
}

const SignatoryRecord = recordView(function SignatoryRecord(props) {
  const { at } = props;
  const name = useText(at.place.text('naam'));
  const extra = useAlso(at, 'contactpersonen', 'Ook contactpersoon maken');
  return (
    <RecordFrame {...props} what={`Ondertekenaar ${name}`.trim()} extra={extra} className="mens-regel">
      <div className="feiten zin">
        <NameField at={at} />
        <span className="feit functie">
          <TextField at={at} path="functie" label="Functie" empty="Vul de functie in" wanted />
        </span>
        <TextField at={at} path="mandaat.orgaan" label="mandaat van" labelled empty="Welk orgaan besliste?" wanted />
        <TextField at={at} path="mandaat.besluit" label="besluit" labelled empty="Nummer van het besluit" wanted />
        <DateField at={at} path="mandaat.datum" label="van" empty="Datum van het besluit" wanted />
      </div>
    </RecordFrame>
  );
});

const ContactRecord = recordView(function ContactRecord(props) {
  const { at } = props;
  const name = useText(at.place.text('naam'));
  const extra = useAlso(at, 'ondertekenaars', 'Ook laten tekenen');
  return (
    <RecordFrame {...props} what={`Contactpersoon ${name}`.trim()} extra={extra} className="mens-regel">
      <div className="feiten zin">
        <NameField at={at} />
        <span className="feit functie">
          <TextField at={at} path="functie" label="Functie" empty="Vul de functie in" />
        </span>
        <AddressField at={at} path="email" label="E-mail" empty="E-mailadres" wanted />
        <AddressField at={at} path="telefoon" label="Telefoon" empty="Telefoonnummer" />
      </div>
    </RecordFrame>
  );
});

/** The command that gives a person the other role in the same party, without retyping. */
function useAlso(at: At, kind: Extract<RecordKind, 'ondertekenaars' | 'contactpersonen'>, naam: string) {
  const { doc, history, notice } = useSession();
  const partyId = partyIn(at);
  const maySign = useSpeaksFor(partyId);
  return useMemo((): readonly ExtraCommand[] => {
    if (kind === 'ondertekenaars' && !maySign) return [];
    const text = (path: string): string => at.place.text(path)?.toJSON() ?? '';
    const act = (): void => {
      const party = rootPlace(doc).list('partijen')?.get(partyId);
      if (!party) return;
      const id = newId(kind.slice(0, 3));
      history.pause();
      addRecord(recordPlace(party), kind, id, { naam: text('naam'), functie: text('functie') });
      history.pause();
      notice.set({ text: `${text('naam') || 'Deze persoon'} staat nu ook bij de ${kind}.`, undoable: true });
      focusSoon(`/partijen/${partyId}/${kind}/${id}/${kind === 'ondertekenaars' ? 'mandaat/orgaan' : 'email'}`);
    };
    return [{ id: 'ook', naam, act }];
  }, [at, partyId, maySign, doc, history, notice, kind, naam]);
}

/** The party that a place is of, or in. */
const partyIn = ({ pad }: At): string => pad.split('/')[2] ?? '';
