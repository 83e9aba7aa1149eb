/** What can be done with an agreement from the list. Loaded when it is first needed. */
import { useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { decide } from '../../model/access.ts';
import { fileName, save } from '../api/file.ts';
import { getFile } from '../api/http.ts';
import { usePerson } from '../api/person.tsx';
import type { AgreementRow } from '../api/places.ts';
import { navigate } from '../router.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { pathOf, titleOf } from './row.tsx';

type Stage = { readonly kind: 'menu' } | { readonly kind: 'verlengen' } | { readonly kind: 'bericht'; text: string };

interface RowMenuProps {
  readonly row: AgreementRow;
  readonly button: HTMLButtonElement;
  readonly close: () => void;
}

/** The menu, and what follows on a choice. */
export default function RowMenu({ row, button, close }: RowMenuProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'menu' });
  const leave = (): void => {
    close();
    button.focus();
  };
  const print = async (): Promise<void> => {
    setStage({ kind: 'bericht', text: 'De pdf wordt gemaakt…' });
    button.focus();
    const made = await getFile(`/api${pathOf(row.id)}/pdf`);
    if (made.ok) save(made.value, fileName(row.titel));
    setStage({
      kind: 'bericht',
      text: made.ok ? 'De pdf is klaar.' : `De pdf kon niet gemaakt worden. ${made.boodschap}`,
    });
  };
  const choose = (key: string | number): void => {
    if (key === 'openen') navigate(pathOf(row.id));
    else if (key === 'verlengen') setStage({ kind: 'verlengen' });
    else void print();
  };
  switch (stage.kind) {
    case 'menu':
      return <Choices row={row} button={button} choose={choose} close={leave} />;
    case 'verlengen':
      return <RenewDialog row={row} close={leave} />;
    case 'bericht':
      return (
        <div className="bericht-plek">
          <div className="bericht">
            <p role="status">{stage.text}</p>
            <button type="button" className="bericht-terug" onClick={leave}>
              Sluiten
            </button>
          </div>
        </div>
      );
  }
}

function Choices({ row, button, choose, close }: RowMenuProps & { choose: (key: string | number) => void }) {
  const anchor = useRef<HTMLElement>(button);
  const mayRenew = decide(usePerson().me, 'aanmaken').allowed;
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
        {mayRenew ? (
          <MenuItem id="verlengen" className="rij-menu-keuze">
            Verlengen…
          </MenuItem>
        ) : null}
        <MenuItem id="pdf" className="rij-menu-keuze">
          Pdf maken
        </MenuItem>
      </Menu>
    </Popover>
  );
}
