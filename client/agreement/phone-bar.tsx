/** On a narrow screen the rail and the panels are sheets, opened from a bar at the bottom. */
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReactNode } from 'react';
import type { PartId } from '../../model/parts.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { InspirationPanel } from '../inspiration/panel.tsx';
import { ProblemsPanel } from '../problems/panel.tsx';
import { Guide } from './guide.tsx';
import { useOpenCount } from './open-count.ts';
import { Rail } from './rail.tsx';
import type { Tab } from './side.tsx';

type Sheet = Tab | 'onderdelen';
const NAMES: Record<Sheet, string> = {
  onderdelen: 'Onderdelen',
  punten: 'Punten',
  inspiratie: 'Inspiratie',
  leidraad: 'Leidraad',
};

/** The bar and the sheet that is open. */
export function PhoneBar({
  sheet,
  setSheet,
  part,
}: {
  sheet: Sheet | null;
  setSheet: (sheet: Sheet | null) => void;
  part: PartId;
}) {
  const open = useOpenCount();
  const done = (): void => setSheet(null);
  return (
    <>
      <nav className="voetbalk" aria-label="Hulp">
        {(Object.keys(NAMES) as Sheet[]).map((name) => (
          <button key={name} type="button" aria-haspopup="dialog" onClick={() => setSheet(name)}>
            {NAMES[name]}
            {name === 'punten' && open ? <span className="tab-aantal">{open}</span> : null}
          </button>
        ))}
      </nav>
      <ModalOverlay className="waas" isOpen={sheet !== null} onOpenChange={(isOpen) => !isOpen && done()} isDismissable>
        <Modal className="blad">
          <Dialog className="blad-inhoud">
            <header className="blad-kop">
              <Heading slot="title">{sheet ? NAMES[sheet] : ''}</Heading>
              <Button className="icoon-knop" aria-label="Sluiten" onPress={done}>
                <CloseIcon />
              </Button>
            </header>
            {sheet ? <SheetContent sheet={sheet} part={part} done={done} /> : null}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function SheetContent({ sheet, part, done }: { sheet: Sheet; part: PartId; done: () => void }): ReactNode {
  switch (sheet) {
    case 'onderdelen':
      return <Rail current={part} done={done} />;
    case 'punten':
      return <ProblemsPanel done={done} />;
    case 'inspiratie':
      return <InspirationPanel done={done} />;
    case 'leidraad':
      return <Guide part={part} />;
  }
}
