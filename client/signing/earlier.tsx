/** Files that were laid down before and do not count any more. They are kept. */
import type { FrozenFile } from '../../model/signing.ts';
import { fileName } from '../api/file.ts';
import { storedPath } from '../pdf/stored-file.tsx';
import { Download } from './download.tsx';
import { momentWords } from './words.ts';

interface EarlierProps {
  readonly agreement: string;
  readonly titel: string;
  readonly files: readonly FrozenFile[];
}

/** The list; nothing where there are none. */
export function Earlier({ agreement, titel, files }: EarlierProps) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="eerdere-bestanden">
      <h2 id="eerdere-bestanden">Vervallen bestanden</h2>
      <p className="stil">Ze blijven bewaard. Komt er zo een ondertekend terug, dan wordt het geweigerd.</p>
      <ul className="rijen">
        {files.map((file) => (
          <li key={file.id}>
            <div>
              <b>Vastgelegd {momentWords(file.vastgelegd)}</b> <span className="stil">door {file.door}</span>
              {file.vervallen ? (
                <p className="stil">
                  Vervallen {momentWords(file.vervallen.op)}, opnieuw geopend door {file.vervallen.door}: «
                  {file.vervallen.reden}»
                </p>
              ) : null}
            </div>
            <div className="rij-knoppen">
              <Download
                path={storedPath(agreement, file.id)}
                name={fileName(`${titel} vervallen`, 'pdf')}
                className="knop klein"
              >
                Downloaden
              </Download>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
