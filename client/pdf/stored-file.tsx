/** The file that was laid down, shown as it is: the bytes that came are held against what the server says it stored. */
import { useCallback } from 'react';
import type { FrozenFile } from '../../model/signing.ts';
import { save } from '../api/file.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import { CheckIcon } from '../fields/icons.tsx';
import { shortHash } from '../signing/words.ts';
import { PdfView } from './pdf-view.tsx';
import { comparedWith, receive, type Received } from './received.ts';

/** Where the bytes of a stored file are. */
export const storedPath = (agreement: string, file: string): string =>
  `/api/overeenkomsten/${encodeURIComponent(agreement)}/ondertekening/${encodeURIComponent(file)}/pdf`;

export interface StoredFileProps {
  readonly agreement: string;
  readonly file: Pick<FrozenFile, 'id' | 'pdf'>;
  /** What it is called when it is downloaded. */
  readonly name: string;
}

/** The stored PDF with what was checked of it, in a column as high as the room it gets. */
export function StoredFile({ agreement, file, name }: StoredFileProps) {
  const load = useCallback(() => receive(storedPath(agreement, file.id)), [agreement, file.id]);
  const [state, again] = useLoad(load);
  return (
    <div className="bewaard-bestand">
      <Loaded state={state} again={again}>
        {(received) => <Shown received={received} stored={file.pdf} name={name} again={again} />}
      </Loaded>
    </div>
  );
}

interface ShownProps {
  readonly received: Received;
  readonly stored: string;
  readonly name: string;
  readonly again: () => void;
}

function Shown({ received, stored, name, again }: ShownProps) {
  const same = comparedWith(received, stored);
  if (same === 'anders')
    return (
      <div className="melding fout" role="alert">
        <p>
          <b>Wat hier aankwam, is niet het bestand dat bewaard is.</b> Het wordt niet getoond. Onderteken niets voor dit
          opgehelderd is.
        </p>
        <button type="button" className="knop" onClick={again}>
          Opnieuw ophalen
        </button>
      </div>
    );
  return (
    <>
      <div className="bewaard-bestand-kop">
        <p role="status">
          {same === 'zelfde' ? <CheckIcon /> : null}
          <span>
            <b>Dit is het bestand dat bewaard is.</b>{' '}
            {same === 'zelfde'
              ? 'Dit toestel rekende het controlegetal na: '
              : 'Deze browser kan het controlegetal niet narekenen (geen beveiligde verbinding): '}
            <code title={`SHA-256 ${stored}`}>{shortHash(stored)}</code>
          </span>
        </p>
        <button type="button" className="knop" onClick={() => save(received.file, name)}>
          Downloaden
        </button>
      </div>
      <PdfView bytes={received.bytes} name={`De vastgelegde pdf: ${name}`} />
    </>
  );
}
