/** The agreement as it will be printed. */
import { useEffect, useRef } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CloseIcon } from '../fields/icons.tsx';
import { StoredText } from '../freeze/stored-text.tsx';
import { hasFile } from '../../model/access.ts';
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { partAnchor } from '../../model/print/pieces.ts';
import type { PartId } from '../../model/parts.ts';
import { partOfHash } from './address.ts';
import { PdfButton } from './pdf-button.tsx';

/** A button that opens the preview over the whole window. */
export function PreviewButton({ className = 'knop voorbeeld-knop' }: { className?: string }) {
  const stored = hasFile(useStore(useSession().status));
  return (
    <DialogTrigger>
      <Button className={className}>Voorbeeld</Button>
      <ModalOverlay className="waas heel" isDismissable>
        <Modal className="heel-venster">
          <Dialog className="voorbeeld">
            {({ close }) => (
              <>
                <header className="balk">
                  <Heading slot="title">{stored ? 'De vastgelegde tekst' : 'Voorbeeld'}</Heading>
                  <span className="groei" />
                  {stored ? null : <PdfButton />}
                  <Button className="knop" aria-label="Voorbeeld sluiten" onPress={close}>
                    <CloseIcon /> Sluiten
                  </Button>
                </header>
                {stored ? <StoredText /> : <Page />}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/**
 * The page itself. It has the rights that printing it from here takes, and still none to run a script, open
 * a window or send a form.
 */
function Page() {
  const { id } = useSession();
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => printInstead(document, frame.current), []);
  return (
    <iframe
      ref={frame}
      title="Voorbeeld van de overeenkomst"
      sandbox="allow-same-origin allow-modals"
      // It opens at the part where the writing is.
      src={`/api/overeenkomsten/${encodeURIComponent(id)}/voorbeeld#${partAnchor(partOfHash(location.hash) as PartId)}`}
      onLoad={({ currentTarget }) => {
        if (currentTarget.contentDocument) printInstead(currentTarget.contentDocument, currentTarget);
      }}
    />
  );
}

/** Ctrl+P prints what the frame shows rather than the application around it. Returns how to stop. */
function printInstead(listened: Document, frame: HTMLIFrameElement | null): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'p' || event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return;
    event.preventDefault();
    frame?.contentWindow?.print();
  };
  listened.addEventListener('keydown', press, { capture: true });
  return () => listened.removeEventListener('keydown', press, { capture: true });
}
