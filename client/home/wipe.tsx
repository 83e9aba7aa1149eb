/** Taking an agreement out of the bin for good: its title is typed again. */
import { useState, type FormEvent } from 'react';
import { remove } from '../api/http.ts';
import type { BinnedRow } from '../api/places.ts';
import { Answers, Question } from '../question.tsx';
import { pathOf, titleOf } from './row.tsx';

interface WipeProps {
  readonly row: BinnedRow;
  readonly close: () => void;
  readonly done: () => void;
}

/** The dialog. */
export function Wipe({ row, close, done }: WipeProps) {
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wipe = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const result = await remove(`/api${pathOf(row.id)}/definitief`, { titel: typed });
    setBusy(false);
    if (result.ok) done();
    else setTrouble(result.boodschap);
  };
  return (
    <Question title="Voorgoed wissen?" about={titleOf(row)} isBusy={busy} close={close}>
      <form onSubmit={(event) => void wipe(event)} noValidate>
        <p>De tekst, alle versies en wie eraan meewerkte verdwijnen. Dat kan niemand ongedaan maken.</p>
        <div className="veld">
          <label htmlFor="wis-titel">Typ de titel over</label>
          <input
            id="wis-titel"
            className="invoer"
            value={typed}
            autoFocus
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {row.titel === '' ? <p className="stil">Ze heeft geen titel: laat het veld leeg.</p> : null}
        <Answers trouble={trouble}>
          <button type="submit" className="knop gevaar" aria-disabled={busy || undefined}>
            {busy ? 'Wordt gewist…' : 'Voorgoed wissen'}
          </button>
          <button type="button" className="knop" onClick={close}>
            Annuleren
          </button>
        </Answers>
      </form>
    </Question>
  );
}
