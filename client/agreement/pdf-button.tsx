/** Making the PDF: asks the server, says how it goes, hands over the file. */
import { useState } from 'react';
import { openProblems } from '../../model/validation/problem.ts';
import { fileName, save } from '../api/file.ts';
import { getFile } from '../api/http.ts';
import { useSession } from '../sync/context.tsx';

/** The button. */
export function PdfButton() {
  const { id, doc, notice, judged } = useSession();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    notice.set({ text: 'De pdf wordt gemaakt…', undoable: false });
    const made = await getFile(`/api/overeenkomsten/${encodeURIComponent(id)}/pdf`);
    setBusy(false);
    if (!made.ok) return notice.set({ text: `De pdf kon niet gemaakt worden. ${made.boodschap}`, undoable: false });
    save(made.value, fileName(doc.getText('titel').toJSON()));
    const state = judged.get();
    const open = state.kind === 'gelezen' ? openProblems(state.problems).length : 0;
    notice.set({
      text:
        open === 0
          ? 'De pdf is klaar om te ondertekenen.'
          : `De pdf is een concept: er ${open === 1 ? 'staat nog 1 punt' : `staan nog ${open} punten`} open.`,
      undoable: false,
    });
  };
  return (
    // A button that is disabled loses the focus.
    <button
      type="button"
      className="knop go pdf-knop"
      aria-disabled={busy || undefined}
      onClick={() => (busy ? undefined : void make())}
    >
      {busy ? 'Pdf wordt gemaakt…' : 'Pdf maken'}
    </button>
  );
}
