/** Several of a list: reads as an enumeration, opens to tick. */
import { useRef, useState, type ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { Option } from '../sync/options.ts';
import { setMember } from '../../model/edit.ts';
import { useMayWrite, useOthersIn, useSession } from '../sync/context.tsx';
import { useMembers } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';
import { OthersInside } from '../together/inside.tsx';
import { Fact } from './label.tsx';

type Choice = Pick<Option, 'id' | 'naam' | 'kort'>;
interface SetProps {
  readonly at: At;
  readonly path: string;
  /** What is chosen; said to everyone and shown over the list. */
  readonly label: string;
  /** The word in the running text, where it differs: "met". */
  readonly word?: string;
  readonly bare?: boolean;
  readonly options: readonly Choice[];
  readonly empty: string;
  readonly wanted?: boolean;
  /** Drawn as pills rather than as an enumeration. */
  readonly pills?: boolean;
  /** Said when there is nothing to choose from. */
  readonly none?: string;
  /** Says the chosen in fewer words than an enumeration. */
  readonly summary?: (ids: readonly string[]) => string;
  readonly className?: string;
}

/** A set chosen from a list; two people may tick at once. */
export function SetField({
  at,
  path,
  label,
  word = label,
  bare = false,
  options,
  empty,
  wanted = false,
  pills = false,
  none,
  summary,
  className = '',
}: SetProps) {
  const mayWrite = useMayWrite();
  const pad = padOf(at, path);
  const others = useOthersIn(pad);
  const members = useMembers(at.place, path);
  const chosen = options.filter(({ id }) => members.includes(id));
  const marks = `verzameling ${pills ? 'met-pillen' : ''} ${chosen.length === 0 ? 'leeg' : ''} ${wanted && chosen.length === 0 ? 'gevraagd' : ''} ${others[0] ? `bezet mens-${others[0].kleur}` : ''}`;
  const words =
    chosen.length === 0 ? mayWrite ? empty : '–' : pills ? <Pills chosen={chosen} /> : enumerate(chosen, summary);
  const field = mayWrite ? (
    <Ticking
      pad={pad}
      label={label}
      said={`${label}: ${chosen.map(({ naam }) => naam).join(', ') || empty}`}
      className={marks}
      checks={<Checks at={at} path={path} label={label} options={options} none={none} />}
    >
      {words}
    </Ticking>
  ) : (
    <span className={marks} data-pad={pad}>
      {words}
    </span>
  );
  return bare ? (
    <span className={className}>{field}</span>
  ) : (
    <Fact text={word} className={className}>
      {field}
    </Fact>
  );
}

interface TickingProps {
  readonly pad: string;
  readonly label: string;
  readonly said: string;
  readonly className: string;
  readonly checks: ReactNode;
  readonly children: ReactNode;
}

/** A button that opens the list. What floats exists only while it is open: there are hundreds of these. */
function Ticking({ pad, label, said, className, checks, children }: TickingProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        data-pad={pad}
        aria-label={said}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <Popover className="zweef" triggerRef={button} isOpen onOpenChange={setOpen} placement="bottom start">
          <Dialog className="zweef-inhoud" aria-label={label}>
            <div className="met-anderen">
              {checks}
              <OthersInside />
            </div>
          </Dialog>
        </Popover>
      ) : null}
    </>
  );
}

function enumerate(chosen: readonly Choice[], summary: SetProps['summary']): string {
  return summary ? summary(chosen.map(({ id }) => id)) : chosen.map(({ kort }) => kort).join(', ');
}

function Pills({ chosen }: { chosen: readonly Choice[] }) {
  return chosen.map(({ id, naam }) => (
    <span key={id} className="pil">
      {naam}
    </span>
  ));
}

/** The list itself, to tick. Also used where it stands open. */
export function Checks({
  at,
  path,
  label,
  options,
  none,
}: {
  at: At;
  path: string;
  label: string;
  options: readonly Choice[];
  none?: string | undefined;
}) {
  const { history } = useSession();
  const members = useMembers(at.place, path);
  const mayWrite = useMayWrite();
  if (options.length === 0) return <p className="stil">{none ?? 'Er is nog niets om uit te kiezen.'}</p>;
  const tick = (id: string, present: boolean): void => {
    history.pause();
    setMember(at.place, path, id, present);
  };
  return (
    <fieldset className="vinken" data-pad={padOf(at, path)}>
      <legend>{label}</legend>
      {options.map(({ id, naam }) => (
        <label key={id} className="vink">
          <input
            type="checkbox"
            checked={members.includes(id)}
            disabled={!mayWrite}
            onChange={(event) => tick(id, event.target.checked)}
          />
          <span>{naam}</span>
        </label>
      ))}
    </fieldset>
  );
}
