/** The frame of one record: its number in the margin, who is in it, and its tools. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { DownIcon, RemoveIcon, UpIcon } from '../fields/icons.tsx';
import { useMayWrite, useOthersIn } from '../sync/context.tsx';
import { WILL_JUMP } from '../sync/jump.ts';
import type { At } from '../sync/spot.ts';
import type { RecordEdits } from './edits.ts';

/** What a list hands to each of its records: which it is, the nth from 0, and whether it is the last. */
export interface RecordViewProps {
  readonly id: string;
  readonly nth: number;
  readonly at: At;
  readonly edits: RecordEdits;
  readonly last: boolean;
}

interface RecordProps {
  readonly id: string;
  readonly pad: string;
  /** A1, D2; nothing where records bear no number. */
  readonly number?: string;
  /** How to speak of it: "Actie A1". */
  readonly what: string;
  readonly edits: RecordEdits;
  readonly first: boolean;
  readonly last: boolean;
  /** It belongs to every agreement: it can be moved and filled in, not removed. */
  readonly fixed?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One record of a list. */
export function RecordFrame(props: RecordProps) {
  const { id, pad, number, what, edits, first, last, fixed = false, className = '', children } = props;
  const others = useOthersIn(pad);
  const mayWrite = useMayWrite();
  const colour = others[0]?.kleur;
  return (
    <section
      className={`stuk ${colour ? `bij-iemand mens-${colour}` : ''} ${className}`}
      data-pad={pad}
      aria-label={what}
      tabIndex={-1}
    >
      {number ? <span className="nr">{number}</span> : null}
      {others.length > 0 ? (
        <span className="wie-hier">{[...new Set(others.map(({ naam }) => naam))].join(', ')}</span>
      ) : null}
      {children}
      {mayWrite ? <Tools id={id} what={what} edits={edits} first={first} last={last} fixed={fixed} /> : null}
    </section>
  );
}

type ToolsProps = Pick<RecordProps, 'id' | 'what' | 'edits' | 'first' | 'last'> & { readonly fixed: boolean };

function Tools({ id, what, edits, first, last, fixed }: ToolsProps) {
  const box = useRef<HTMLDivElement>(null);
  const move = (by: -1 | 1): void => {
    edits.move(id, by);
    // Moving takes the element out of the page for an instant, and the focus with it.
    requestAnimationFrame(() => requestAnimationFrame(() => focusTool(box.current, by)));
  };
  return (
    <div ref={box} className="stuk-tools">
      <button
        type="button"
        className="icoon-knop"
        aria-label={`${what} naar boven`}
        title="Naar boven"
        data-by="-1"
        disabled={first}
        onClick={() => move(-1)}
      >
        <UpIcon />
      </button>
      <button
        type="button"
        className="icoon-knop"
        aria-label={`${what} naar onder`}
        title="Naar onder"
        data-by="1"
        disabled={last}
        onClick={() => move(1)}
      >
        <DownIcon />
      </button>
      {fixed ? null : (
        <button
          type="button"
          className="icoon-knop"
          aria-label={`${what} verwijderen`}
          title="Verwijderen"
          onClick={() => edits.remove(id, what)}
        >
          <RemoveIcon />
        </button>
      )}
    </div>
  );
}

function focusTool(box: HTMLElement | null, by: number): void {
  const same = box?.querySelector<HTMLButtonElement>(`[data-by="${by}"]`);
  const button = same?.disabled ? box?.querySelector<HTMLButtonElement>(`[data-by="${-by}"]`) : same;
  button?.focus();
  box?.closest('.stuk')?.scrollIntoView({ block: 'nearest' });
}

/** The fields (by name) that matter less often, behind one button; opens by itself when someone is led to one of them. */
export function More({
  pad,
  fields,
  label,
  children,
}: {
  pad: string;
  fields: readonly string[];
  label: string;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const jump = (event: Event): void => {
      const target: unknown = (event as CustomEvent).detail;
      if (typeof target === 'string' && fields.some((field) => target.startsWith(`${pad}/${field}`))) setOpen(true);
    };
    window.addEventListener(WILL_JUMP, jump);
    return () => window.removeEventListener(WILL_JUMP, jump);
  }, [pad, fields]);
  return (
    <div className={`meer ${open ? 'open' : ''}`}>
      <button type="button" className="meer-knop" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? `${label} verbergen` : label}
      </button>
      {open ? <div className="meer-velden">{children}</div> : null}
    </div>
  );
}
