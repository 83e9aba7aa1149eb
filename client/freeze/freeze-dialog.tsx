/** Laying the text down to be signed: what stands in the way, for whom it becomes read-only, and the file that was made. */
import { useState } from 'react';
import type { FrozenFile, SigningState } from '../../model/signing.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { post } from '../api/http.ts';
import { Answers, Question } from '../question.tsx';
import { signingPath } from '../signing/signing.ts';
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
  const session = useSession();
  const [made, setMade] = useState<FrozenFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const judged = useStore(session.judged);
  const waits = useWaiting(session);
  const agreement = judged.kind === 'gelezen' ? judged.agreement : null;
  const open = judged.kind === 'gelezen' ? openProblems(judged.problems) : [];
  // What the server found that this page did not: it has the last word.
  const problems = open.length > 0 ? open : (refused?.problems ?? []);
  const why = problems.length > 0 ? inTheWay(problems.length) : waits;
  const lay = async (): Promise<void> => {
    if (busy || why !== null) return;
    setBusy(true);
    setRefused(null);
    const result = await post<SigningState>(signingPath(session.id), { was: session.status.get() });
    setBusy(false);
    if (result.ok) setMade(result.value.bestand);
    else setRefused({ words: result.boodschap, problems: result.problemen });
  };
  if (made) return <Result file={made} close={close} />;
  return (
    <Question title={problems.length > 0 ? NOT_YET : NOW} isBusy={busy} close={close}>
      <About problems={problems} agreement={agreement} leave={leave} />
      <p className="stil" role="status">
        {busy
          ? 'De tekst wordt vastgelegd en het bestand gemaakt. Dat kan even duren…'
          : problems.length > 0
            ? ''
            : waits}
      </p>
      <Answers
        trouble={
          refused === null
            ? null
            : `De tekst is niet vastgelegd: iedereen schrijft verder zoals voordien. ${refused.words}`
        }
      >
        <button
          type="button"
          className="knop go"
          aria-disabled={busy || why !== null || undefined}
          onClick={() => void lay()}
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
        niemand er nog in schrijven, ook u niet. Moet er toch nog iets aan, dan kunt u hem weer openen; het bestand
        vervalt dan, met de handtekeningen erop.
      </p>
      <Present />
    </>
  );
}

const NOT_YET = 'De tekst kan nog niet vastgelegd worden';
const NOW = 'De tekst vastleggen om te ondertekenen?';

interface Refused {
  readonly words: string;
  readonly problems: readonly Problem[];
}

const inTheWay = (count: number): string =>
  count === 1 ? 'Er staat nog 1 punt in de weg.' : `Er staan nog ${count} punten in de weg.`;

/** What must be over first, besides open points; null where nothing is. */
function useWaiting({ judged, saved, link }: Session): string | null {
  const kind = useStore(judged).kind;
  const isSaved = useStore(saved) === 'bewaard';
  const { verbonden } = useStore(link);
  if (kind === 'onbekend') return 'Deze overeenkomst kan hier niet nagekeken worden. Herlaad de pagina.';
  if (!verbonden) return 'Er is nu geen verbinding met de server.';
  if (kind === 'laden') return 'De tekst wordt nog nagekeken…';
  return isSaved ? null : 'Uw laatste wijzigingen worden nog bewaard…';
}
