/** The starting proposal: shown first, cell by cell and party by party, and only then filled in. */
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type * as Y from 'yjs';
import { cellName, type CellKey } from '../../model/agreement.ts';
import { readCell, writeCells } from '../../model/cells.ts';
import { startAssignments, startRows, type StartRow } from '../../model/task-start.ts';
import { DOMAINS, nameOf, TARGET_GROUPS } from '../../model/terms.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { useSession } from '../sync/context.tsx';
import type { Option } from '../sync/options.ts';
import { useSelect, useStore } from '../sync/store.ts';
import { inOneStep } from './clipboard.ts';
import { statesOf } from './gaps.ts';
import { countWords } from './selection.ts';

/** Empty and in scope, as the document is at this moment; a party that was removed is nobody. */
function isOpenIn(doc: Y.Doc, parties: readonly Option[]): (cell: CellKey) => boolean {
  return (cell) => {
    const { vanToepassing, aanZet } = readCell(doc, cellName(cell));
    return vanToepassing && !parties.some(({ id }) => aanZet.includes(id));
  };
}

/** The button, as long as there is an empty cell the proposal says something about. */
export function StartOffer() {
  const { doc, options } = useSession();
  const parties = useStore(options.partijen);
  const count = useSelect(
    statesOf(doc, options),
    () => startAssignments(startRows(parties), isOpenIn(doc, parties)).length,
  );
  if (count === 0) return null;
  return (
    <DialogTrigger>
      <Button className="knop klein">Startvoorstel bekijken</Button>
      <ModalOverlay className="waas" isDismissable>
        <Modal className="blad">
          <Dialog className="blad-inhoud">{({ close }) => <Proposal parties={parties} close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Proposal({ parties, close }: { parties: readonly Option[]; close: () => void }) {
  const session = useSession();
  const { doc } = session;
  const [rows, setRows] = useState<readonly StartRow[]>(() => startRows(parties));
  const isOpen = isOpenIn(doc, parties);
  const found = startAssignments(rows, isOpen);
  const choose = (group: string, id: string, chosen: boolean): void =>
    setRows(
      rows.map((row) =>
        row.doelgroep === group
          ? { ...row, aanZet: chosen ? [...row.aanZet, id] : row.aanZet.filter((one) => one !== id) }
          : row,
      ),
    );
  const fill = (): void => {
    // Once more: meanwhile someone else may have filled a cell.
    const now = startAssignments(rows, isOpen);
    inOneStep(session, () =>
      writeCells(
        doc,
        now.map(({ cell, aanZet }) => ({ name: cellName(cell), change: { aanZet } })),
      ),
    );
    session.notice.set({ text: `${countWords(now.length)} ingevuld volgens het startvoorstel.`, undoable: true });
    close();
  };
  return (
    <>
      <header className="blad-kop">
        <Heading slot="title">Startvoorstel</Heading>
        <Button className="icoon-knop" aria-label="Sluiten" onPress={close}>
          <CloseIcon />
        </Button>
      </header>
      <p className="stil">Alleen cellen die nog leeg zijn worden ingevuld. U past ze daarna aan zoals u wilt.</p>
      {rows.map((row) => (
        <Row key={row.doelgroep} row={row} parties={parties} isOpen={isOpen} choose={choose} />
      ))}
      <footer className="blad-voet">
        <Button className="knop go" isDisabled={found.length === 0} onPress={fill}>
          Vul {countWords(found.length)} in
        </Button>
        <Button className="knop stil" onPress={close}>
          Niet nu
        </Button>
      </footer>
    </>
  );
}

interface RowProps {
  readonly row: StartRow;
  readonly parties: readonly Option[];
  readonly isOpen: (cell: CellKey) => boolean;
  readonly choose: (group: string, id: string, chosen: boolean) => void;
}

/** One doelgroep: who, and for which vlakken. With several OCMW's it is for people to say which. */
function Row({ row: { doelgroep, vlakken, aanZet }, parties, isOpen, choose }: RowProps) {
  const open = vlakken.filter((vlak) => isOpen({ doelgroep, vlak }));
  if (open.length === 0) return null;
  return (
    <fieldset className="voorstel-rij">
      <legend>{nameOf(TARGET_GROUPS, doelgroep)}</legend>
      <p>{open.map((vlak) => nameOf(DOMAINS, vlak)).join(', ')}</p>
      <div className="voorstel-wie">
        {parties.map(({ id, kort }) => (
          <label key={id} className="vink">
            <input
              type="checkbox"
              checked={aanZet.includes(id)}
              onChange={(event) => choose(doelgroep, id, event.target.checked)}
            />
            <span>{kort}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
