/** What a cell of the taakverdeling says at a glance. */
import { useSession } from '../sync/context.tsx';
import { useMembers, useText, useValue } from '../sync/hooks.ts';
import type { At } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { whoInWords } from './start.ts';

export type CellState = 'buiten' | 'leeg' | 'gevuld';

/** Whether a cell is in scope and someone is at turn. */
export function useCellState(at: At): CellState {
  const inScope = useValue(at.place, 'vanToepassing') === true;
  const { options } = useSession();
  const parties = useStore(options.partijen);
  const members = useMembers(at.place, 'aanZet');
  if (!inScope) return 'buiten';
  return parties.some(({ id }) => members.includes(id)) ? 'gevuld' : 'leeg';
}

/** The words in the cell. */
export function CellView({ at, state }: { at: At; state: CellState }) {
  if (state === 'buiten')
    return (
      <span className="cel-buiten">
        <span aria-hidden="true">–</span>
        <span className="enkel-voorlezen">niet in deze overeenkomst</span>
      </span>
    );
  return (
    <>
      <Who at={at} state={state} />
      <Rest at={at} />
    </>
  );
}

function Who({ at, state }: { at: At; state: CellState }) {
  const { options } = useSession();
  const parties = useStore(options.partijen);
  const turn = useMembers(at.place, 'aanZet');
  const involved = useMembers(at.place, 'betrokken');
  const withWhom = whoInWords(involved, parties);
  return (
    <>
      <span className="cel-wie">{state === 'leeg' ? 'Nog niemand aan zet' : whoInWords(turn, parties)}</span>
      {withWhom ? <small>met {withWhom}</small> : null}
    </>
  );
}

function Rest({ at }: { at: At }) {
  const { options } = useSession();
  const agreed = useText(at.place.text('afspraak'));
  const days = useValue(at.place, 'antwoordtermijn');
  const contacts = useStore(options.contactpersonen);
  const chosen = useMembers(at.place, 'contactpersonen');
  const names = contacts.filter(({ id }) => chosen.includes(id)).map(({ kort }) => kort);
  return (
    <>
      {agreed ? <small className="cel-afspraak">{agreed}</small> : null}
      {typeof days === 'number' ? <small>antwoord in {days === 1 ? '1 werkdag' : `${days} werkdagen`}</small> : null}
      {names.length > 0 ? (
        <small>contact: {inShort(names)}</small>
      ) : (
        <small className="mist">nog geen contactpersoon</small>
      )}
    </>
  );
}

/** Two names at most: with eight, the row would fill the screen. The cell's own fields show them all. */
function inShort(names: readonly string[]): string {
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} en ${names.length - 2} anderen`;
}
