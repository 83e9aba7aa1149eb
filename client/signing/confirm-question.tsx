/** Someone signed under another name, or with a certificate nobody is known to vouch for: whoever knows says that it is them. */
import { useState } from 'react';
import type { SigningState } from '../../model/signing.ts';
import { post } from '../api/http.ts';
import { Answers, Question } from '../question.tsx';
import { returnedPath, type Signing } from './signing.ts';
import { signatureOf, type SigningPerson } from './standing.ts';
import { CHAINS, matchWords } from './words.ts';

interface ConfirmProps {
  readonly signing: Signing;
  readonly person: SigningPerson;
  readonly close: () => void;
}

/** The dialog. */
export function ConfirmQuestion({ signing: { id, state, refresh }, person, close }: ConfirmProps) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const report = signatureOf(state, person);
  const confirm = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const path = `${returnedPath(id, { id: person.uit ?? '' })}/bevestiging`;
    const result = await post<SigningState>(path, { ondertekenaar: person.id });
    if (result.ok) await refresh();
    setBusy(false);
    if (result.ok) close();
    else setTrouble(`Niet bevestigd. ${result.boodschap}`);
  };
  return (
    <Question title={`Is dit de handtekening van ${person.naam}?`} isBusy={busy} close={close}>
      {report?.handtekening ? (
        <p>
          {matchWords(report)} {CHAINS[report.handtekening.keten].uitleg}
        </p>
      ) : null}
      <p>
        {report?.handtekening?.zelfde === 'zelfde'
          ? 'Zo een certificaat kan iedereen maken, op eender welke naam. Vraag na of die persoon tekende, en waarmee.'
          : 'Dat kan kloppen: een tweede voornaam, een meisjesnaam, of iemand die vervangt met mandaat. Vraag het na.'}{' '}
        Bevestigt u, dan telt de handtekening, en staat uw naam erbij.
      </p>
      <Answers trouble={trouble}>
        <button type="button" className="knop go" aria-disabled={busy || undefined} onClick={() => void confirm()}>
          {busy ? 'Wordt bevestigd…' : 'Ja, bevestigen'}
        </button>
        <button type="button" className="knop" autoFocus onClick={close}>
          Niet bevestigen
        </button>
      </Answers>
    </Question>
  );
}
