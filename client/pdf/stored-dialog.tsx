/** The file that was laid down, over the whole window. */
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CloseIcon } from '../fields/icons.tsx';
import { StoredFile, type StoredFileProps } from './stored-file.tsx';

interface DialogProps extends StoredFileProps {
  readonly title: string;
  readonly close: () => void;
  /** Where one can go from here; nothing when there is but the way back. */
  readonly children?: ReactNode;
}

/** The dialog. */
export function StoredDialog({ title, close, children, ...stored }: DialogProps) {
  return (
    <ModalOverlay className="waas heel" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="heel-venster">
        <Dialog className="voorbeeld">
          <header className="balk">
            <Heading slot="title">{title}</Heading>
            <span className="groei" />
            {children}
            <Button className="knop" aria-label="Sluiten" onPress={close}>
              <CloseIcon /> <span className="lang">Sluiten</span>
            </Button>
          </header>
          <StoredFile {...stored} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
