/** Opening a text again that was laid down: what that undoes, and why. */
import type { SigningState } from '../../model/signing.ts';
import { post } from '../api/http.ts';
import { ReasonQuestion } from './reason-question.tsx';
import { signingPath } from './signing.ts';

interface ReopenProps {
  readonly agreement: string;
  readonly titel: string;
  /** Which file becomes void. */
  readonly file: string;
  readonly close: () => void;
  /** The text can be written again. */
  readonly done: () => void;
}

/** The dialog. */
export function ReopenQuestion({ agreement, titel, file, close, done }: ReopenProps) {
  return (
    <ReasonQuestion
      title="De tekst opnieuw openen?"
      about={titel}
      deed="Opnieuw openen"
      doing="Wordt geopend…"
      go={(reden) => post<SigningState>(`${signingPath(agreement)}/heropening`, { bestand: file, reden })}
      close={close}
      done={done}
    >
      <p>
        De overeenkomst gaat terug naar «Juridisch nazicht» en iedereen die meeschrijft, kan weer schrijven. Het
        vastgelegde bestand <b>vervalt, met alle handtekeningen</b> die er al op staan. Het blijft bewaard, en wie het
        nog heeft, leest op de controlepagina dat het niet meer geldt.
      </p>
    </ReasonQuestion>
  );
}
