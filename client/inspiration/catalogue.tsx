/** The catalogue of indicators, to add from. */
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CloseIcon } from '../fields/icons.tsx';
import { later } from '../later.tsx';

const Choice = later(
  () => import('./catalogue-choice.tsx'),
  (module) => module.Choice,
);

/** A button that opens the catalogue. */
export function Catalogue() {
  return (
    <DialogTrigger>
      <Button className="toevoegen">Uit de catalogus</Button>
      <ModalOverlay className="waas" isDismissable>
        <Modal className="blad breed">
          <Dialog className="blad-inhoud">
            {({ close }) => (
              <>
                <header className="blad-kop">
                  <Heading slot="title">Indicatoren uit de catalogus</Heading>
                  <Button className="icoon-knop" aria-label="Sluiten" onPress={close}>
                    <CloseIcon />
                  </Button>
                </header>
                <Choice close={close} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
