/** The file that was laid down: what it is, where to get it, how to compare it. */
import { useState } from 'react';
import type { FrozenFile, ReturnedFile } from '../../model/signing.ts';
import { fileName } from '../api/file.ts';
import { StoredDialog } from '../pdf/stored-dialog.tsx';
import { storedPath } from '../pdf/stored-file.tsx';
import { Download } from './download.tsx';
import { sizeWords } from './files.ts';
import { Copied } from './hash.tsx';
import { returnedPath, signingPath } from './signing.ts';
import { signaturesIn } from './standing.ts';
import { momentWords, shortHash } from './words.ts';

interface CardProps {
  readonly agreement: string;
  readonly titel: string;
  readonly file: FrozenFile;
}

interface FileProps extends CardProps {
  /** It with the signatures so far; null while there are none. */
  readonly leading: ReturnedFile | null;
  /** It is still being signed. */
  readonly isOpen: boolean;
}

/** The file that is being signed, or was. */
export function FileCard({ leading, isOpen, ...card }: FileProps) {
  const { agreement, titel, file } = card;
  return (
    <section className="vastgelegd" aria-labelledby="het-bestand">
      <h2 id="het-bestand">Het bestand</h2>
      <p>
        Vastgelegd {momentWords(file.vastgelegd)} door {file.door}.{' '}
        {isOpen ? 'Dit bestand, en geen ander, wordt ondertekend.' : null}
        {isOpen && leading ? ' Wie nog tekent, doet dat in de pdf met de handtekeningen tot nu toe.' : null}
      </p>
      <div className="knoppen-rij">
        {leading ? (
          <Download
            className="knop go"
            path={returnedPath(agreement, leading)}
            name={fileName(`${titel} ondertekend`, 'pdf')}
          >
            {`Pdf met ${signaturesIn(leading)} downloaden`}
          </Download>
        ) : null}
        <Download
          className={leading ? 'knop' : 'knop go'}
          path={storedPath(agreement, file.id)}
          name={fileName(titel, 'pdf')}
        >
          {leading ? 'Pdf zonder handtekeningen' : 'Pdf downloaden'}
        </Download>
        <LookAt {...card} />
        <Download path={`${signingPath(agreement)}/${encodeURIComponent(file.id)}/json`} name={fileName(titel, 'json')}>
          Gegevens (JSON)
        </Download>
        <span className="stil">pdf van {sizeWords(file.bytes)}</span>
      </div>
      <Facts file={file} />
    </section>
  );
}

/** How anyone can check it. */
function Facts({ file }: { file: FrozenFile }) {
  return (
    <dl className="feitenlijst">
      {file.controle === '' ? null : (
        <div>
          <dt>Controleadres</dt>
          <dd>
            <Copied shown={shortAddress(file.controle)} value={file.controle} what="Controleadres" />
            <small>
              Staat met een QR-code in de pdf: daar kan iedereen een bestand nakijken, zonder zich aan te melden.
            </small>
          </dd>
        </div>
      )}
      <div>
        <dt>Controlegetal van de inhoud</dt>
        <dd>
          <Copied shown={shortHash(file.inhoud)} value={file.inhoud} what="Controlegetal van de inhoud" />
          <small>Berekend uit elk teken van de overeenkomst: wijzigt er een, dan wordt het een ander getal.</small>
        </dd>
      </div>
      <div>
        <dt>Controlegetal van de pdf</dt>
        <dd>
          <Copied shown={shortHash(file.pdf)} value={file.pdf} what="Controlegetal van de pdf" />
        </dd>
      </div>
    </dl>
  );
}

/** The hash in an address is as long as the rest. */
const shortAddress = (address: string): string =>
  address.replace(/[0-9a-f]{64}$/i, shortHash).replace(/^https?:\/\//, '');

/** The stored file over the whole window. */
function LookAt({ agreement, titel, file }: CardProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="knop" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Bekijken
      </button>
      {open ? (
        <StoredDialog
          title="Het vastgelegde bestand"
          agreement={agreement}
          file={file}
          name={fileName(titel, 'pdf')}
          close={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
