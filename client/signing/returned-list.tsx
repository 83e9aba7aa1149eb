/** What came back: which file counts, what is in each, and taking one back. */
import { useState } from 'react';
import { decide } from '../../model/access.ts';
import type { ReturnedFile, SigningState } from '../../model/signing.ts';
import { fileName } from '../api/file.ts';
import { post } from '../api/http.ts';
import { enumerate } from '../../model/title.ts';
import { Download } from './download.tsx';
import { sizeWords } from './files.ts';
import { ReasonQuestion } from './reason-question.tsx';
import { returnedPath, type Signing } from './signing.ts';
import { signaturesIn } from './standing.ts';
import { momentWords } from './words.ts';

/** The list; nothing while nothing came back. */
export function ReturnedList({ signing }: { signing: Signing }) {
  const { id, state, refresh } = signing;
  const [taking, setTaking] = useState<ReturnedFile | null>(null);
  if (state.teruggekomen.length === 0) return null;
  return (
    <section aria-labelledby="teruggekomen">
      <h2 id="teruggekomen">Wat terugkwam</h2>
      <Conflicts sentences={state.tegenspraak} />
      <ul className="rijen teruggekomen">
        {state.teruggekomen.map((file) => (
          <Row
            key={file.id}
            file={file}
            signing={signing}
            path={returnedPath(id, file)}
            withdraw={() => setTaking(file)}
          />
        ))}
      </ul>
      {taking ? (
        <ReasonQuestion
          title="Dit bestand intrekken?"
          deed="Intrekken"
          doing="Wordt ingetrokken…"
          go={(reden) => post<SigningState>(`${returnedPath(id, taking)}/intrekking`, { reden })}
          close={() => setTaking(null)}
          done={() => {
            setTaking(null);
            void refresh();
          }}
        >
          <p>
            De handtekeningen die alleen hierin staan, tellen dan niet meer. Het bestand zelf blijft bewaard, met uw
            reden erbij.
          </p>
        </ReasonQuestion>
      ) : null}
    </section>
  );
}

function Conflicts({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="melding tegenspraak">
      <div>
        <p>
          <b>De bestanden spreken elkaar tegen.</b> Het bestand met de meeste geldige handtekeningen telt.
        </p>
        <ul>
          {sentences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface RowProps {
  readonly file: ReturnedFile;
  readonly signing: Signing;
  readonly path: string;
  readonly withdraw: () => void;
}

function Row({ file, signing: { titel, me, state }, path, withdraw }: RowProps) {
  const { op, door, bytes, type, ingetrokken, leidt } = file;
  const mayWithdraw = ingetrokken === null && decide(me, 'ondertekening-leiden', state.status).allowed;
  return (
    <li className={ingetrokken ? 'ingetrokken' : undefined}>
      <div>
        <b>{contentsOf(file, state)}</b>{' '}
        {leidt ? <span className="status status-ondertekend">Dit bestand telt</span> : null}
        <p className="stil">
          {file.soort === 'pdf' ? 'Ondertekende pdf' : 'Scan van papier'}, {sizeWords(bytes)}, opgeladen{' '}
          {momentWords(op)} door {door}
        </p>
        {ingetrokken ? (
          <p className="stil">
            Ingetrokken {momentWords(ingetrokken.op)} door {ingetrokken.door}: «{ingetrokken.reden}»
          </p>
        ) : null}
      </div>
      <div className="rij-knoppen">
        <Download path={path} name={fileName(`${titel} ondertekend`, ENDINGS[type] ?? 'pdf')} className="knop klein">
          Downloaden
        </Download>
        {mayWithdraw ? (
          <button type="button" className="knop klein" onClick={withdraw}>
            Intrekken…
          </button>
        ) : null}
      </div>
    </li>
  );
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** "3 handtekeningen", or whose are on a scan. */
function contentsOf(file: ReturnedFile, { ondertekenaars }: SigningState): string {
  if (file.verslag) return signaturesIn(file);
  const names = ondertekenaars.filter(({ id }) => file.ondertekenaars.includes(id)).map(({ naam }) => naam);
  return enumerate(names) || 'Scan';
}
