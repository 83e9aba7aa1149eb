/** Bringing back what was signed: the PDF, or a scan of paper. */
import { useState, type ReactNode } from 'react';
import { Trouble } from '../api/load.tsx';
import { sendFile, type Sent } from '../api/send-file.ts';
import type { SigningState } from '../../model/signing.ts';
import { FileDrop, type Progress } from './file-drop.tsx';
import { kindOf, typeOf, type FileKind } from './files.ts';
import { Refusals } from './report.tsx';
import { ScanPeople } from './scan-people.tsx';
import { signingPath, type Signing } from './signing.ts';
import { isLeftOut, newsOf } from './standing.ts';

type Refused = Extract<Sent<SigningState>, { ok: false }>;

/** Both ways. */
export function BringBack({ signing }: { signing: Signing }) {
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set());
  const path = signingPath(signing.id);
  const file = encodeURIComponent(signing.state.bestand?.id ?? '');
  const chosen = new URLSearchParams({ ondertekenaars: [...people].join(',') });
  return (
    <section aria-labelledby="terugbrengen">
      <h2 id="terugbrengen">Terugbrengen wat ondertekend is</h2>
      <Upload signing={signing} path={`${path}/${file}/terug`} kinds={SIGNED} label="Ondertekende pdf kiezen">
        <p>
          De pdf van hierboven, met een of meer handtekeningen. Iedereen hoeft nog niet getekend te hebben: u mag ze
          meer dan één keer brengen.
        </p>
      </Upload>
      <details className="op-papier">
        <summary>Tekende iemand op papier?</summary>
        <Upload
          signing={signing}
          path={`${path}/${file}/scans?${chosen.toString()}`}
          kinds={SCANNED}
          label="Scan of foto kiezen"
          notYet={people.size === 0 ? 'Kruis eerst aan wiens handtekening op de scan staat.' : null}
          done={() => setPeople(new Set())}
        >
          <p>Een scan (pdf) of foto (JPEG, PNG). Wiens handtekening staat erop?</p>
          <ScanPeople signing={signing} chosen={people} choose={setPeople} />
        </Upload>
      </details>
    </section>
  );
}

const SIGNED: readonly FileKind[] = ['pdf'];
const SCANNED: readonly FileKind[] = ['pdf', 'jpeg', 'png'];

interface UploadProps {
  readonly signing: Signing;
  readonly path: string;
  readonly kinds: readonly FileKind[];
  readonly label: string;
  /** What has to be said first; null when a file can come. */
  readonly notYet?: string | null;
  readonly done?: () => void;
  readonly children: ReactNode;
}

type State =
  | { readonly kind: 'rust' }
  | { readonly kind: 'bezig'; readonly progress: Progress }
  | { readonly kind: 'aanvaard'; readonly zin: string; readonly counts: boolean }
  | { readonly kind: 'geweigerd'; readonly file: File; readonly answer: Refused };

function Upload({ signing, path, kinds, label, notYet = null, done, children }: UploadProps) {
  const [state, setState] = useState<State>({ kind: 'rust' });
  const take = async (file: File): Promise<void> => {
    const tell = (share: number): void => setState({ kind: 'bezig', progress: { naam: file.name, share } });
    tell(0);
    const answer = await sendFile<SigningState>(path, file, typeOf(kindOf(file, kinds) ?? 'pdf'), tell);
    if (!answer.ok) return setState({ kind: 'geweigerd', file, answer });
    const after = (await signing.refresh()) ?? answer.value;
    setState({ kind: 'aanvaard', zin: newsOf(signing.state, after), counts: !isLeftOut(signing.state, after) });
    done?.();
  };
  return (
    <div className="opladen">
      <FileDrop
        kinds={kinds}
        label={label}
        busy={state.kind === 'bezig' ? state.progress : null}
        notYet={notYet}
        anew={() => setState({ kind: 'rust' })}
        take={(file) => void take(file)}
      >
        {children}
      </FileDrop>
      <div role="status">
        {state.kind === 'aanvaard' ? <p className={state.counts ? 'melding goed' : 'melding'}>{state.zin}</p> : null}
      </div>
      {state.kind === 'geweigerd' ? <NotTaken {...state} again={() => void take(state.file)} /> : null}
    </div>
  );
}

/** Why not, with what to do about it; or what went wrong on the way, to be tried again. */
function NotTaken({ file, answer, again }: { file: File; answer: Refused; again: () => void }) {
  const { verslag, boodschap } = answer;
  if (!verslag) return <Trouble message={`«${file.name}» is niet opgeladen. ${boodschap}`} again={again} />;
  return (
    <div className="melding fout geweigerd" role="alert">
      <p>
        <b>«{file.name}» is niet aanvaard.</b> Er is niets van bewaard; wat al terugkwam, blijft tellen.
      </p>
      <Refusals report={verslag} advice />
    </div>
  );
}
