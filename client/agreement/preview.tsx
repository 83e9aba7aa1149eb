/** The agreement as it will be printed. */
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CloseIcon } from '../fields/icons.tsx';
import { useSession } from '../sync/context.tsx';
import { PdfButton } from './pdf-button.tsx';

/** A button that opens the preview over the whole window. */
export function PreviewButton() {
  const { id } = useSession();
  return (
    <DialogTrigger>
      <Button className="knop voorbeeld-knop">Voorbeeld</Button>
      <ModalOverlay className="waas heel" isDismissable>
        <Modal className="heel-venster">
          <Dialog className="voorbeeld">
            {({ close }) => (
              <>
                <header className="balk">
                  <Heading slot="title">Voorbeeld</Heading>
                  <span className="groei" />
                  <PdfButton />
                  <Button className="knop" aria-label="Voorbeeld sluiten" onPress={close}>
                    <CloseIcon /> Sluiten
                  </Button>
                </header>
                <iframe
                  title="Voorbeeld van de overeenkomst"
                  sandbox=""
                  src={`/api/overeenkomsten/${encodeURIComponent(id)}/voorbeeld`}
                />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
