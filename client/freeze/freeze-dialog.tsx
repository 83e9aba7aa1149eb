/** Laying the text down to be signed: what stands in the way, for whom it becomes read-only, and the file that was made. */
import { useState } from 'react';
import { isLaidDown } from '../../model/access.ts';
import type { FrozenFile, SigningState } from '../../model/signing.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { post, type Failure } from '../api/http.ts';
import { Answers, Question } from '../question.tsx';
import { Link } from '../router.tsx';
import { signingPage, signingPath } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { Points, type PointsProps } from './points.tsx';
import { Present } from './present.tsx';
import { Result } from './result.tsx';

interface FreezeProps {
  readonly close: () => void;
  /** Called when someone goes to a place in the text. */
  readonly leave: () => void;
}

/** The dialog; once the text is laid down, the file. */
export function FreezeDialog({ close, leave }: FreezeProps) {
  const { id, status } = useSession();
  const [made, setMade] = useState<FrozenFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const now = useStore(status);
  const lay = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const result = await post<SigningState>(signingPath(id), { was: now });
    setBusy(false);
    if (result.ok) setMade(result.value.bestand);
    else setFailure(result);
  };
  if (made) return <Result file={made} close={close} />;
  // By someone else, or by us where the answer did not arrive.
  if (isLaidDown(now) && !busy) return <Already id={id} close={close} />;
  return <Asking {...{ busy, failure, lay, close, leave }} />;
}

interface AskingProps extends FreezeProps {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly lay: () => Promise<void>;
}

function Asking({ busy, failure, lay, close, leave }: AskingProps) {
  const session = useSession();
  const judged = useStore(session.judged);
  const waits = useWaiting(session);
  const open = judged.kind === 'gelezen' ? openProblems(judged.problems) : [];
  // What the server found that this page did not: it has the last word.
  const problems: readonly Problem[] = open.length > 0 ? open : (failure?.problemen ?? []);
  const isReady = problems.length === 0 && waits === null && !busy;
  const waiting = problems.length > 0 ? '' : waits;
  return (
    <Question title={problems.length > 0 ? NOT_YET : NOW} isBusy={busy} close={close}>
      <About problems={problems} agreement={judged.kind === 'gelezen' ? judged.agreement : null} leave={leave} />
      <p className="stil" role="status">
        {busy ? MAKING : waiting}
      </p>
      <Answers trouble={failure && outcome(failure)}>
        <button
          type="button"
          className="knop go"
          aria-disabled={!isReady || undefined}
          onClick={() => void (isReady && lay())}
        >
          {busy ? 'Wordt vastgelegd…' : 'Tekst vastleggen'}
        </button>
        <button type="button" className="knop" aria-disabled={busy || undefined} onClick={() => busy || close()}>
          Annuleren
        </button>
      </Answers>
    </Question>
  );
}

const NOT_YET = 'De tekst kan nog niet vastgelegd worden';
const NOW = 'De tekst vastleggen om te ondertekenen?';
const MAKING = 'De tekst wordt vastgelegd en het bestand gemaakt. Dat kan even duren…';

/** What is certain after a failure, and what is not. */
function outcome({ status, boodschap }: Failure): string {
  if (status === 0)
    return `${boodschap} Of de tekst al vastgelegd is, zegt de status bovenaan zodra er weer verbinding is.`;
  if (status === 409) return `U legde de tekst niet vast. ${boodschap}`;
  return `De tekst is niet vastgelegd: iedereen schrijft verder zoals voordien. ${boodschap}`;
}

function Already({ id, close }: { id: string; close: () => void }) {
  return (
    <Question title="De tekst ligt vast" close={close}>
      <p>Hij werd intussen vastgelegd. Het bestand staat bij de ondertekening.</p>
      <Answers>
        <Link to={signingPage(id)} className="knop go">
          Naar de ondertekening
        </Link>
        <button type="button" className="knop" onClick={close}>
          Sluiten
        </button>
      </Answers>
    </Question>
  );
}

const inTheWay = (count: number): string =>
  count === 1 ? 'Er staat nog 1 punt in de weg.' : `Er staan nog ${count} punten in de weg.`;

/** What stands in the way; where nothing does, what laying down means and for whom. */
function About(props: PointsProps) {
  const { length } = props.problems;
  if (length > 0)
    return (
      <>
        <p>
          <b>{inTheWay(length)}</b> Kies er een om er meteen naartoe te gaan.
        </p>
        <div className="in-de-weg-lijst">
          <Points {...props} />
        </div>
      </>
    );
  return (
    <>
      <p>
        Van de tekst zoals hij nu bewaard is, wordt <b>één bestand</b> gemaakt: dat ondertekent iedereen. Vanaf dan kan
        niemand er nog in schrijven, ook u niet. Moet er toch nog iets aan, dan kunt u hem opnieuw openen; het bestand
        vervalt dan, met de handtekeningen erop.
      </p>
      <Present />
    </>
  );
}

/** What must be over first, besides open points; null where nothing is. */
function useWaiting({ judged, saved, link }: Session): string | null {
  const { kind } = useStore(judged);
  const isSaved = useStore(saved) === 'bewaard';
  const { verbonden } = useStore(link);
  if (kind === 'onbekend') return 'Deze overeenkomst kan hier niet nagekeken worden. Herlaad de pagina.';
  if (!verbonden) return 'Er is nu geen verbinding met de server.';
  if (kind === 'laden') return 'De tekst wordt nog nagekeken…';
  return isSaved ? null : 'Uw laatste wijzigingen worden nog bewaard…';
}
