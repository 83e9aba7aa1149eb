/** On a narrow screen the rail and the panels are sheets, opened from a bar at the bottom. */
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReactNode } from 'react';
import type { PartId } from '../../model/parts.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { StatusPill } from '../home/status-pill.tsx';
import { InspirationPanel } from './inspiration.ts';
import { ProblemsPanel } from '../problems/panel.tsx';
import { useSession } from '../sync/context.tsx';
import { useText } from '../sync/hooks.ts';
import { useStore } from '../sync/store.ts';
import { Guide } from './guide.tsx';
import { useMedia } from './media.ts';
import { useOpenCount } from './open-count.ts';
import { PreviewButton } from './preview.tsx';
import { Rail } from './rail.tsx';
import { RailFoot } from './rail-foot.tsx';
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
  // Where the bar on top has no room for it.
  const withPreview = useMedia('(max-width: 700px)');
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
        {withPreview ? <PreviewButton className="voet-knop" /> : null}
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

interface ContentProps {
  readonly sheet: Sheet;
  readonly part: PartId;
  readonly done: () => void;
}

function SheetContent({ sheet, part, done }: ContentProps): ReactNode {
  switch (sheet) {
    case 'onderdelen':
      return (
        <>
          <Which />
          <Rail current={part} done={done} />
          <RailFoot keyboard={false} done={done} />
        </>
      );
    case 'punten':
      return <ProblemsPanel done={done} />;
    case 'inspiratie':
      return <InspirationPanel done={done} />;
    case 'leidraad':
      return <Guide part={part} />;
  }
}

/** Which agreement this is and how it stands, for which the bar on top has no room. */
function Which() {
  const { doc, status } = useSession();
  const title = useText(doc.getText('titel'));
  return (
    <div className="blad-over">
      <StatusPill status={useStore(status)} />
      <p>{title || 'Overeenkomst zonder titel'}</p>
    </div>
  );
}
