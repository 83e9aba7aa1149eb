/** Partijen: who binds themselves, who signs for them, whom to call. */
import { useState } from 'react';
import { localParty, vdabParty, type Municipality } from '../../model/library.ts';
import { PARTY_KINDS } from '../../model/terms.ts';
import { PlacePicker, type LocalKind } from '../fields/place-picker.tsx';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { recordAt, rootAt } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { newId, useRecordEdits, type RecordEdits } from './edits.ts';
import { PartyRecord } from './party.tsx';
import { AddButton, Section } from './section.tsx';

/** The part. */
export function Parties() {
  const { session } = useDesk();
  const at = rootAt(session.doc);
  const entries = useRecords(at.place.list('partijen'));
  const edits = useRecordEdits(at, 'partijen');
  const mayWrite = useMayWrite();
  return (
    <Section part="partijen">
      {entries.map(({ id, record }, nth) => (
        <PartyRecord
          key={id}
          id={id}
          at={recordAt('/partijen', id, record)}
          edits={edits}
          first={nth === 0}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? <AddParty edits={edits} /> : null}
    </Section>
  );
}

function AddParty({ edits }: { edits: RecordEdits }) {
  const { session, library } = useDesk();
  const [open, setOpen] = useState(false);
  const parties = useStore(session.options.partijen);
  const hasVdab = parties.some(({ soort }) => soort === 'vdab');
  const addLocal = (place: Municipality, kind: LocalKind): void => {
    const { id: _unused, ...data } = localParty(newId('par'), place, kind);
    edits.add(data, 'zetel');
    setOpen(false);
  };
  const addVdab = (): void => {
    const { id: _unused, ...data } = vdabParty(newId('par'));
    edits.add(data, 'vertegenwoordiging');
  };
  return (
    <div className="toevoegrij">
      {open ? (
        <PlacePicker places={library.places} onPick={addLocal} onCancel={() => setOpen(false)} />
      ) : (
        <AddButton onPress={() => setOpen(true)}>Gemeente of OCMW toevoegen</AddButton>
      )}
      {hasVdab ? null : <AddButton onPress={addVdab}>VDAB toevoegen</AddButton>}
      {open ? null : (
        <AddButton onPress={() => edits.add({ soort: 'intergemeentelijk' }, 'naam')}>Andere partij toevoegen</AddButton>
      )}
    </div>
  );
}

/** The kinds to choose from. */
export const KINDS = PARTY_KINDS.map(({ id, naam, kort }) => ({ id, naam, kort }));
