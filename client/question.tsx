/** A question over the page. Whoever closes it has answered no. */
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface QuestionProps {
  readonly title: string;
  /** What it is about, under the title: mostly the agreement. */
  readonly about?: string;
  /** Answering is under way: it cannot be closed. */
  readonly isBusy?: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** The dialog; its children end with {@link Answers}. */
export function Question({ title, about, isBusy = false, close, children }: QuestionProps) {
  return (
    <ModalOverlay className="waas" isOpen isDismissable={!isBusy} onOpenChange={(open) => !open && !isBusy && close()}>
      <Modal className="blad">
        <Dialog role="alertdialog" className="blad-inhoud vraag">
          <Heading slot="title" className="vraag-kop">
            {title}
          </Heading>
          {about === undefined ? null : <p className="vraag-over">{about}</p>}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What can be answered, and why the last answer did not work. */
export function Answers({ trouble = null, children }: { trouble?: string | null; children: ReactNode }) {
  return (
    <>
      {trouble === null ? null : (
        <p className="melding fout" role="alert">
          {trouble}
        </p>
      )}
      <div className="antwoord-rij">{children}</div>
    </>
  );
}
