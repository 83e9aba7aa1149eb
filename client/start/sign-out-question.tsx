/** What to do with work that was never sent, before signing out takes it from this device. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { readUnsent, type UnsentCopy } from '../device/registry.ts';
import { sendCopy } from '../device/send.ts';
import { Answers, Question } from '../question.tsx';

interface Props {
  readonly unsent: readonly UnsentCopy[];
  readonly leave: () => Promise<string | null>;
  readonly close: () => void;
}

/** The question. */
export default function SignOutQuestion({ unsent, leave, close }: Props) {
  const [rows, setRows] = useState(unsent);
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const go = async (): Promise<void> => {
    const failed = await leave();
    setBusy(null);
    setTrouble(failed);
    if (failed === null) close();
  };
  const send = async (): Promise<void> => {
    setTrouble(null);
    const failures: string[] = [];
    for (const [nth, row] of rows.entries()) {
      setBusy(`Versturen… (${nth + 1} van ${rows.length})`);
      const failed = await sendCopy(row);
      if (failed !== null) failures.push(`${titleOf(row)}: ${failed}`);
    }
    if (failures.length === 0) return go();
    const left = await readUnsent();
    setRows(rows.filter(({ naam }) => left.some((other) => other.naam === naam)));
    setBusy(null);
    setTrouble(`Niet alles is verstuurd, en u bent nog aangemeld. ${failures.join(' ')}`);
  };
  return (
    <Question title="Op dit toestel staat nog tekst die niet verstuurd is" isBusy={busy !== null} close={close}>
      <p>
        Afmelden wist alles wat Samenschrift op dit toestel bewaart. Hierin staan wijzigingen die de server nog niet
        heeft:
      </p>
      <Unsent rows={rows} />
      <p role="status">{busy}</p>
      <Answers trouble={trouble}>
        <Button className="knop go" autoFocus isDisabled={busy !== null} onPress={() => void send()}>
          Versturen en dan afmelden
        </Button>
        <Button className="knop gevaar" isDisabled={busy !== null} onPress={() => void go()}>
          Toch wissen en afmelden
        </Button>
        <Button className="knop" isDisabled={busy !== null} onPress={close}>
          Annuleren
        </Button>
      </Answers>
    </Question>
  );
}

function Unsent({ rows }: { rows: readonly UnsentCopy[] }) {
  return (
    <ul className="niet-verstuurd">
      {rows.map((row) => (
        <li key={row.naam}>
          <span>{titleOf(row)}</span>
          <small>{row.aantal === 1 ? '1 wijziging' : `${row.aantal} wijzigingen`} niet verstuurd</small>
        </li>
      ))}
    </ul>
  );
}

const titleOf = ({ titel }: UnsentCopy): string => titel || 'Overeenkomst zonder titel';
