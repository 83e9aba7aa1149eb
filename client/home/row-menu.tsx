/** What can be done with an agreement from the list. Loaded when it is first needed. */
import { useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { decide, hasFile } from '../../model/access.ts';
import { FILE_FORMS, type FileForm } from '../../model/file-forms.ts';
import { capital } from '../../model/print/words.ts';
import { fileName, save } from '../api/file.ts';
import { getFile } from '../api/http.ts';
import { usePerson } from '../api/person.tsx';
import type { AgreementRow } from '../api/places.ts';
import { navigate } from '../router.tsx';
import { signingPage } from '../signing/signing.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { Message } from './message.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { pathOf, titleOf } from './row.tsx';

type Stage =
  { readonly kind: 'menu' | 'verlengen' | 'verwijderen' } | { readonly kind: 'bericht'; readonly text: string };

interface RowMenuProps {
  readonly row: AgreementRow;
  readonly button: HTMLButtonElement;
  readonly close: () => void;
  /** The agreement was deleted. */
  readonly deleted: (row: AgreementRow) => void;
}

/** The menu, and what follows on a choice. */
export default function RowMenu({ row, button, close, deleted }: RowMenuProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'menu' });
  const leave = (): void => {
    close();
    button.focus();
  };
  const print = async ({ id, inZin, extension }: FileForm): Promise<void> => {
    setStage({ kind: 'bericht', text: `${capital(inZin)} wordt gemaakt…` });
    button.focus();
    const made = await getFile(`/api${pathOf(row.id)}/${id}`);
    if (made.ok) save(made.value, fileName(row.titel, extension));
    setStage({
      kind: 'bericht',
      text: made.ok ? `${capital(inZin)} is klaar.` : `${capital(inZin)} kon niet gemaakt worden. ${made.boodschap}`,
    });
  };
  const choose = (key: string | number): void => {
    const form = FILE_FORMS.find(({ id }) => id === key);
    if (form) void print(form);
    else if (key === 'verlengen' || key === 'verwijderen') setStage({ kind: key });
    else navigate(key === 'ondertekening' ? signingPage(row.id) : pathOf(row.id));
  };
  const done = (): void => {
    close();
    deleted(row);
  };
  switch (stage.kind) {
    case 'menu':
      return <Choices row={row} button={button} choose={choose} close={leave} />;
    case 'verlengen':
      return <RenewDialog row={row} close={leave} />;
    case 'verwijderen':
      return <DeleteDialog id={row.id} titel={row.titel} close={leave} done={done} />;
    case 'bericht':
      return <Message close={leave}>{stage.text}</Message>;
  }
}

type ChoicesProps = Omit<RowMenuProps, 'deleted'> & { readonly choose: (key: string | number) => void };

function Choices({ row, button, choose, close }: ChoicesProps) {
  const anchor = useRef<HTMLElement>(button);
  const { me } = usePerson();
  const here = me && { ...me, ...row.ik };
  const mayRenew = decide(here, 'aanmaken').allowed;
  const mayDelete = decide(here, 'verwijderen', row.status).allowed;
  const chosen = useRef(false);
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen && !chosen.current) close();
      }}
      placement="bottom end"
      aria-label={`Acties voor ${titleOf(row)}`}
      className="zweef rij-menu"
    >
      <Menu
        aria-label={`Acties voor ${titleOf(row)}`}
        autoFocus="first"
        onAction={(key) => {
          chosen.current = true;
          choose(key);
        }}
      >
        <MenuItem id="openen" className="rij-menu-keuze">
          Openen
        </MenuItem>
        {hasFile(row.status) ? (
          <MenuItem id="ondertekening" className="rij-menu-keuze">
            Ondertekenen
          </MenuItem>
        ) : null}
        {mayRenew ? (
          <MenuItem id="verlengen" className="rij-menu-keuze">
            Verlengen…
          </MenuItem>
        ) : null}
        {FILE_FORMS.map(({ id, naam }) => (
          <MenuItem key={id} id={id} className="rij-menu-keuze">
            {`${naam} maken`}
          </MenuItem>
        ))}
        {mayDelete ? (
          <MenuItem id="verwijderen" className="rij-menu-keuze">
            Verwijderen…
          </MenuItem>
        ) : null}
      </Menu>
    </Popover>
  );
}
