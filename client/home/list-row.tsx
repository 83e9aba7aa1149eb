/** A row of a list one manages: what it is, what can be done with it, and why that was not done. */
import { useState, type ReactNode } from 'react';

interface ListRowProps {
  readonly name: string;
  /** How it stands, beside its name. */
  readonly mark?: ReactNode;
  /** Why the last deed was not done. */
  readonly trouble: string | null;
  /** The buttons. */
  readonly deeds: ReactNode;
  /** What there is to know of it. */
  readonly children: ReactNode;
}

/** The row; its list has the class `rijen`. */
export function ListRow({ name, mark, trouble, deeds, children }: ListRowProps) {
  return (
    <li>
      <div>
        <b>{name}</b> {mark}
        {children}
        {trouble ? (
          <p className="melding fout" role="alert">
            {trouble}
          </p>
        ) : null}
      </div>
      {deeds ? <div className="rij-knoppen">{deeds}</div> : null}
    </li>
  );
}

interface RowButtonProps {
  readonly children: string;
  /** What it does, and with which row. */
  readonly label: string;
  readonly busy?: boolean;
  readonly quiet?: boolean;
  readonly press: () => void;
}

/** A button of a row. While busy it keeps the focus that a disabled one would lose. */
export function RowButton({ children, label, busy = false, quiet = false, press }: RowButtonProps) {
  return (
    <button
      type="button"
      className={quiet ? 'knop klein stil' : 'knop klein'}
      aria-disabled={busy || undefined}
      aria-label={label}
      onClick={press}
    >
      {children}
    </button>
  );
}

/** One deed at a time; a deed gives null when it is done, else why not. */
export function useDeed(): {
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly act: (deed: () => Promise<string | null>) => void;
} {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const act = async (deed: () => Promise<string | null>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const failed = await deed();
    setBusy(false);
    setTrouble(failed);
  };
  return { busy, trouble, act: (deed) => void act(deed) };
}
