/** The state of the agreement; for who may, a button that moves it on or back. */
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { decide, STATUSES, STATUS_STEPS, type Actor, type Status } from '../../model/access.ts';
import { put } from '../api/http.ts';
import { FreezeDialog } from '../freeze/freeze-dialog.tsx';
import { Reopen } from '../freeze/reopen.tsx';
import { StatusPill, statusName } from '../home/status-pill.tsx';
import { navigate } from '../router.tsx';
import { signingPage } from '../signing/signing.ts';
import { useMe, useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';

interface Step {
  readonly id: Status | 'ondertekening' | 'heropenen';
  readonly naam: string;
  readonly uitleg: string;
}
const TO_SIGNING: Step = {
  id: 'ondertekening',
  naam: 'Naar de ondertekening',
  uitleg: 'Het bestand, wie al ondertekende, en wat terugkwam.',
};
const REOPEN: Step = {
  id: 'heropenen',
  naam: 'Tekst opnieuw openen…',
  uitleg: 'Er moet nog iets aan. Het bestand vervalt, met de handtekeningen erop.',
};

/** What this person may do about the state, in the order in which an agreement goes. */
function stepsOf(me: Actor, now: Status): readonly Step[] {
  const chosen: readonly Status[] = decide(me, 'status-wijzigen', now).allowed ? STATUS_STEPS[now] : [];
  const isNext = (id: Status): boolean => id === 'ter-ondertekening' && decide(me, 'vastleggen', now).allowed;
  const steps: Step[] = STATUSES.filter(({ id }) => chosen.includes(id) || isNext(id));
  if (now === 'ter-ondertekening' || now === 'ondertekend') steps.push(TO_SIGNING);
  if (decide(me, 'ondertekening-leiden', now).allowed) steps.push(REOPEN);
  return steps;
}

/** The pill, or the button that looks like it. What is chosen shows once the server says so. `leave`: someone goes to a place in the text. */
export function StatusMenu({ leave }: { leave?: () => void }) {
  const { id, status, notice } = useSession();
  const now = useStore(status);
  const steps = stepsOf(useMe(), now);
  const [asking, setAsking] = useState<'vastleggen' | 'heropenen' | null>(null);
  const close = (): void => setAsking(null);
  const move = async (next: Status): Promise<void> => {
    const answer = await put(`/api/overeenkomsten/${encodeURIComponent(id)}/status`, { status: next, was: now });
    const text = answer.ok ? `De overeenkomst is nu «${statusName(next)}».` : `Niet gewijzigd. ${answer.boodschap}`;
    notice.set({ text, undoable: false });
  };
  const choose = (step: Step['id']): void => {
    if (step === 'ondertekening') navigate(signingPage(id));
    else if (step === 'heropenen') setAsking('heropenen');
    else if (step === 'ter-ondertekening') setAsking('vastleggen');
    else void move(step);
  };
  return (
    <>
      {steps.length === 0 ? <StatusPill status={now} /> : <StepMenu now={now} steps={steps} choose={choose} />}
      {asking === 'vastleggen' ? (
        <FreezeDialog
          close={close}
          leave={() => {
            close();
            leave?.();
          }}
        />
      ) : null}
      {asking === 'heropenen' ? <Reopen close={close} /> : null}
    </>
  );
}

interface MenuProps {
  readonly now: Status;
  readonly steps: readonly Step[];
  readonly choose: (step: Step['id']) => void;
}

function StepMenu({ now, steps, choose }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={`status status-${now} status-knop`} aria-label={`Status: ${statusName(now)}. Wijzigen`}>
        {statusName(now)}
      </Button>
      <Popover className="zweef menu" placement="bottom start" aria-label="Status wijzigen">
        <Menu aria-label="Status wijzigen" onAction={(key) => choose(key as Step['id'])}>
          {steps.map((one) => (
            <MenuItem key={one.id} id={one.id} textValue={one.naam} className="menu-keuze status-keuze">
              <Text slot="label">{one.naam}</Text>
              <Text slot="description">{one.uitleg}</Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
