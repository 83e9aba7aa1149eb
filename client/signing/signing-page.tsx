/** Signing an agreement: the file, who signs, bringing back what was signed. */
import { useCallback, useState } from 'react';
import { decide, type Status } from '../../model/access.ts';
import type { SigningState } from '../../model/signing.ts';
import { get } from '../api/http.ts';
import { Trouble, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { Members } from '../api/places.ts';
import { pathOf, titleOf } from '../home/row.tsx';
import { StatusPill } from '../home/status-pill.tsx';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';
import { BringBack } from './bring-back.tsx';
import { Earlier } from './earlier.tsx';
import { FileCard } from './file-card.tsx';
import { Instructions } from './instructions.tsx';
import { Progress } from './progress.tsx';
import { ReopenQuestion } from './reopen-question.tsx';
import { ReturnedList } from './returned-list.tsx';
import { Signatories } from './signatories.tsx';
import { useSigning, type Signing } from './signing.ts';
import { leadingOf } from './standing.ts';

/** The page. */
export default function SigningPage({ id }: { id: string }) {
  const load = useCallback(() => get<Members>(`/api${pathOf(id)}/leden`), [id]);
  const [members] = useLoad(load);
  const { state, failure, refresh } = useSigning(id);
  const { me } = usePerson();
  const { titel, leden } = members.kind === 'klaar' ? members.value : { titel: '', leden: [] };
  // A beheerder is in no list of members.
  const here = leden.find((one) => one.id === me?.id) ?? me;
  return (
    <>
      <Top>
        <Link to={pathOf(id)}>Naar de overeenkomst</Link>
      </Top>
      <main className="blad-pagina ondertekening">
        <p className="pagina-van">{members.kind === 'klaar' ? titleOf(members.value) : null}</p>
        <div className="pagina-kop">
          <h1>Ondertekenen</h1>
          {state ? <StatusPill status={state.status} /> : null}
        </div>
        {failure ? <Trouble message={failure.boodschap} again={() => void refresh()} /> : null}
        {state ? (
          <Shown signing={{ id, titel, me: here, state, refresh }} />
        ) : failure ? null : (
          <p className="wachten" role="status">
            Even geduld…
          </p>
        )}
      </main>
    </>
  );
}

function Shown({ signing }: { signing: Signing }) {
  const { id, titel, me, state } = signing;
  const { bestand, eerder, status } = state;
  return (
    <>
      {bestand ? (
        <>
          <Progress state={state} />
          <FileCard
            agreement={id}
            titel={titel}
            file={bestand}
            leading={leadingOf(state)}
            isOpen={status === 'ter-ondertekening'}
          />
          {status === 'ter-ondertekening' ? <Instructions /> : null}
          {decide(me, 'opladen', status).allowed ? <BringBack signing={signing} /> : null}
          <Signatories signing={signing} />
          <ReturnedList signing={signing} />
          <Reopen signing={signing} file={bestand.id} />
        </>
      ) : (
        <NotYet id={id} state={state} />
      )}
      <Earlier agreement={id} titel={titel} files={eerder} />
    </>
  );
}

function NotYet({ id, state: { status } }: { id: string; state: SigningState }) {
  const [title, next] = NOTHING[status];
  return (
    <div className="leeg-vak">
      <h2>{title}</h2>
      <p>{next}</p>
      <Link to={pathOf(id)} className="knop go">
        Naar de overeenkomst
      </Link>
    </div>
  );
}

const OPEN = 'De tekst ligt nog niet vast';
const EARLY = [
  OPEN,
  'Eerst komt het juridisch nazicht. Een VDAB-redacteur zet de overeenkomst verder met de status bovenaan.',
] as const;
const ELSEWHERE = [
  'Er is hier geen bestand',
  'Deze overeenkomst is niet in Samenschrift vastgelegd om te ondertekenen.',
] as const;
/** What there is to say where no file was laid down. */
const NOTHING: Readonly<Record<Status, readonly [title: string, next: string]>> = {
  voorbereiding: EARLY,
  onderhandeling: EARLY,
  'juridisch-nazicht': [
    OPEN,
    'Is het nazicht klaar, dan legt een VDAB-redacteur de tekst vast met de status bovenaan de overeenkomst. Daarna vindt u hier het bestand om te ondertekenen.',
  ],
  'ter-ondertekening': ELSEWHERE,
  ondertekend: ELSEWHERE,
  opgezegd: ELSEWHERE,
};

function Reopen({ signing: { id, titel, me, state, refresh }, file }: { signing: Signing; file: string }) {
  const [asking, setAsking] = useState(false);
  if (!decide(me, 'ondertekening-leiden', state.status).allowed) return null;
  return (
    <section aria-labelledby="heropenen">
      <h2 id="heropenen">Moet er nog iets aan de tekst?</h2>
      <p>Open hem dan opnieuw. Het bestand vervalt, en iedereen tekent later een nieuw.</p>
      <p className="pagina-doen">
        <button type="button" className="knop" onClick={() => setAsking(true)}>
          Tekst opnieuw openen…
        </button>
      </p>
      {asking ? (
        <ReopenQuestion
          agreement={id}
          titel={titel}
          file={file}
          close={() => setAsking(false)}
          done={() => {
            setAsking(false);
            void refresh();
          }}
        />
      ) : null}
    </section>
  );
}
