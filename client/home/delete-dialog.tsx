/** Deleting an agreement: what that does, and a second press. */
import { useState } from 'react';
import { BIN_DAYS } from '../../model/bin.ts';
import { remove } from '../api/http.ts';
import { Answers, Question } from '../question.tsx';
import { pathOf, titleOf } from './row.tsx';

interface DeleteProps {
  readonly id: string;
  readonly titel: string;
  readonly close: () => void;
  /** It is in the bin. */
  readonly done: () => void;
}

/** The dialog. */
export function DeleteDialog({ id, titel, close, done }: DeleteProps) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const toBin = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const result = await remove(`/api${pathOf(id)}`);
    setBusy(false);
    if (result.ok) done();
    else setTrouble(`Niet verwijderd. ${result.boodschap}`);
  };
  return (
    <Question title="Deze overeenkomst verwijderen?" about={titleOf({ titel })} isBusy={busy} close={close}>
      <p>
        Ze gaat naar de prullenmand, voor iedereen. Wie ze nu open heeft, kan meteen niet verder schrijven; wat al
        bewaard is, blijft bewaard.
      </p>
      <p>U kunt ze {BIN_DAYS} dagen lang terugzetten zoals ze was. Daarna is ze voorgoed weg, met haar geschiedenis.</p>
      <Answers trouble={trouble}>
        <button type="button" className="knop gevaar" aria-disabled={busy || undefined} onClick={() => void toBin()}>
          {busy ? 'Wordt verwijderd…' : 'Naar de prullenmand'}
        </button>
        <button type="button" className="knop" autoFocus onClick={close}>
          Annuleren
        </button>
      </Answers>
    </Question>
  );
}
