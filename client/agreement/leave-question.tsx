/** Asks before someone goes to another page with text that is in this window only. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../sync/context.tsx';
import { ASK_LEAVE } from '../leave.ts';
import { Answers, Question } from '../question.tsx';
import { downloadDoc } from './download.ts';

/** The question, when it is put. */
export function LeaveQuestion() {
  const { doc } = useSession();
  const [go, setGo] = useState<(() => void) | null>(null);
  useEffect(() => {
    const ask = (event: Event): void => setGo(() => (event as CustomEvent<() => void>).detail);
    window.addEventListener(ASK_LEAVE, ask);
    return () => window.removeEventListener(ASK_LEAVE, ask);
  }, []);
  const stay = (): void => setGo(null);
  if (go === null) return null;
  return (
    <Question title="Uw laatste tekst is nog nergens bewaard" close={stay}>
      <p>
        Er is geen verbinding met de server, en op dit toestel kan nu niets bewaard worden. Wat u schreef, staat alleen
        in dit venster. Gaat u weg, dan is het verloren.
      </p>
      <Answers>
        <Button className="knop go" autoFocus onPress={stay}>
          Hier blijven
        </Button>
        <Button className="knop" onPress={() => downloadDoc(doc, doc.getText('titel').toJSON())}>
          Mijn tekst downloaden
        </Button>
        <Button
          className="knop gevaar"
          onPress={() => {
            stay();
            go();
          }}
        >
          Toch weggaan
        </Button>
      </Answers>
    </Question>
  );
}
