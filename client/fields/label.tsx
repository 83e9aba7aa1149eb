/** A grey word before what it names. */
import type { ReactNode } from 'react';

/** A label with its field. */
export function Label({ text, className = '', children }: { text: string; className?: string; children: ReactNode }) {
  return (
    <label className={`feit ${className}`}>
      <span className="feit-naam">{text}</span>
      {children}
    </label>
  );
}

/** The same look where the field is no labelable element (a button that opens a picker). */
export function Fact({ text, className = '', children }: { text: string; className?: string; children: ReactNode }) {
  return (
    <span className={`feit ${className}`}>
      <span className="feit-naam" aria-hidden="true">
        {text}
      </span>
      {children}
    </span>
  );
}
