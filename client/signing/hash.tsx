/** A hash or an address: shortened to read, whole to copy. */
import { useState } from 'react';

/** What is shown and a button that copies all of it. `what` names it for who hears the button. */
export function Copied({ shown, value, what }: { shown: string; value: string; what: string }) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> =>
    setSaid(
      await navigator.clipboard.writeText(value).then(
        () => 'Gekopieerd',
        () => `Kopiëren lukte niet: ${value}`,
      ),
    );
  return (
    <span className="te-kopieren">
      <code title={value}>{shown}</code>
      <button type="button" className="knop klein" aria-label={`${what} kopiëren`} onClick={() => void copy()}>
        Kopiëren
      </button>
      <span className="stil" role="status">
        {said}
      </span>
    </span>
  );
}
