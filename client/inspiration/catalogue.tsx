/** The catalogue of indicators, to add from. */
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { insertIndicator, type CatalogueIndicator } from '../../model/library.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { FREQUENCIES, INDICATOR_KINDS, nameOf, shortNameOf } from '../../model/terms.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { newId } from '../rubrics/edits.ts';
import { useDesk } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { useStore } from '../sync/store.ts';

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
                <Choice />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** It stays open: most agreements need several indicators. */
function Choice() {
  const { session, library } = useDesk();
  const [query, setQuery] = useState('');
  const [link, setLink] = useState('');
  const added = useAdded();
  const measured = [...useStore(session.options.doelstellingen), ...useStore(session.options.acties)];
  const sought = query.trim().toLowerCase();
  const found = (library.catalogue?.indicatoren ?? []).filter(({ naam, omschrijving }) =>
    `${naam} ${omschrijving}`.toLowerCase().includes(sought),
  );
  const add = (indicator: CatalogueIndicator): void => {
    session.history.pause();
    insertIndicator(session.doc, indicator, newId('ind'), link || undefined);
    session.history.pause();
    session.notice.set({ text: `«${indicator.naam}» toegevoegd.`, undoable: true });
  };
  return (
    <>
      <div className="catalogus-kop">
        <input
          className="invoer"
          type="search"
          value={query}
          placeholder="Zoek een indicator"
          aria-label="Zoek in de catalogus"
          autoFocus
          onChange={(event) => setQuery(event.target.value)}
        />
        <select
          className="invoer"
          aria-label="Koppelen aan"
          value={link}
          onChange={(event) => setLink(event.target.value)}
        >
          <option value="">Later koppelen</option>
          {measured.map(({ id, naam }) => (
            <option key={id} value={id}>
              {naam}
            </option>
          ))}
        </select>
      </div>
      {found.length === 0 ? <p className="stil">Niets gevonden.</p> : null}
      {found.map((indicator) => (
        <Card key={indicator.id} indicator={indicator} added={added.has(indicator.id)} add={() => add(indicator)} />
      ))}
    </>
  );
}

/** Which indicators of the catalogue the agreement holds. */
function useAdded(): ReadonlySet<string> {
  const { doc } = useDesk().session;
  const entries = useRecords(rootPlace(doc).list('indicatoren'));
  const origins = entries.map(({ record }) => recordPlace(record).value('catalogus') as { id: string } | undefined);
  return new Set(origins.flatMap((origin) => origin?.id ?? []));
}

interface CardProps {
  readonly indicator: CatalogueIndicator;
  readonly added: boolean;
  readonly add: () => void;
}

function Card({ indicator, added, add }: CardProps) {
  return (
    <article className="kaart">
      <h3>{indicator.naam}</h3>
      <p>{indicator.omschrijving}</p>
      <footer>
        <span>
          {shortNameOf(INDICATOR_KINDS, indicator.soort)}, {nameOf(FREQUENCIES, indicator.frequentie).toLowerCase()}
        </span>
        {added ? <span className="toegevoegd">Toegevoegd</span> : null}
        <button
          type="button"
          className="toevoegen"
          aria-label={`${indicator.naam} ${added ? 'nog eens toevoegen' : 'toevoegen'}`}
          onClick={add}
        >
          {added ? 'Nog eens' : 'Toevoegen'}
        </button>
      </footer>
    </article>
  );
}
