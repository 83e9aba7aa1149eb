/** One button of the toolbar. */
import type { ReactNode } from 'react';

/** A tool that keeps the focus and the selection in the text when it is clicked. */
export function Tool({
  name,
  hint = name,
  on,
  press,
  children,
}: {
  name: string;
  /** Shown on hover, where it is more than the name: with its keys. */
  hint?: string;
  on: boolean;
  press: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="werktuig"
      aria-label={name}
      title={hint}
      aria-pressed={on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {children}
    </button>
  );
}
