/** The answer time and the agreement of several cells at once: what differs is said, and stays unless something is written. */
import { useState, type ReactNode } from 'react';
import { writeCells, type CellChange } from '../../model/cells.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import type { CellsProps } from './cell-fields.tsx';
import { inOneStep } from './clipboard.ts';
import { countWords } from './selection.ts';

/** The value all cells share, or that they differ. */
function common<T>(
  values: readonly T[],
): { readonly same: true; readonly value: T | undefined } | { readonly same: false } {
  return new Set(values).size <= 1 ? { same: true, value: values[0] } : { same: false };
}

/** A draft that is written into every cell when it is left; null while nothing was typed. */
function useDraft(names: readonly string[], changeOf: (typed: string) => CellChange | null) {
  const session = useSession();
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && changeOf(draft) === null;
  const leave = (): void => {
    const change = draft === null ? null : changeOf(draft);
    if (change)
      inOneStep(session, () =>
        writeCells(
          session.doc,
          names.map((name) => ({ name, change })),
        ),
      );
    if (change) setDraft(null);
  };
  return { draft, setDraft, wrong, leave };
}

/** "Antwoord binnen". */
export function ManyDays({ names, cells, pad }: CellsProps) {
  const mayWrite = useMayWrite();
  const { draft, setDraft, wrong, leave } = useDraft(names, (typed) => {
    if (typed.trim() === '') return { antwoordtermijn: null };
    return /^\s*[1-9]\d{0,3}\s*$/.test(typed) ? { antwoordtermijn: Number(typed) } : null;
  });
  const now = common(cells.map(({ antwoordtermijn }) => antwoordtermijn));
  return (
    <Field veld="antwoordtermijn" label="Antwoord binnen (werkdagen)" differs={!now.same}>
      <input
        className="invoer kort"
        inputMode="numeric"
        aria-label="Antwoord binnen (werkdagen)"
        aria-invalid={wrong || undefined}
        placeholder={now.same ? 'aantal' : 'verschillend'}
        value={draft ?? (now.same ? (now.value ?? '') : '')}
        readOnly={!mayWrite}
        data-pad={`${pad}/antwoordtermijn`}
        data-eigen-undo={draft === null ? undefined : ''}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && leave()}
      />
      {wrong ? <span className="fout-hint">Schrijf een geheel getal vanaf 1.</span> : null}
    </Field>
  );
}

/** "Afspraak". Writing here replaces what each of the cells says. */
export function ManyText({ names, cells, pad }: CellsProps) {
  const mayWrite = useMayWrite();
  const { draft, setDraft, leave } = useDraft(names, (typed) => ({ afspraak: typed }));
  const now = common(cells.map(({ afspraak }) => afspraak));
  const told = cells.filter(({ afspraak }) => afspraak !== '').length;
  return (
    <Field veld="afspraak" label="Afspraak" differs={!now.same}>
      <textarea
        className="invoer"
        rows={3}
        aria-label="Afspraak"
        placeholder={now.same ? 'Wat spreken de partners concreet af?' : `verschillend in ${countWords(told)}`}
        value={draft ?? (now.same ? (now.value ?? '') : '')}
        readOnly={!mayWrite}
        data-pad={`${pad}/afspraak`}
        data-eigen-undo={draft === null ? undefined : ''}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
      />
      {draft !== null && !now.same ? (
        <span className="stil">Vervangt de afspraak in {countWords(cells.length)} zodra u dit veld verlaat.</span>
      ) : null}
    </Field>
  );
}

function Field({
  veld,
  label,
  differs,
  children,
}: {
  veld: string;
  label: string;
  differs: boolean;
  children: ReactNode;
}) {
  return (
    <div className="veld-blok" data-veld={veld}>
      <span className="veld-naam">
        {label} {differs ? <i className="verschillend">verschillend</i> : null}
      </span>
      {children}
    </div>
  );
}
