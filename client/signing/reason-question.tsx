/** A question that is answered with a reason, which is kept. */
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Result } from '../api/http.ts';
import { Answers, Question } from '../question.tsx';

interface ReasonProps {
  readonly title: string;
  readonly about?: string;
  /** What it does, in paragraphs. */
  readonly children: ReactNode;
  /** The button, and the button while it is done. */
  readonly deed: string;
  readonly doing: string;
  /** Does it, with the reason. */
  readonly go: (reden: string) => Promise<Result<unknown>>;
  readonly close: () => void;
  readonly done: () => void;
}

/** The longest reason, in characters. */
const MOST = 500;

/** The dialog. */
export function ReasonQuestion({ title, about, children, deed, doing, go, close, done }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (reason.trim() === '') {
      setTrouble('Schrijf eerst waarom.');
      return document.getElementById(id)?.focus();
    }
    setBusy(true);
    const result = await go(reason.trim());
    setBusy(false);
    if (result.ok) done();
    else setTrouble(`Niet gelukt. ${result.boodschap}`);
  };
  return (
    <Question title={title} {...(about === undefined ? {} : { about })} isBusy={busy} close={close}>
      {children}
      <form onSubmit={(event) => void send(event)} noValidate>
        <div className="veld">
          <label htmlFor={id}>Waarom? Dit wordt bewaard en is te lezen voor wie meewerkt.</label>
          <textarea
            id={id}
            className="invoer"
            rows={3}
            maxLength={MOST}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Answers trouble={trouble}>
          <button type="submit" className="knop gevaar" aria-disabled={busy || undefined}>
            {busy ? doing : deed}
          </button>
          <button type="button" className="knop" onClick={close}>
            Annuleren
          </button>
        </Answers>
      </form>
    </Question>
  );
}
