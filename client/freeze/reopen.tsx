/** Opening the text again from its own page: asks first which file that makes void. */
import { useCallback } from 'react';
import type { SigningState } from '../../model/signing.ts';
import { get } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import { Answers, Question } from '../question.tsx';
import { ReopenQuestion } from '../signing/reopen-question.tsx';
import { signingPath } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';

/** The question. */
export function Reopen({ close }: { close: () => void }) {
  const { id, doc, notice } = useSession();
  const load = useCallback(() => get<SigningState>(signingPath(id)), [id]);
  const [state, again] = useLoad(load);
  const done = (): void => {
    close();
    notice.set({ text: 'De tekst is weer open. Wie meeschrijft, kan verder.', undoable: false });
  };
  const file = state.kind === 'klaar' ? state.value.bestand : null;
  if (file)
    return (
      <ReopenQuestion agreement={id} titel={doc.getText('titel').toJSON()} file={file.id} close={close} done={done} />
    );
  return (
    <Question title="De tekst opnieuw openen?" close={close}>
      <Loaded state={state} again={again}>
        {() => <p>De tekst ligt niet meer vast: iemand opende hem intussen opnieuw.</p>}
      </Loaded>
      <Answers>
        <button type="button" className="knop" onClick={close}>
          Sluiten
        </button>
      </Answers>
    </Question>
  );
}
