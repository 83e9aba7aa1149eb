/** The frame of one record: its number in the margin, who is in it, its text, and its tools. */
import { memo, useCallback, type KeyboardEvent, type ReactNode } from 'react';
import { PlusIcon } from '../fields/icons.tsx';
import { useMayWrite, useOthersIn } from '../sync/context.tsx';
import type { At } from '../sync/spot.ts';
import type { RecordEdits } from './edits.ts';
import { commandOf } from './record-keys.ts';
import { RecordTools, type ExtraCommand } from './record-tools.tsx';

/** What a list hands to each of its records: which it is, the nth from 0, and whether it is the last. */
export interface RecordViewProps {
  readonly id: string;
  readonly nth: number;
  readonly at: At;
  readonly edits: RecordEdits;
  readonly last: boolean;
}

interface RecordProps extends RecordViewProps {
  /** A1, D2; nothing where records bear no number. */
  readonly number?: string;
  /** How to speak of it: "Actie A1". */
  readonly what: string;
  /** It belongs to every agreement: it can be moved and filled in, not removed. */
  readonly fixed?: boolean;
  /** Nothing is added to its list by this person. */
  readonly closed?: boolean;
  /** Commands of this kind of record only. */
  readonly extra?: readonly ExtraCommand[];
  readonly className?: string;
  readonly children: ReactNode;
}
const NONE: readonly ExtraCommand[] = [];

/** One record of a list. */
export function RecordFrame(props: RecordProps) {
  const { id, nth, at, number, what, edits, last, fixed = false, closed = false } = props;
  const { extra = NONE, className = '', children } = props;
  const { pad } = at;
  const others = useOthersIn(pad);
  const mayWrite = useMayWrite();
  const keys = useKeys({ id, what, edits, fixed });
  const colour = others[0]?.kleur;
  return (
    // The keys belong to the record, whichever of its fields has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={`stuk ${colour ? `bij-iemand mens-${colour}` : ''} ${className}`}
      data-pad={pad}
      aria-label={what}
      tabIndex={-1}
      onKeyDown={mayWrite ? keys : undefined}
    >
      {number ? <span className="nr">{number}</span> : null}
      {others.length > 0 ? (
        <span className="wie-hier">{[...new Set(others.map(({ naam }) => naam))].join(', ')}</span>
      ) : null}
      <div className="stuk-lijf">{children}</div>
      {mayWrite ? (
        <>
          {closed ? null : <Between before={what} insert={() => edits.insert(nth)} />}
          <Tools {...{ id, nth, pad, what, edits, last, fixed, closed, extra }} />
        </>
      ) : null}
    </section>
  );
}

const Tools = memo(RecordTools);

function useKeys({ id, what, edits, fixed }: Required<Pick<RecordProps, 'id' | 'what' | 'edits' | 'fixed'>>) {
  return useCallback(
    (event: KeyboardEvent): void => {
      const command = event.isDefaultPrevented() ? null : commandOf(event);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      switch (command) {
        case 'boven':
          return edits.move(id, -1, what);
        case 'onder':
          return edits.move(id, 1, what);
        case 'dupliceren':
          return fixed ? undefined : edits.duplicate(id, what);
        case 'verwijderen':
          return fixed ? undefined : edits.remove(id, what);
      }
    },
    [id, what, edits, fixed],
  );
}

/** A quiet plus in the gap above a record. For the mouse; the menu says the same to everyone. */
function Between({ before, insert }: { before: string; insert: () => void }) {
  return (
    <button
      type="button"
      className="tussen"
      tabIndex={-1}
      aria-label={`Toevoegen voor ${before}`}
      title="Hier toevoegen"
      onClick={insert}
    >
      <PlusIcon />
    </button>
  );
}
