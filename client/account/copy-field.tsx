/** Something secret that is shown once: to be copied, or selected and copied by hand. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface CopyFieldProps {
  readonly value: string;
  readonly label: string;
  /** False where something went wrong before it. */
  readonly good?: boolean;
  /** What it is, and what to do with it. */
  readonly children: ReactNode;
  /** What comes after it. */
  readonly after?: ReactNode;
}

/** The value in a box, with a button. */
export function CopyField({ value, label, good = true, children, after }: CopyFieldProps) {
  const [copied, setCopied] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  // It is the next thing to do, and what is read out.
  useEffect(() => field.current?.select(), []);
  const copy = async (): Promise<void> => {
    field.current?.select();
    setCopied(
      await navigator.clipboard.writeText(value).then(
        () => 'Gekopieerd.',
        () => 'Kopiëren lukte niet. Druk Ctrl+C: de tekst is geselecteerd.',
      ),
    );
  };
  return (
    <section className={good ? 'melding goed eenmalig' : 'melding eenmalig'} aria-label={label}>
      <p id={id}>{children}</p>
      <div className="eenmalig-rij">
        <input
          ref={field}
          className="invoer"
          readOnly
          value={value}
          aria-label={label}
          aria-describedby={id}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="knop" onClick={() => void copy()}>
          Kopiëren
        </button>
      </div>
      <p role="status">{copied}</p>
      {after}
    </section>
  );
}
