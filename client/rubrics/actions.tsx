/** Rubric 3, acties: the list. */
import { useMemo } from 'react';
import { INSPIRATION_TYPE, insertInspirationAt } from '../inspiration/insert.ts';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { rootAt } from '../sync/spot.ts';
import { Action } from './action.tsx';
import { useRecordEdits } from './edits.ts';
import type { QuietForm } from './quiet.tsx';
import { RecordList } from './record-list.tsx';
import { AddButton, Section } from './section.tsx';

const QUIET: QuietForm = { kind: 'acties', title: 'titel', text: { rich: 'omschrijving' } };

/** The rubric. `onInspire` opens the inspiration panel. */
export function Actions({ onInspire }: { onInspire: () => void }) {
  const { session, library } = useDesk();
  const at = useMemo(() => rootAt(session.doc), [session]);
  const entries = useRecords(at.place.list('acties'));
  const edits = useRecordEdits(at, 'acties');
  const mayWrite = useMayWrite();
  const drop = (id: string, index: number): void => {
    const found = library.inspiration?.acties.find((action) => action.id === id);
    if (found) insertInspirationAt(session, found, index);
  };
  return (
    <Section part="acties">
      {entries.length === 0 ? (
        <p className="stil">Nog geen acties. Begin uit de inspiratieset of beschrijf een eigen praktijk.</p>
      ) : null}
      <RecordList
        pad="/acties"
        entries={entries}
        edits={edits}
        View={Action}
        quiet={QUIET}
        {...(mayWrite ? { outside: { type: INSPIRATION_TYPE, onDrop: drop } } : {})}
      />
      {mayWrite ? (
        <div className="toevoegrij">
          <AddButton onPress={() => edits.insert(entries.length)}>Actie toevoegen</AddButton>
          <AddButton onPress={onInspire}>Uit de inspiratieset</AddButton>
        </div>
      ) : null}
    </Section>
  );
}
