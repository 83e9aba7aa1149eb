/** For anyone, without signing in: is this file, or this paper, what was agreed here? */
import { useCallback, useState } from 'react';
import type { CheckAnswer } from '../../model/signing.ts';
import type { Failure } from '../api/http.ts';
import { Loaded, Trouble, useLoad } from '../api/load.tsx';
import { Top } from '../home/top.tsx';
import { FileDrop, type Progress } from '../signing/file-drop.tsx';
import { Answer } from './answer.tsx';
import { CHECKED, checkFile, checkHash, isHash } from './ask.ts';

/** The page; `hash`: what the address on paper leads to, null without one. */
export default function CheckPage({ hash }: { hash: string | null }) {
  return (
    <>
      <Top />
      <main className="blad-pagina smal controle">
        <h1>Is dit de echte overeenkomst?</h1>
        {hash === null ? (
          <p>
            Kreeg u een samenwerkingsovereenkomst die in Samenschrift vastgelegd is? Kies het bestand: u ziet of het
            echt is, of er iets aan gewijzigd is en wie ondertekende. U hoeft zich niet aan te melden.
          </p>
        ) : (
          <ByAddress hash={hash} />
        )}
        <ByFile first={hash === null} />
      </main>
    </>
  );
}

function ByAddress({ hash }: { hash: string }) {
  return isHash(hash) ? (
    <Looked key={hash} hash={hash} />
  ) : (
    <div className="melding" role="alert">
      <p>Dit adres is niet volledig. Neem de QR-code opnieuw op, of typ het hele adres over.</p>
    </div>
  );
}

function Looked({ hash }: { hash: string }) {
  const load = useCallback(() => checkHash(hash), [hash]);
  const [state, again] = useLoad(load);
  return (
    <Loaded state={state} again={again}>
      {(answer) => <Answer answer={answer} how="adres" naam={null} />}
    </Loaded>
  );
}

/** Where it is with the file that was given. */
type State =
  | { readonly kind: 'niets' }
  | { readonly kind: 'bezig'; readonly progress: Progress }
  | { readonly kind: 'fout'; readonly failure: Failure; readonly file: File }
  | { readonly kind: 'klaar'; readonly answer: CheckAnswer; readonly naam: string };

function ByFile({ first }: { first: boolean }) {
  const [state, setState] = useState<State>({ kind: 'niets' });
  const take = useCallback(async (file: File): Promise<void> => {
    const tell = (share: number): void => setState({ kind: 'bezig', progress: { naam: file.name, share } });
    tell(0);
    const result = await checkFile(file, tell);
    setState(
      result.ok ? { kind: 'klaar', answer: result.value, naam: file.name } : { kind: 'fout', failure: result, file },
    );
  }, []);
  return (
    <>
      <h2 className={first ? 'enkel-voorlezen' : undefined}>{first ? 'Het bestand' : 'Hebt u ook het bestand?'}</h2>
      <FileDrop
        kinds={CHECKED}
        label={state.kind === 'klaar' ? 'Nog een bestand kiezen' : 'Bestand kiezen'}
        busy={state.kind === 'bezig' ? state.progress : null}
        anew={() => setState({ kind: 'niets' })}
        take={(file) => void take(file)}
      >
        <p>
          <b>De pdf</b>, ondertekend of niet, of <b>het gegevensbestand</b> (JSON) dat erin zit.
        </p>
        <p className="stil">
          Het bestand wordt in het geheugen van de server nagekeken en niet bewaard. Van een gegevensbestand gaat alleen
          een controlegetal naar de server.
        </p>
      </FileDrop>
      {state.kind === 'fout' ? <Trouble message={state.failure.boodschap} again={() => void take(state.file)} /> : null}
      {state.kind === 'klaar' ? <Answer answer={state.answer} how="bestand" naam={state.naam} /> : null}
    </>
  );
}
