/** The small pieces of the steps' forms. */
import type { ReactNode } from 'react';

/** What is wrong with a field; read out when it appears. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return children ? (
    <p className="fout-hint" id={id} role="alert">
      {children}
    </p>
  ) : null;
}

interface TextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly error: string | undefined;
  readonly type?: 'text' | 'email';
  /** What a browser may fill in by itself. */
  readonly fill?: string;
}

/** A line of text with its error. */
export function Text({ id, label, value, set, error, type = 'text', fill = 'off' }: TextProps) {
  return (
    <div className="veld" id={`veld-${id}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="invoer"
        type={type}
        value={value}
        autoComplete={fill}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-fout` : undefined}
        onChange={(event) => set(event.target.value)}
      />
      <FieldError id={`${id}-fout`}>{error}</FieldError>
    </div>
  );
}
