/** Partijen: who binds themselves, who signs for them, whom to call. */
import { useMemo, useState } from 'react';
import { isJoined, joinedParties } from '../../model/joined.ts';
import { localParty, vdabParty, type Municipality } from '../../model/library.ts';
import type { LocalKind } from '../fields/place-picker.tsx';
import { later } from '../later.tsx';
import { useDesk, useMayWrite, useSpeaksForAll } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { rootAt } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { newId, useRecordEdits, type RecordEdits } from './edits.ts';
import { PartyRecord } from './party.tsx';
import { RecordList } from './record-list.tsx';
import { AddButton, Section } from './section.tsx';

const PlacePicker = later(
  () => import('../fields/place-picker.tsx'),
  (module) => module.PlacePicker,
);

/** A party typed in by hand. */
const OTHER = { soort: 'intergemeentelijk' };

/** The part. */
export function Parties() {
  const { session } = useDesk();
  const at = useMemo(() => rootAt(session.doc), [session]);
  const entries = useRecords(at.place.list('partijen'));
  const edits = useRecordEdits(at, 'partijen', 'naam', OTHER);
  const [mayWrite, forAll] = [useMayWrite(), useSpeaksForAll()];
  return (
    <Section part="partijen">
      <RecordList pad="/partijen" entries={entries} edits={edits} View={PartyRecord} />
      {mayWrite && forAll ? <AddParty edits={edits} /> : null}
    </Section>
  );
}

function AddParty({ edits }: { edits: RecordEdits }) {
  const { session, library } = useDesk();
  const [open, setOpen] = useState(false);
  const parties = useStore(session.options.partijen);
  const hasVdab = parties.some(({ soort }) => soort === 'vdab');
  const isParty = (place: Municipality, kind: LocalKind): boolean =>
    isJoined(joinedParties(session.doc), place.nis, kind);
  const addLocal = (place: Municipality, kind: LocalKind): void => {
    if (isParty(place, kind)) return;
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
        <PlacePicker places={library.places} taken={isParty} onPick={addLocal} onCancel={() => setOpen(false)} />
      ) : (
        <AddButton onPress={() => setOpen(true)}>Gemeente of OCMW toevoegen</AddButton>
      )}
      {hasVdab ? null : <AddButton onPress={addVdab}>VDAB toevoegen</AddButton>}
      {open ? null : <AddButton onPress={() => edits.add(OTHER, 'naam')}>Andere partij toevoegen</AddButton>}
    </div>
  );
}
