/** What a cell of the taakverdeling says at a glance. */
import { CELL_KEYS, cellName } from '../../model/agreement.ts';
import { useSession } from '../sync/context.tsx';
import { useMembers, useText, useValue } from '../sync/hooks.ts';
import type { At } from '../sync/spot.ts';
import { useSelect, useStore } from '../sync/store.ts';
import { statesOf, type CellState } from './gaps.ts';
import { PartyMark } from './party-mark.tsx';
import { whoInWords, whoParts } from './who.ts';

const PLACES: ReadonlyMap<string, number> = new Map(CELL_KEYS.map((key, nth) => [cellName(key), nth]));

/** How one cell stands. */
export function useCellState(name: string): CellState {
  const { doc, options } = useSession();
  const nth = PLACES.get(name) ?? 0;
  return useSelect(statesOf(doc, options), (states) => (states.split(' ')[nth] ?? 'buiten') as CellState);
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
      <Agreed at={at} />
      <Reach at={at} state={state} />
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
      {state === 'leeg' ? (
        <span className="cel-wie">Nog niemand aan zet</span>
      ) : (
        whoParts(turn, parties).map(({ naam, soort }) => (
          <span key={naam} className="cel-wie">
            <PartyMark naam={naam} soort={soort} />
            <span>{naam}</span>
          </span>
        ))
      )}
      {withWhom ? <small>met {withWhom}</small> : null}
    </>
  );
}

function Agreed({ at }: { at: At }) {
  const agreed = useText(at.place.text('afspraak'));
  return agreed ? <small className="cel-afspraak">{agreed}</small> : null;
}

/** How fast, and whom to call. */
function Reach({ at, state }: { at: At; state: CellState }) {
  const { options } = useSession();
  const days = useValue(at.place, 'antwoordtermijn');
  const contacts = useStore(options.contactpersonen);
  const chosen = useMembers(at.place, 'contactpersonen');
  const names = contacts.filter(({ id }) => chosen.includes(id)).map(({ kort }) => kort);
  return (
    <>
      {typeof days === 'number' ? (
        <small className="cel-feit">
          <ClockIcon />
          <span className="enkel-voorlezen">antwoord binnen </span>
          {days === 1 ? '1 werkdag' : `${days} werkdagen`}
        </small>
      ) : null}
      {names.length > 0 ? (
        <small className="cel-feit" title={names.join(', ')}>
          <PersonIcon />
          <span className="enkel-voorlezen">contact: </span>
          {inShort(names)}
        </small>
      ) : (
        <small className={`mist ${state === 'leeg' ? '' : 'gearceerd'}`}>Nog geen contactpersoon</small>
      )}
    </>
  );
}

/** One name and how many more: with eight, the row would fill the screen. The editor shows them all. */
function inShort(names: readonly string[]): string {
  if (names.length <= 2) return names.join(', ');
  return `${names[0] ?? ''} en ${names.length - 1} anderen`;
}

const ClockIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.6V8l2.4 1.6" />
  </svg>
);
const PersonIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="5.2" r="2.7" />
    <path d="M2.8 13.6c.6-2.7 2.6-4 5.2-4s4.6 1.3 5.2 4" />
  </svg>
);
