/** Asks before someone stops taking part, and who takes over. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { post, remove } from '../api/http.ts';
import type { Member } from '../api/places.ts';
import { pathOf } from '../home/row.tsx';
import { Answers, Question } from '../question.tsx';

interface EndProps {
  readonly agreement: string;
  readonly one: Member;
  readonly isSelf: boolean;
  /** Who can take over. */
  readonly heirs: readonly Member[];
  readonly close: () => void;
  readonly done: () => void;
}

/** The question. */
export function MemberEnd({ agreement, one, isSelf, heirs, close, done }: EndProps) {
  const [heir, setHeir] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const end = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await ended(agreement, one.id, isSelf, heir);
    setBusy(false);
    if (answer === null) done();
    else setTrouble(answer);
  };
  return (
    <Question title={isSelf ? 'Stoppen met meewerken?' : `${one.naam} verwijderen?`} isBusy={busy} close={close}>
      <p>
        {isSelf ? 'U ziet' : `${one.naam} ziet`} de overeenkomst dan niet meer, ook niet waar ze nu open staat. Wat
        geschreven is, blijft.
      </p>
      {heirs.length > 0 ? (
        <p className="veld">
          <label htmlFor="overnemer">Wie neemt over?</label>
          <select id="overnemer" className="invoer" value={heir} onChange={(event) => setHeir(event.target.value)}>
            <option value="">Niemand</option>
            {heirs.map(({ id, naam, functie }) => (
              <option key={id} value={id}>
                {functie ? `${naam}, ${functie}` : naam}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      <Answers trouble={trouble}>
        <Button className="knop gevaar" onPress={() => void end()}>
          {wordFor(isSelf, heir)}
        </Button>
        <Button className="knop" autoFocus onPress={close}>
          Annuleren
        </Button>
      </Answers>
    </Question>
  );
}

const wordFor = (isSelf: boolean, heir: string): string =>
  `${heir ? 'Overdragen en ' : ''}${isSelf ? 'stoppen' : 'verwijderen'}`.replace(/^./, (first) => first.toUpperCase());

/** Null when it is done, else why not. Who is not there any more has ended too. */
async function ended(agreement: string, person: string, isSelf: boolean, heir: string): Promise<string | null> {
  const path = `/api${pathOf(agreement)}`;
  const member = `${path}/leden/${encodeURIComponent(person)}`;
  const asked = heir ? post(`${member}/overdracht`, { aan: heir }) : remove(isSelf ? `${path}/lidmaatschap` : member);
  const answer = await asked;
  return answer.ok || (answer.status === 404 && !heir) ? null : `Niet gelukt. ${answer.boodschap}`;
}
