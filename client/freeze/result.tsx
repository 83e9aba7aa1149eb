/** The file that was just laid down, as everyone will sign it. */
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { FrozenFile } from '../../model/signing.ts';
import { fileName } from '../api/file.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { StoredFile } from '../pdf/stored-file.tsx';
import { Link } from '../router.tsx';
import { signingPage } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';

interface ResultProps {
  readonly file: FrozenFile;
  readonly close: () => void;
}

/** Over the whole window. */
export function Result({ file, close }: ResultProps) {
  const { id, doc } = useSession();
  return (
    <ModalOverlay className="waas heel" isOpen onOpenChange={(open) => !open && close()}>
      <Modal className="heel-venster">
        <Dialog className="voorbeeld">
          <header className="balk">
            <Heading slot="title">De tekst is vastgelegd</Heading>
            <span className="groei" />
            <Link to={signingPage(id)} className="knop go">
              Naar de ondertekening
            </Link>
            <Button className="knop" aria-label="Sluiten" onPress={close}>
              <CloseIcon /> <span className="lang">Sluiten</span>
            </Button>
          </header>
          <StoredFile agreement={id} file={file} name={fileName(doc.getText('titel').toJSON(), 'pdf')} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
