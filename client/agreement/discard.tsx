/** Throwing away what stands nowhere else: it takes a second press. */
import { useState } from 'react';

/** The button, and after a press the question in its place. */
export function Discard({ discard }: { discard: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" className="knop" onClick={() => setSure(true)}>
        Weggooien…
      </button>
    );
  return (
    <>
      <button type="button" className="knop gevaar" autoFocus onClick={discard}>
        Ja, voorgoed weggooien
      </button>
      <button type="button" className="knop" onClick={() => setSure(false)}>
        Toch houden
      </button>
    </>
  );
}
