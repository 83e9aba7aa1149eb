/** The state of the agreement; for who may, a button that moves it on or back. */
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { decide, STATUSES, STATUS_STEPS, type Status } from '../../model/access.ts';
import { put } from '../api/http.ts';
import { StatusPill, statusName } from '../home/status-pill.tsx';
import { useMe, useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';

/** The pill, or the button that looks like it. What is chosen shows once the server says so. */
export function StatusMenu() {
  const { id, status, notice } = useSession();
  const now = useStore(status);
  const me = useMe();
  const steps = decide(me, 'status-wijzigen', now).allowed ? STATUS_STEPS[now] : [];
  if (steps.length === 0) return <StatusPill status={now} />;
  const move = async (next: Status): Promise<void> => {
    const answer = await put(`/api/overeenkomsten/${encodeURIComponent(id)}/status`, { status: next, was: now });
    const text = answer.ok ? `De overeenkomst is nu «${statusName(next)}».` : `Niet gewijzigd. ${answer.boodschap}`;
    notice.set({ text, undoable: false });
  };
  return (
    <MenuTrigger>
      <Button className={`status status-${now} status-knop`} aria-label={`Status: ${statusName(now)}. Wijzigen`}>
        {statusName(now)}
      </Button>
      <Popover className="zweef menu" placement="bottom start" aria-label="Status wijzigen">
        <Menu aria-label="Status wijzigen" onAction={(next) => void move(next as Status)}>
          {STATUSES.filter((one) => steps.includes(one.id)).map((one) => (
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
