/** One button of the toolbar. */
import type { ReactNode } from 'react';

/** A tool that keeps the focus and the selection in the text when it is clicked. */
export function Tool({
  name,
  on,
  press,
  children,
}: {
  name: string;
  on: boolean;
  press: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="werktuig"
      aria-label={name}
      title={name}
      aria-pressed={on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {children}
    </button>
  );
}
