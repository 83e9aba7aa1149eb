/** All fields of one cell, beside it on a screen and as a sheet on a phone. */
import type { RefObject } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay, Popover } from 'react-aria-components';
import { DOMAINS, nameOf, TARGET_GROUPS } from '../../model/terms.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { Checks } from '../fields/set-field.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/value-field.tsx';
import { useSession } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { cellAt } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { useMedia } from '../agreement/media.ts';

interface CellEditorProps {
  /** `leefloon/nazorg`. */
  readonly name: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly close: () => void;
}

/** The editor of a cell, open. */
export function CellEditor({ name, trigger, close }: CellEditorProps) {
  const phone = useMedia('(max-width: 700px)');
  const whenClosed = (open: boolean): void => {
    if (!open) close();
  };
  const content = (
    <Dialog className="zweef-inhoud cel-vak">
      <Fields name={name} close={close} />
    </Dialog>
  );
  return phone ? (
    <ModalOverlay className="waas" isOpen onOpenChange={whenClosed} isDismissable>
      <Modal className="blad">{content}</Modal>
    </ModalOverlay>
  ) : (
    <Popover className="zweef" triggerRef={trigger} isOpen onOpenChange={whenClosed} placement="bottom start">
      {content}
    </Popover>
  );
}

function Fields({ name, close }: { name: string; close: () => void }) {
  const { doc, options } = useSession();
  const [group = '', domain = ''] = name.split('/');
  const at = cellAt(doc, name);
  const inScope = useValue(at.place, 'vanToepassing') === true;
  const parties = useStore(options.partijen);
  const contacts = useStore(options.contactpersonen);
  return (
    <>
      <header className="cel-kop">
        <Heading slot="title">{nameOf(DOMAINS, domain)}</Heading>
        <p>{nameOf(TARGET_GROUPS, group)}</p>
        <Button className="icoon-knop sluit" aria-label="Sluiten" onPress={close}>
          <CloseIcon />
        </Button>
      </header>
      <SwitchField at={at} path="vanToepassing" label="Valt binnen deze overeenkomst" />
      {inScope ? (
        <>
          <div className="twee">
            <Checks at={at} path="aanZet" label="Aan zet" options={parties} none="Voeg eerst partijen toe." />
            <Checks at={at} path="betrokken" label="Betrokken" options={parties} none="Voeg eerst partijen toe." />
          </div>
          <TextField
            at={at}
            path="afspraak"
            label="Afspraak"
            labelled
            empty="Wat spreken de partners concreet af?"
            lines="meer"
            className="blok"
          />
          <NumberField
            at={at}
            path="antwoordtermijn"
            label="Antwoord binnen"
            empty="aantal"
            soort="aantal"
            unit=" werkdagen"
            className="blok"
          />
          <Checks
            at={at}
            path="contactpersonen"
            label="Contactpersonen"
            options={contacts}
            none="Voeg contactpersonen toe bij de partijen."
          />
        </>
      ) : null}
    </>
  );
}
