/** Making a file of the agreement: asks the server, says how it goes, hands over the file. */
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { FILE_FORMS, type FileForm, type FileFormId } from '../../model/file-forms.ts';
import { capital } from '../../model/print/words.ts';
import { openProblems } from '../../model/validation/problem.ts';
import { fileName, save } from '../api/file.ts';
import { getFile } from '../api/http.ts';
import { DownIcon } from '../fields/icons.tsx';
import { hasFile } from '../../model/access.ts';
import { useSession } from '../sync/context.tsx';

const [PDF] = FILE_FORMS;

/** What was made, once a text is laid down: nothing is made of it anew. */
const OF_WHAT_IS_LAID_DOWN: Readonly<Record<FileFormId, string>> = {
  pdf: 'is het bestand dat vastgelegd is, en niets anders.',
  docx: 'is klaar. Het is de vastgelegde tekst; ondertekend wordt de pdf.',
  raadspakket: 'is klaar. De pdf erin is het bestand dat vastgelegd is.',
};

/** The button that makes the PDF, and beside it a menu of all forms. */
export function PdfButton() {
  const { id, doc, notice, judged, status } = useSession();
  const [busy, setBusy] = useState<FileForm | null>(null);
  const say = (text: string): void => notice.set({ text, undoable: false });
  const make = async (form: FileForm): Promise<void> => {
    if (busy) return;
    const name = capital(form.inZin);
    setBusy(form);
    say(`${name} wordt gemaakt…`);
    const made = await getFile(`/api/overeenkomsten/${encodeURIComponent(id)}/${form.id}`);
    setBusy(null);
    if (!made.ok) return say(`${name} kon niet gemaakt worden. ${made.boodschap}`);
    save(made.value, fileName(doc.getText('titel').toJSON(), form.extension));
    if (hasFile(status.get())) return say(`${name} ${OF_WHAT_IS_LAID_DOWN[form.id]}`);
    const state = judged.get();
    const open = state.kind === 'gelezen' ? openProblems(state.problems).length : 0;
    if (open === 0) return say(form === PDF ? `${name} is klaar om te ondertekenen.` : `${name} is klaar.`);
    say(`${name} is een concept: er ${open === 1 ? 'staat nog 1 punt' : `staan nog ${open} punten`} open.`);
  };
  return (
    <span className="maak">
      {/* A button that is disabled loses the focus. */}
      <button
        type="button"
        className="knop go pdf-knop"
        aria-disabled={busy !== null || undefined}
        onClick={() => void make(PDF)}
      >
        {busy === PDF ? (
          'Pdf wordt gemaakt…'
        ) : (
          <span>
            Pdf<span className="pdf-maken"> maken</span>
          </span>
        )}
      </button>
      <FormMenu choose={(form) => void make(form)} />
    </span>
  );
}

function FormMenu({ choose }: { choose: (form: FileForm) => void }) {
  return (
    <MenuTrigger>
      <Button className="icoon-knop maak-meer" aria-label="Maken als pdf, Word of raadspakket">
        <DownIcon />
      </Button>
      <Popover className="zweef menu maak-menu" placement="bottom end" aria-label="Bestand maken">
        <Menu aria-label="Bestand maken" onAction={(key) => FILE_FORMS.filter(({ id }) => id === key).forEach(choose)}>
          {FILE_FORMS.map(({ id, naam, uitleg }) => (
            <MenuItem key={id} id={id} textValue={naam} className="menu-keuze status-keuze">
              <Text slot="label">{naam}</Text>
              <Text slot="description">{uitleg}</Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
